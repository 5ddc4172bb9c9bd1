import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { answerRequest } from "../../../../../functions/sandbox/pagopa-node/answer-request.ts";
import { prettyXml } from "../../../../../functions/sandbox/pagopa-node/pages/pretty-xml.ts";
import { toHttpResult } from "../../../../../functions/sandbox/pagopa-node/responses.ts";
import {
  answerWell,
  ente,
  notice,
  readCall,
  refusal,
  sandboxWorld,
} from "../../../../support/sandbox/sandbox-world.ts";

let node: ReturnType<typeof sandboxWorld>;
beforeEach(() => {
  node = sandboxWorld();
});

type Sent = { readonly headers?: Record<string, string>; readonly body?: string };

async function ask(method: string, path: string, { headers = {}, body = "" }: Sent = {}) {
  const reply = await answerRequest({ method, path, headers, query: {}, body }, node.dependencies);
  const { status, headers: answered = {}, body: text } = toHttpResult(reply);
  return { status, headers: answered, text: String(text ?? "") };
}

function submit(path: string, fields: Record<string, string>) {
  return ask("POST", path, { body: new URLSearchParams(fields).toString() });
}

/** Begins a run by the form of the first page; the address of the run's page. */
async function beginRun(fields: Record<string, string> = notice): Promise<string> {
  const { status, headers } = await submit("/sandbox/runs", { action: "verify", ...fields });
  expect(status).toBe(303);
  return headers["location"] ?? "";
}

const evil = `<script>alert("x")</script>'&`;

