import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { DebtTypeReader } from "../../../shared/domain/debt-positions/debt-type-reader.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { issueReceipt, receiptFileName } from "../../../shared/domain/receipts/issue-receipt.ts";
import type { Receipt } from "../../../shared/domain/receipts/receipt.ts";
import type { ReceiptDocument } from "../../../shared/domain/receipts/receipt-document.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptStore } from "../../../shared/domain/receipts/receipt-store.ts";
import { receiptsOfCaller } from "../../../shared/domain/receipts/receipts-of-caller.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { readingsOf } from "../../../shared/domain/values/path-segment.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { keptReceiptOf } from "../../../shared/pagopa/pa-for-node/kept-receipt.ts";
import { composeRt } from "../../../shared/pagopa/rt62/compose-rt.ts";
import { preferredFormat } from "./receipt-format.ts";

export type GetReceiptDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly receipts: Pick<ReceiptStore, "find">;
  readonly types: DebtTypeReader;
  /** The XML of a receipt, as it was kept. */
  readonly readReceipt: (record: ReceiptRecord) => Promise<Uint8Array>;
  /** The receipt as a PDF. */
  readonly render: (document: ReceiptDocument) => Uint8Array;
  /** Where the API answers. */
  readonly publicUrl: string;
};

export type GetReceiptInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  /** The receipt's id as it stands in the address. */
  readonly segment: string;
  /** What the caller accepts, `Accept` header in lower case. */
  readonly accept: string;
};

export type GetReceiptOutcome =
  | { readonly outcome: "data"; readonly record: ReceiptRecord; readonly receipt: Receipt }
  | { readonly outcome: "document"; readonly fileName: string; readonly pdf: Uint8Array }
  | { readonly outcome: "oldReceipt"; readonly fileName: string; readonly xml: string }
  | { readonly outcome: "original"; readonly fileName: string; readonly xml: Uint8Array }
  | { readonly outcome: "unknown" };

/** One receipt of an ente, in the form that the caller prefers. */
export async function getReceipt(
  input: GetReceiptInput,
  dependencies: GetReceiptDependencies,
): Promise<GetReceiptOutcome> {
  const [organization, record] = await Promise.all([
    dependencies.organizations.find(input.organizationFiscalCode),
    findRecord(input, dependencies),
  ]);
  if (organization === undefined || record === undefined) return { outcome: "unknown" };
  const { caller, organizationFiscalCode } = input;
  const whose = { caller, organization: organizationFiscalCode, types: dependencies.types };
  const own = await receiptsOfCaller([record], (each) => each, whose);
  if (own.length === 0) return { outcome: "unknown" };
  const xml = await dependencies.readReceipt(record);
  return handOut({ organization, record, xml, receipt: keptReceiptOf(xml) }, input, dependencies);
}

async function findRecord(
  { organizationFiscalCode, segment }: GetReceiptInput,
  { receipts }: GetReceiptDependencies,
): Promise<ReceiptRecord | undefined> {
  for (const reading of readingsOf(segment)) {
    const receiptId = parseReceiptId(reading);
    const record = receiptId && (await receipts.find(organizationFiscalCode, receiptId));
    if (record) return record;
  }
  return undefined;
}

type KeptReceipt = {
  readonly organization: Organization;
  readonly record: ReceiptRecord;
  readonly xml: Uint8Array;
  readonly receipt: Receipt;
};

function handOut(
  { organization, record, xml, receipt }: KeptReceipt,
  { accept }: GetReceiptInput,
  { render, publicUrl }: GetReceiptDependencies,
): GetReceiptOutcome {
  const outcome = preferredFormat(accept);
  switch (outcome) {
    case "data":
      return { outcome, record, receipt };
    case "document": {
      const pdf = render(issueReceipt(receipt, { organization, publicUrl }));
      return { outcome, fileName: receiptFileName(receipt, "pdf"), pdf };
    }
    case "oldReceipt": {
      const { receivedAt } = record;
      const rt = composeRt(receipt, { receivedAt, station: organization.station });
      return { outcome, fileName: receiptFileName(receipt, "xml"), xml: rt };
    }
    case "original":
      return { outcome, fileName: receiptFileName(receipt, "xml"), xml };
  }
}
