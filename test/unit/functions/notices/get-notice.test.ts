import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { getNotice } from "../../../../functions/notices/get-notice/get-notice.ts";
import { preferredFormat } from "../../../../functions/notices/get-notice/notice-format.ts";
import { noticeQuery } from "../../../../functions/notices/get-notice/notice-query.ts";
import { respond } from "../../../../functions/notices/get-notice/responses.ts";
import { renderNoticeHtml } from "../../../../shared/documents/notice-html/render-notice-html.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { findNotice } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import {
  type PrintedFacts,
  printedFactsOf,
} from "../../../../shared/domain/organizations/printed-facts.ts";
import { comuneWithSlip, plan } from "../../../support/notices/sample-notices.ts";
import { debtPosition, taxType } from "../../../support/notifications/debts.ts";

const postalType = { ...taxType, account: "bank+postal" } as const;
const ente: Organization = { ...comuneWithSlip, debtPositionTypes: [postalType] };
const sentOnIo = { status: "SENT_IO" } as const;

type Asked = {
  readonly position?: DebtPosition;
  readonly noticeNumber?: DebtPosition["noticeNumber"];
  readonly accept?: string;
  readonly issued?: boolean;
  readonly organization?: Organization;
  readonly caller?: Pick<Caller, "typeCodes">;
  /** What was kept of the ente, by version. */
  readonly kept?: Readonly<Record<number, PrintedFacts>>;
};

async function ask({ position = debtPosition(1), kept = {}, ...asked }: Asked = {}) {
  const organization = asked.organization ?? ente;
  const noticeNumber =
    asked.noticeNumber ?? position.noticeNumber ?? expect.fail("the debt has a notice");
  const { accept = "*/*", issued = false, caller = {} } = asked;
  const outcome = await getNotice(
    { organizationFiscalCode: organization.fiscalCode, noticeNumber, accept, issued, caller },
    {
      organizations: {
        find: async () => organization,
        findPrintedFacts: async (_fiscalCode, version) => kept[version],
      },
      positions: {
        findByNoticeNumber: async (_organization, number) =>
          findNotice(position, number) ? position : undefined,
      },
      notifications: { find: async ([key]) => (key ? [{ key, state: sentOnIo }] : []) },
      render: ({ name }, { creditor }) => new TextEncoder().encode(`${name} ${creditor.name}`),
      renderPage: renderNoticeHtml,
    },
  );
  return respond(outcome);
}

async function askForData(asked: Asked) {
  const { body } = await ask({ ...asked, accept: "application/json" });
  return JSON.parse(String(body));
}

describe("the notice of a position", () => {
  it("is a PDF, or JSON or a page for who likes that best", async () => {
    const contentTypeFor = async (accept: string) =>
      (await ask({ accept })).headers?.["content-type"];
    expect(await contentTypeFor("*/*")).toBe("application/pdf");
    expect(await contentTypeFor("application/json")).toBe("application/json; charset=utf-8");
    expect(await contentTypeFor("text/html,application/xml;q=0.9,*/*;q=0.8")).toBe(
      "text/html; charset=utf-8",
    );
  });

  it("is not printed while its position is a draft, and is data all the same", async () => {
    const position: DebtPosition = { ...debtPosition(1), status: "DRAFT" };
    for (const accept of ["application/pdf", "text/html"]) {
      const { status, body } = await ask({ position, accept });
      expect(status).toBe(409);
      expect(JSON.parse(String(body))).toMatchObject({ type: "/problemi/posizione-in-bozza" });
    }
    expect(await askForData({ position })).toMatchObject({ status: "DRAFT", payments: [] });
  });

  it("is not printed where the ente prints notices of its type, and is data all the same", async () => {
    const debtPositionTypes = [{ ...postalType, printDisabled: true }];
    const organization = { ...ente, debtPositionTypes };
    for (const accept of ["application/pdf", "text/html"]) {
      const { status, body } = await ask({ organization, accept });
      expect(status).toBe(409);
      expect(JSON.parse(String(body))).toMatchObject({ type: "/problemi/stampa-disabilitata" });
    }
    expect((await askForData({ organization })).qrPayload).toContain("PAGOPA|002|");
  });

  it("tells what it asks for, how it is paid and whether the debtor was told", async () => {
    const position = debtPosition(1);
    expect(await askForData({ position })).toMatchObject({
      iud: position.iud,
      status: "PAYABLE",
      amountCents: position.amountCents,
      notification: "SENT_IO",
      qrPayload: `PAGOPA|002|${position.noticeNumber}|02336340159|${position.amountCents}`,
      dataMatrixPayload: expect.stringMatching(/^codfase=NBPA;.{242}A$/),
    });
  });

  it("lists every payment that is printed with the one asked for", async () => {
    const position = debtPosition(1, { installmentPlans: [plan(2)] });
    const [, second] = position.installmentPlans?.[0]?.installments ?? [];
    const data = await askForData({ position, noticeNumber: second?.noticeNumber });
    expect(data).toMatchObject({ noticeNumber: second?.noticeNumber, amountCents: 2_100 });
    expect(data.qrPayload).toContain(second?.noticeNumber);
    expect(data.payments).toMatchObject([
      { kind: "single", number: null, noticeNumber: position.noticeNumber },
      { kind: "instalment", number: 1, amountCents: 1_050, dueDate: "2027-07-28" },
      { kind: "instalment", number: 2, amountCents: 2_100, dueDate: second?.dueDate },
    ]);
    expect(data.payments.map(({ qrPayload }: { qrPayload: string }) => qrPayload)).toContain(
      data.qrPayload,
    );
  });

  it("is a page that runs nothing, loads nothing and is framed by nobody", async () => {
    const { headers, body } = await ask({ accept: "text/html" });
    expect(headers?.["content-security-policy"]).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; " +
        "form-action 'none'; frame-ancestors 'none'",
    );
    expect(headers).toMatchObject({ "referrer-policy": "no-referrer", vary: "accept" });
    expect(headers).not.toHaveProperty("cache-control");
    expect(String(body)).toContain("<h1>");
  });

  it("tells in Italian why there is nothing to print, whatever form was asked for", async () => {
    for (const accept of ["application/pdf", "text/html"]) {
      const cancelled = await ask({ accept, position: debtPosition(1, { status: "CANCELLED" }) });
      expect(cancelled.status).toBe(409);
      expect(String(cancelled.body)).toContain("annullata");
      const typeless = await ask({ accept, organization: { ...ente, debtPositionTypes: [] } });
      expect(typeless.status).toBe(409);
      expect(String(typeless.body)).toContain("Il tipo dovuto non è più dell'ente");
    }
  });

  it("is told as data too when nothing is to be paid any longer", async () => {
    const data = await askForData({ position: debtPosition(1, { status: "CANCELLED" }) });
    expect(data).toMatchObject({ status: "CANCELLED", payments: [], qrPayload: null });
  });

  it("is a 404 where there is no such position", async () => {
    const { noticeNumber } = debtPosition(2);
    expect((await ask({ noticeNumber })).status).toBe(404);
  });
});

