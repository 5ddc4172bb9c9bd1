import fc from "fast-check";
import { describe, expect, it } from "vitest";
import * as getStatus from "../../../functions/api/get-status/documentation.ts";
import { respond as respondStatus } from "../../../functions/api/get-status/responses.ts";
import * as createDebtPosition from "../../../functions/debt-positions/create-debt-position/documentation.ts";
import * as getDebtPosition from "../../../functions/debt-positions/get-debt-position/documentation.ts";
import { respond as respondPosition } from "../../../functions/debt-positions/get-debt-position/responses.ts";
import * as getImportFlow from "../../../functions/debt-positions/get-import-flow/documentation.ts";
import { respond as respondFlow } from "../../../functions/debt-positions/get-import-flow/responses.ts";
import * as requestImportFlow from "../../../functions/debt-positions/request-import-flow/documentation.ts";
import { respond as respondRequest } from "../../../functions/debt-positions/request-import-flow/responses.ts";
import * as startImportFlow from "../../../functions/debt-positions/start-import-flow/documentation.ts";
import { respond as respondStart } from "../../../functions/debt-positions/start-import-flow/responses.ts";
import * as getNotice from "../../../functions/notices/get-notice/documentation.ts";
import { respond as respondNotice } from "../../../functions/notices/get-notice/responses.ts";
import * as getPrintJob from "../../../functions/notices/get-print-job/documentation.ts";
import { respond as respondJob } from "../../../functions/notices/get-print-job/responses.ts";
import * as requestPrintJob from "../../../functions/notices/request-print-job/documentation.ts";
import { respond as respondJobRequest } from "../../../functions/notices/request-print-job/responses.ts";
import * as getReceipt from "../../../functions/receipts/get-receipt/documentation.ts";
import { respond as respondReceipt } from "../../../functions/receipts/get-receipt/responses.ts";
import * as listReceiptAnomalies from "../../../functions/receipts/list-receipt-anomalies/documentation.ts";
import { respond as respondAnomalies } from "../../../functions/receipts/list-receipt-anomalies/responses.ts";
import * as listReceipts from "../../../functions/receipts/list-receipts/documentation.ts";
import { respond as respondReceipts } from "../../../functions/receipts/list-receipts/responses.ts";
import * as verifyReceipt from "../../../functions/receipts/verify-receipt/documentation.ts";
import { respond as respondVerification } from "../../../functions/receipts/verify-receipt/responses.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import type { PrintJob } from "../../../shared/domain/notices/print-job.ts";
import { publicReceiptData } from "../../../shared/domain/receipts/public-receipt.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { answerPosition } from "../../../shared/lambda/position-answer.ts";
import { expectDocumented } from "../../support/documented-answer.ts";
import { importingFlow } from "../../support/measured-flow.ts";
import { plan } from "../../support/notices/sample-notices.ts";
import { comune, debtPosition, present } from "../../support/notifications/debts.ts";
import { arbitraryReceipt } from "../../support/receipts/arbitrary-receipt.ts";
import { sampleRecord } from "../../support/receipts/sample-record.ts";

const day = present(parseCalendarDate("2027-02-01"));
const at = "2027-02-01T10:15:00.000Z";
const receiptId = present(parseReceiptId("ricevuta-1"));
const payment = { receiptId, amountCents: euroCents(12_050), paidAt: at };
const iban = present(parseIban("IT90N0306901600100000012345"));
const { fiscalCode: organizationFiscalCode } = comune;

const { dueDate: _, ...undated } = debtPosition(1);
const positions: readonly (readonly [string, DebtPosition])[] = [
  ["to be paid", debtPosition(1)],
  ["that never expires", undated],
  ["that is paid", debtPosition(1, { status: "PAID", payment })],
  ["that was withdrawn", debtPosition(1, { status: "CANCELLED" })],
  ["with instalments", debtPosition(1, { installmentPlans: [plan(3)] })],
  [
    "with all that a debt can have",
    debtPosition(1, {
      debtor: {
        ...debtPosition(1).debtor,
        address: { street: "Via Roma", civicNumber: "1", postalCode: "20121", city: "Milano" },
      },
      spontaneous: true,
      metadata: [{ key: "protocollo", value: "1/2027" }],
      transfers: [
        {
          amountCents: euroCents(10_000),
          beneficiaryFiscalCode: organizationFiscalCode,
          beneficiaryName: "Comune di Prova",
          destination: { kind: "account", iban, postalIban: iban },
          remittanceInformation: "quota del comune",
          transferCategory: "9/0101101IM/",
          metadata: [{ key: "capitolo", value: "12" }],
        },
        {
          amountCents: euroCents(2_050),
          beneficiaryFiscalCode: organizationFiscalCode,
          destination: { kind: "ownAccounts" },
          transferCategory: "9/0101101IM/",
        },
      ],
    }),
  ],
];

describe("the answers about a debt are those that are documented", () => {
  it.each(positions)("for one %s", (_what, position) => {
    const publicUrl = "https://api.example";
    const view = { position, endsOnDueDate: true, publicUrl, today: day };
    const found = respondPosition({ outcome: "found", ...view });
    expectDocumented(getDebtPosition.documentation, found);
    for (const outcome of ["created", "alreadyCreated"] as const) {
      const created = answerPosition(
        outcome === "created" ? { outcome, ...view } : { outcome, ...view },
      );
      expectDocumented(createDebtPosition.documentation, created);
    }
  });
});

