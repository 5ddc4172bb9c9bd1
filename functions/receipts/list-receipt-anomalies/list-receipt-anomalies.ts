import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { DebtTypeReader } from "../../../shared/domain/debt-positions/debt-type-reader.ts";
import {
  type AnomalySeverity,
  anomalyMeanings,
} from "../../../shared/domain/receipts/receipt-anomaly.ts";
import type {
  ReceiptAnomaly,
  ReceiptStore,
} from "../../../shared/domain/receipts/receipt-store.ts";
import { receiptsOfCaller } from "../../../shared/domain/receipts/receipts-of-caller.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type ListReceiptAnomaliesInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** All of them where it is left out. */
  readonly severity?: AnomalySeverity | undefined;
};

export type ListReceiptAnomaliesDependencies = {
  readonly receipts: Pick<ReceiptStore, "listAnomalies">;
  readonly types: DebtTypeReader;
};

/** Where one severity is rare, a page may end short of its limit: the cursor tells. */
const readsMax = 20;

/** The receipts that ask for the ente's attention, the latest first. */
export async function listReceiptAnomalies(
  { organizationFiscalCode, caller, limit, cursor, severity }: ListReceiptAnomaliesInput,
  { receipts, types }: ListReceiptAnomaliesDependencies,
): Promise<Page<ReceiptAnomaly>> {
  const whose = { caller, organization: organizationFiscalCode, types };
  const found: ReceiptAnomaly[] = [];
  let from = cursor;
  for (let read = 1; read <= readsMax && found.length < limit; read += 1) {
    const page = await receipts.listAnomalies(organizationFiscalCode, {
      limit: limit - found.length,
      ...(from === undefined ? {} : { cursor: from }),
    });
    const wanted = page.entries.filter(
      ({ reason }) => severity === undefined || anomalyMeanings[reason].severity === severity,
    );
    found.push(...(await receiptsOfCaller(wanted, ({ receipt }) => receipt, whose)));
    from = page.cursor;
    if (from === undefined) return { entries: found };
  }
  return { entries: found, ...(from === undefined ? {} : { cursor: from }) };
}
