import { beforeEach, describe, expect, it } from "vitest";
import {
  type GetReceiptInput,
  getReceipt,
} from "../../../../functions/receipts/get-receipt/get-receipt.ts";
import { preferredFormat } from "../../../../functions/receipts/get-receipt/receipt-format.ts";
import { respond } from "../../../../functions/receipts/get-receipt/responses.ts";
import type { ReceiptDocument } from "../../../../shared/domain/receipts/receipt-document.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { type ReceiptArchive, receiptArchive } from "../../../support/receipts/receipt-archive.ts";

const ente = demoOrganization();
const debt = openDebt(1);
let archive: ReceiptArchive;
let printed: ReceiptDocument[];

beforeEach(async () => {
  archive = receiptArchive();
  printed = [];
  await archive.addDebts(debt);
});

async function get(segment: string, accept = "", more: Partial<GetReceiptInput> = {}) {
  const organizationFiscalCode = ente.fiscalCode;
  const result = await getReceipt(
    { organizationFiscalCode, segment, accept, caller: {}, ...more },
    {
      organizations: archive.dependencies.organizations,
      receipts: archive.receipts,
      types: archive.types,
      readReceipt: archive.readReceipt,
      render: (document) => {
        printed.push(document);
        return Buffer.from("%PDF");
      },
      publicUrl: "https://api.pagamenti.regione.example",
    },
  );
  const { status, headers = {}, body } = respond(result);
  const content = typeof body === "string" ? body : Buffer.from(body ?? []).toString();
  return { status, headers, content };
}

describe("one receipt", () => {
  it("is unknown to whoever has nothing to do with the type of its debt", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const seenBy = async (typeCodes: readonly string[]) =>
      (await get(receiptId, "", { caller: { typeCodes } })).content;
    expect(await seenBy([debt.typeCode])).toContain(receiptId);
    const missing = await get("un-altra", "", { caller: { typeCodes: ["ALTRO"] } });
    expect(await seenBy(["ALTRO"])).toBe(missing.content);
  });

  it("is its data and what it led to, unless another form is preferred", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const { status, headers, content } = await get(receiptId);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      vary: "accept",
    });
    expect(JSON.parse(content)).toMatchObject({
      receiptId,
      outcome: "OK",
      noticeNumber: debt.noticeNumber,
      creditorReferenceId: debt.iuv,
      amountCents: 10_000,
      debtor: { code: debt.debtor.code, fullName: "Rossi Maria" },
      transfers: [{ idTransfer: 1, organizationFiscalCode: ente.fiscalCode }],
      receivedAt: "2026-11-28T10:00:00.000Z",
      iud: debt.iud,
      closes: true,
      answer: "accepted",
      anomalies: [],
      links: { self: `/v1/organizations/${ente.fiscalCode}/receipts/${receiptId}` },
    });
    expect(content).not.toContain("rawKey");
  });

  it("is a document for people, under its IUV, with the address that checks it", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const { headers, content } = await get(receiptId, "application/pdf");
    expect(content).toBe("%PDF");
    expect(headers).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": `inline; filename="ricevuta_${debt.iuv}.pdf"`,
    });
    const code = `${ente.fiscalCode}-${receiptId}`;
    const url = `https://api.pagamenti.regione.example/v1/receipt-verifications/${code}`;
    expect(printed).toMatchObject([{ verification: { code, url }, creditor: { name: ente.name } }]);
  });

  it("is the old RT, with the ente's station", async () => {
    const { headers, content } = await get(
      await archive.bring(receiptFor(debt)),
      "application/xml",
    );
    expect(headers).toMatchObject({
      "content-type": "application/xml; charset=utf-8",
      "content-disposition": `attachment; filename="ricevuta_${debt.iuv}.xml"`,
    });
    expect(content).toContain("<versioneOggetto>6.2.0</versioneOggetto>");
    expect(content).toContain(
      `<identificativoStazioneRichiedente>${ente.station}</identificativoStazioneRichiedente>`,
    );
  });

  it("is the message as it came, byte by byte", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const [sent] = [...archive.kept.values()];
    const { headers, content } = await get(receiptId, "application/soap+xml");
    expect(headers["content-type"]).toBe("application/soap+xml");
    expect(content).toBe(Buffer.from(sent ?? []).toString());
  });

  it("is the first that came under its id, whatever another says later", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    await archive.bring(receiptFor(debt, { creditorReferenceId: "99999999999999999" }));
    expect(JSON.parse((await get(receiptId)).content).creditorReferenceId).toBe(debt.iuv);
  });

  it.each(["a/b", "50%", "a%2Fb", "già pagata?", "<&>"])(
    "is found under an id of any characters, encoded or not: %s",
    async (id) => {
      const receiptId = await archive.bring(receiptFor(debt, { receiptId: id }));
      for (const segment of [receiptId, encodeURIComponent(receiptId)]) {
        expect(JSON.parse((await get(segment)).content)).toMatchObject({ receiptId });
      }
    },
  );

  it("is not there for another ente, or under an id that nobody has or can have", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const organizationFiscalCode = demoOrganization("p_demo2").fiscalCode;
    expect((await get(receiptId, "", { organizationFiscalCode })).status).toBe(404);
    expect((await get("altra")).status).toBe(404);
    expect((await get("a\u0000b")).status).toBe(404);
    expect((await get("x".repeat(256), "application/pdf")).status).toBe(404);
  });
});

describe("the preferred form", () => {
  it.each([
    ["", "data"],
    ["*/*", "data"],
    ["text/csv", "data"],
    ["application/json", "data"],
    ["application/pdf", "document"],
    ["application/xml", "oldReceipt"],
    ["application/soap+xml", "original"],
    ["application/pdf, application/json", "document"],
    ["application/json, application/pdf", "data"],
    ["application/json;q=0.5, application/pdf", "document"],
    ["application/pdf;q=0, application/xml; q=0.1", "oldReceipt"],
    ["text/html,application/xhtml+xml,application/soap+xml;q=0.9,*/*;q=0.8", "original"],
    ["application/pdf;q=molto", "data"],
  ])("of %j is %s", (accept, format) => {
    expect(preferredFormat(accept)).toBe(format);
  });
});
