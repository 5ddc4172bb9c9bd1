import {
  type AnomalySeverity,
  anomalyMeanings,
} from "../../../shared/domain/receipts/receipt-anomaly.ts";
import type {
  ReceiptAnomaly,
  ReceiptStore,
} from "../../../shared/domain/receipts/receipt-store.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { Page } from "../../../shared/domain/values/page.ts";

export type ListReceiptAnomaliesInput = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly limit: number;
  readonly cursor?: string | undefined;
  /** All of them where it is left out. */
  readonly severity?: AnomalySeverity | undefined;
};

export type ListReceiptAnomaliesDependencies = {
  readonly receipts: Pick<ReceiptStore, "listAnomalies">;
};

/** Where one severity is rare, a page may end short of its limit: the cursor tells. */
const readsMax = 20;

/** The receipts that ask for the ente's attention, the latest first. */
export async function listReceiptAnomalies(
  { organizationFiscalCode, limit, cursor, severity }: ListReceiptAnomaliesInput,
  { receipts }: ListReceiptAnomaliesDependencies,
): Promise<Page<ReceiptAnomaly>> {
  const found: ReceiptAnomaly[] = [];
  let from = cursor;
  for (let read = 1; read <= readsMax && found.length < limit; read += 1) {
    const page = await receipts.listAnomalies(organizationFiscalCode, {
      limit: limit - found.length,
      ...(from === undefined ? {} : { cursor: from }),
    });
    found.push(
      ...page.entries.filter(
        ({ reason }) => severity === undefined || anomalyMeanings[reason].severity === severity,
      ),
    );
    from = page.cursor;
    if (from === undefined) return { entries: found };
  }
  return { entries: found, ...(from === undefined ? {} : { cursor: from }) };
}