describe("the pages", () => {
  it("run one script of their own, are framed by nobody and tell no other site where", async () => {
    const { headers } = await ask("GET", "/sandbox");
    expect(headers["content-security-policy"]).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers["referrer-policy"]).toBe("no-referrer");
  });

  it("have no script, style or event in their text", async () => {
    const run = await beginRun();
    for (const path of ["/sandbox", run, `${run}/report`]) {
      const { text } = await ask("GET", path);
      expect(text).not.toMatch(/<style|<script(?![^>]*src="\/sandbox\/assets)|\son\w+=|style="/iu);
      expect(text).toMatch(/^<!doctype html>\s*<html lang="it">/u);
      expect(text.match(/<h1>/gu)).toHaveLength(1);
    }
  });

  it("label every field they ask for", async () => {
    const run = await beginRun();
    for (const path of ["/sandbox", run]) {
      const { text } = await ask("GET", path);
      const fields = [...text.matchAll(/<(?:input|textarea)\b[^>]*>/gu)]
        .map(([tag]) => tag)
        .filter((tag) => !tag.includes('type="hidden"'));
      expect(fields.length).toBeGreaterThan(3);
      for (const field of fields) {
        const id = /\bid="([^"]+)"/u.exec(field)?.[1] ?? "";
        expect(text).toContain(`<label for="${id}">`);
      }
      const ids = [...text.matchAll(/\bid="([^"]+)"/gu)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });

  it("escape what stations and people write", async () => {
    node.world.behave = (request) => {
      const answer = answerWell(request);
      return answer.primitive === "paVerifyPaymentNotice" && answer.outcome === "OK"
        ? { ...answer, paymentDescription: evil, companyName: evil }
        : answer;
    };
    const run = await beginRun({ ...notice, title: evil });
    for (const path of [run, `${run}/report`]) {
      const { text } = await ask("GET", path);
      expect(text).not.toContain("<script>alert");
      expect(text).toContain("&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;&#39;&amp;");
    }
    const refused = await submit("/sandbox/runs", { noticeNumber: evil, fiscalCode: evil });
    expect(refused.text).not.toContain("<script>alert");
  });
});

describe("the first page", () => {
  it("begins a run with the notice of a QR code and leads to its page", async () => {
    const qr = `PAGOPA|002|${notice.noticeNumber}|${notice.fiscalCode}|12000`;
    const run = await beginRun({ qr, title: "Pre-esercizio" });
    expect(run).toMatch(/^\/sandbox\/runs\/[0-9a-f]{32}$/u);
    const { text } = await ask("GET", run);
    for (const fact of ["Pre-esercizio", ente.name, "TARI 2027", "120,00 €", "✓ OK"]) {
      expect(text).toContain(fact);
    }
  });

  it("takes a notice number with the spaces it is printed with", async () => {
    await beginRun({ ...notice, noticeNumber: "3120 0000 0000 0001 19" });
    expect(node.requests.map(readCall)).toMatchObject([{ qrCode: notice }]);
  });

  it("says what is wrong beside the field, and keeps what was written", async () => {
    const refused = await submit("/sandbox/runs", { noticeNumber: "31", fiscalCode: "12" });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain("Errore: Il numero avviso è di 18 cifre.");
    expect(refused.text).toContain('href="#avviso-fiscalCode"');
    expect(refused.text).toContain('value="31"');
    const wrongQr = await submit("/sandbox/runs", { qr: "https://example.org" });
    expect(wrongQr.text).toContain("Il testo non è quello del codice QR");
    expect(node.requests).toEqual([]);
  });

  it("probes a station, for which to know nothing of the notice is the right answer", async () => {
    node.world.behave = ({ primitive }) => refusal(primitive, "PAA_PAGAMENTO_SCONOSCIUTO");
    const run = await beginRun({ action: "probe", fiscalCode: ente.fiscalCode });
    expect(node.requests.map(readCall)).toMatchObject([
      { qrCode: { noticeNumber: "000000000000000000" } },
    ]);
    expect((await ask("GET", run)).text).toContain("✓ KO atteso");
    node.world.behave = () => ({ outcome: "timedOut" });
    const dead = await beginRun({ action: "probe", fiscalCode: ente.fiscalCode });
    expect((await ask("GET", dead)).text).toContain("PPT_STAZIONE_INT_PA_TIMEOUT");
  });

  it("has an ente make a notice, which then can be paid", async () => {
    const run = await beginRun({
      action: "demand",
      fiscalCode: ente.fiscalCode,
      serviceId: "00005",
      serviceSubjectId: "00099",
      serviceData: "<service/>",
    });
    expect(node.requests.map(readCall)).toMatchObject([
      { idServizio: "00005", datiSpecificiServizioRequest: "PHNlcnZpY2UvPg==" },
    ]);
    expect((await ask("GET", run)).text).toContain("3120 0000 0000 0001 19");
  });
});

describe("the page of a run", () => {
  const payment = { ...notice, version: "V2", outcome: "OK", step: "pay" };

  it("pays the notice it has verified, in the ways of its form", async () => {
    const run = await beginRun();
    await submit(`${run}/payment`, {
      ...payment,
      scenario: "twiceOther",
      recipients: "all",
      daysLate: "2",
      payerName: "Anna Bianchi",
      fee: "1,50",
    });
    const receipts = node.requests
      .map(readCall)
      .flatMap((request) => ("receipt" in request ? [request] : []));
    expect(receipts).toHaveLength(4);
    expect(new Set(receipts.map(({ receipt }) => receipt.receiptId)).size).toBe(2);
    expect(receipts[0]?.receipt).toMatchObject({
      fee: 150,
      payer: { fullName: "Anna Bianchi", entityUniqueIdentifierValue: "ANONIMO" },
      paymentDateTime: "2027-03-08T10:30:00",
    });
    const { text } = await ask("GET", run);
    expect(text).toContain("consegnata");
    expect(text).toContain("Rimanda identica");
  });

  it("begins a payment, and ends it later", async () => {
    const run = await beginRun();
    await submit(`${run}/payment`, { ...payment, step: "activate" });
    const begun = await ask("GET", run);
    expect(begun.text).toContain("Pagamento attivato, senza esito");
    const paymentToken = /name="paymentToken" value="([0-9a-f]{32})"/u.exec(begun.text)?.[1] ?? "";
    await submit(`${run}/receipt`, { paymentToken, version: "V1", outcome: "KO" });
    expect(node.requests.at(-1)?.operation).toBe("paSendRT");
    expect((await ask("GET", run)).text).not.toContain("Pagamento attivato, senza esito");
    expect((await submit(`${run}/receipt`, { paymentToken: "0".repeat(32) })).status).toBe(404);
  });

  it("sends a receipt again, and verifies again", async () => {
    const run = await beginRun();
    await submit(`${run}/payment`, payment);
    const receipt = /name="receipt" value="([^"]+)"/u.exec((await ask("GET", run)).text)?.[1] ?? "";
    expect((await submit(`${run}/resend`, { receipt })).status).toBe(303);
    expect((await submit(`${run}/resend`, { receipt: "x" })).status).toBe(404);
    expect((await submit(`${run}/verify`, notice)).headers["location"]).toBe(run);
    expect(node.requests.map(({ operation }) => operation)).toEqual([
      "paVerifyPaymentNotice",
      "paGetPaymentV2",
      "paSendRTV2",
      "paSendRTV2",
      "paVerifyPaymentNotice",
    ]);
  });

  it.each([
    [{ recipients: "other" }, "Indicare il codice fiscale dell&#39;ente secondario."],
    [{ daysLate: "-1" }, "I giorni di ritardo non possono essere negativi."],
    [{ daysLate: "ieri" }, "I giorni di ritardo sono un numero intero."],
    [{ fee: "un euro" }, "La commissione si scrive come 1,50."],
    [{ outcome: "FORSE" }, "L&#39;esito è OK oppure KO."],
  ])("refuses %o and says why", async (fields, sentence) => {
    const run = await beginRun();
    const refused = await submit(`${run}/payment`, { ...payment, ...fields });
    expect(refused.status).toBe(400);
    expect(refused.text).toContain(sentence);
    expect(node.requests).toHaveLength(1);
  });

  it("tells of receipts that wait for another try", async () => {
    const run = await beginRun();
    await submit(`${run}/payment`, { ...payment, scenario: "malformed" });
    const { text } = await ask("GET", run);
    expect(text).toContain("in attesa di un nuovo invio");
    expect(text).toContain("PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO");
    expect(text).toContain("Aggiorna la pagina");
  });

  it("is not there for a run that nobody has begun", async () => {
    for (const id of ["0".repeat(32), "x"]) {
      expect((await ask("GET", `/sandbox/runs/${id}`)).status).toBe(404);
      expect((await submit(`/sandbox/runs/${id}/payment`, payment)).status).toBe(404);
    }
  });
});