describe("the notice as it was issued", () => {
  const kept = { 1: printedFactsOf({ ...ente, name: "Comune di Ieri" }) };
  const today = { ...ente, name: "Comune di Oggi", noticeVersion: 2 };
  const position = debtPosition(1, { noticeVersion: 1 });
  const pdfOf = async (asked: Asked) => {
    const { body } = await ask({ organization: today, kept, position, ...asked });
    return body instanceof Uint8Array ? new TextDecoder().decode(body) : expect.fail("no PDF");
  };

  it("shows the ente as it was then, and as it is now to who does not ask", async () => {
    expect(await pdfOf({ issued: true })).toBe("Comune di Ieri Comune di Ieri");
    expect(await pdfOf({})).toBe("Comune di Oggi Comune di Oggi");
  });

  it("is the same in every form", async () => {
    const asked = { organization: today, kept, position, issued: true };
    const { body } = await ask({ ...asked, accept: "text/html" });
    expect(String(body)).toContain("Comune di Ieri");
    const withoutAccount = { 1: printedFactsOf(withoutPostalAccount(ente)) };
    const data = await askForData({ ...asked, kept: withoutAccount });
    expect(data.dataMatrixPayload).toBeNull();
  });

  it("is that of today where nothing was kept of then", async () => {
    const { noticeVersion: _noticeVersion, ...unversioned } = position;
    expect(await pdfOf({ issued: true, position: unversioned })).toMatch(/^Comune di Oggi/);
    expect(await pdfOf({ issued: true, kept: {} })).toMatch(/^Comune di Oggi/);
  });

  it("is asked for with issued=true, and by no other word", () => {
    expect(z.parse(noticeQuery, { issued: "true" })).toEqual({ issued: true });
    expect(z.parse(noticeQuery, { issued: "false" })).toEqual({ issued: false });
    expect(z.parse(noticeQuery, {})).toEqual({ issued: false });
    expect(z.safeParse(noticeQuery, { issued: "1" }).success).toBe(false);
  });
});

function withoutPostalAccount(organization: Organization): Organization {
  const { postalIban: _postalIban, ...others } = organization;
  return others;
}

describe("the form that a caller prefers", () => {
  it.each([
    ["", "document"],
    ["image/png", "document"],
    ["application/json, application/pdf", "document"],
    ["application/json, text/html", "data"],
    ["application/json;q=0.5, text/html", "page"],
    ["application/pdf;q=0, text/html;q=0.1", "page"],
    ["application/pdf;q=abc", "document"],
  ])("of %j is the %s", (accept, format) => {
    expect(preferredFormat(accept)).toBe(format);
  });
});