const flow = importingFlow({ id: "f1", rows: 1_000 });
const flows: readonly ImportFlow[] = [
  { ...flow, status: "AWAITING_UPLOAD" },
  { ...flow, status: "QUEUED" },
  flow,
  { ...flow, status: "IMPORTED", importedAt: at, noticesMadeAt: at, archivedAt: at },
  {
    ...flow,
    status: "REFUSED",
    refusedAt: at,
    refusal: { code: "PAA_IMPORT_ENTE_ERR", detail: "Il flusso è di un altro ente." },
  },
];
const url = "https://file.example/1";

describe("the answers about a flow are those that are documented", () => {
  it.each(flows.map((each) => [each.status, each] as const))("when it is %s", (_status, each) => {
    const shown = respondFlow({
      flow: each,
      complete: each.status === "IMPORTED",
      notified: { io: 1, email: 2, unreachable: 3, uncertain: 4, notNeeded: 5 },
      seconds: { import: 4.2, notices: null },
      estimatedEnd: each.status === "IMPORTING" ? at : null,
      files: { iuv: url, rejected: null, notices: url, printPacks: [url] },
    });
    expectDocumented(getImportFlow.documentation, shown);
  });

  it("when it is registered, and when it starts", () => {
    const registered = respondRequest({
      outcome: "registered",
      flow,
      upload: { url, headers: { "content-type": "application/zip" }, expiresAt: at },
    });
    const body = { ...JSON.parse(String(registered.body)), status: "AWAITING_UPLOAD" };
    const answer = { ...registered, body: JSON.stringify(body) };
    expectDocumented(requestImportFlow.documentation, answer);
    const started = respondStart({
      outcome: "started",
      flow: { organizationFiscalCode, id: "f1" },
    });
    expectDocumented(startImportFlow.documentation, started);
  });
});

const job = {
  organizationFiscalCode,
  flowId: "f1",
  id: "j1",
  requestedAt: at,
  request: {
    format: "packs",
    order: "postalCode",
    duplex: true,
    envelopeWindow: "left",
    coverIndex: true,
    filter: {
      types: ["TARI"],
      dueFrom: day,
      dueTo: day,
      amountFromCents: 1,
      amountToCents: 2,
      postalCodes: ["20"],
      withoutEmail: true,
      rows: [{ from: 1, to: 2 }],
      iuds: [debtPosition(1).iud],
    },
  },
} as const;
const jobs: readonly PrintJob[] = [
  { ...job, status: "REQUESTED" },
  {
    ...job,
    status: "PLANNED",
    planId: "p1",
    plannedAt: at,
    notices: 1_700,
    packs: 2,
    packsMade: 1,
    noticesMade: 1_000,
  },
  { ...job, status: "REFUSED", notices: 30_000, refusedAt: at },
];

describe("the answers about printing are those that are documented", () => {
  it.each(jobs.map((each) => [each.status, each] as const))("of a job %s", (_status, each) => {
    const files = [{ pack: 1, notices: 1_000, bytes: 10, url }];
    expectDocumented(getPrintJob.documentation, respondJob({ job: each, files }));
    const accepted = respondJobRequest({ outcome: "accepted", job: each });
    expectDocumented(requestPrintJob.documentation, accepted);
  });

  it.each(positions)("of the notice of a debt %s", (_what, position) => {
    const asked = {
      kind: "single",
      noticeNumber: present(position.noticeNumber),
      noticeNumberText: "",
      amountCents: euroCents(12_050),
      amountText: "120,50",
      qrPayload: "PAGOPA|002",
      dueDate: position.dueDate,
    } as const;
    const payments = [asked, { ...asked, number: 2, dataMatrixPayload: "codfase=" }];
    const data = respondNotice({ outcome: "data", position, payments, notification: undefined });
    expectDocumented(getNotice.documentation, data);
    const notification = { status: "SENT_IO" } as const;
    const told = respondNotice({ outcome: "data", position, payments: [], notification });
    expectDocumented(getNotice.documentation, told);
  });

  it.each([
    ["a document", { outcome: "document", fileName: "a.pdf", pdf: Buffer.from("%PDF") }],
    ["a page", { outcome: "page", page: "<!doctype html>" }],
    ["a refusal", { outcome: "closed", status: "PAID" }],
  ] as const)("when a notice is %s", (what, outcome) => {
    const result = respondNotice(outcome);
    if (what !== "a refusal") expectDocumented(getNotice.documentation, result);
    else expect(getNotice.documentation[0]?.answers).toHaveProperty(String(result.status));
  });
});

const records = [
  sampleRecord("ricevuta-1"),
  sampleRecord("ricevuta-2", { iud: debtPosition(1).iud, anomalies: ["amountDiffers"] }),
];

describe("the answers about receipts are those that are documented", () => {
  it("for whatever the node sends", () => {
    fc.assert(
      fc.property(arbitraryReceipt, fc.constantFrom(...records), (receipt, record) => {
        const shown = respondReceipt({ outcome: "data", receipt, record });
        expectDocumented(getReceipt.documentation, shown);
        const verified = respondVerification(publicReceiptData(receipt));
        expectDocumented(verifyReceipt.documentation, verified);
      }),
      { numRuns: 50 },
    );
  });

  it("in lists", () => {
    for (const cursor of [{}, { cursor: "2027-02-01#x" }]) {
      const page = { from: day, to: day, receipts: records, ...cursor };
      expectDocumented(listReceipts.documentation, respondReceipts({ outcome: "page", ...page }));
      const entries = records.map((receipt) => ({ reason: "alreadyPaid", receipt }) as const);
      const anomalies = respondAnomalies({ entries, ...cursor });
      expectDocumented(listReceiptAnomalies.documentation, anomalies);
    }
  });
});

describe("the status of the portal", () => {
  it("is answered as it is documented", () => {
    expectDocumented(getStatus.documentation, respondStatus("running"));
  });
});