describe("the report of a run", () => {
  it("shows every call with its messages, indented, and JSON to who asks for it", async () => {
    const run = await beginRun({ ...notice, title: "Pre-esercizio" });
    const { text } = await ask("GET", `${run}/report`);
    expect(text).toContain("Rapporto: Pre-esercizio");
    expect(text).toContain("1, di cui 0 con esito KO");
    expect(text).toContain("10/03/2027 10:30:00");
    expect(text).toContain("      &lt;idPA&gt;02336340159&lt;/idPA&gt;");
    expect(text).toContain('id="chiamata-1" open');
    const json = await ask("GET", `${run}/report.json`);
    const accepted = await ask("GET", `${run}/report`, { headers: { accept: "application/json" } });
    expect(accepted.text).toBe(json.text);
    expect(JSON.parse(json.text)).toMatchObject({
      title: "Pre-esercizio",
      organization: { fiscalCode: ente.fiscalCode, name: ente.name },
      calls: [{ operation: "paVerifyPaymentNotice", outcome: "OK", httpStatus: 200 }],
    });
  });
});

describe("prettyXml", () => {
  it("puts one element on a line and loses nothing but blanks between tags", () => {
    expect(prettyXml("<a><b>x y</b><c/><d><e></e></d></a>")).toBe(
      "<a>\n  <b>x y</b>\n  <c/>\n  <d>\n    <e></e>\n  </d>\n</a>",
    );
    fc.assert(
      fc.property(fc.string(), (text) => {
        const blanks = /\s+/gu;
        expect(prettyXml(text).replaceAll(blanks, "")).toBe(text.replaceAll(blanks, ""));
      }),
    );
  });
});
