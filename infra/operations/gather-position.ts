import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../shared/domain/debt-positions/payable-notice.ts";
import type { PositionFacts } from "../../shared/domain/operations/position-facts.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import type { ReceiptRecord } from "../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptAnomaly } from "../../shared/domain/receipts/receipt-store.ts";
import { parseIud } from "../../shared/domain/values/iud.ts";
import { parseIuv } from "../../shared/domain/values/iuv.ts";
import { parseNoticeNumber } from "../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import { refuse } from "../../shared/pagopa/pa-for-node/refusal.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { positionKey } from "../../shared/persistence/debt-positions/position-keys.ts";
import { createDynamoImportFlowStore } from "../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createDynamoNotificationStore } from "../../shared/persistence/notifications/dynamo-notification-store.ts";
import { createDynamoOrganizationStore } from "../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { OperationRefused } from "./operation-refused.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

/** Of the ente's anomalies, the latest: a position's own are found among them. */
const anomaliesMax = 5_000;
const anomaliesPerPage = 200;

/**
 * All that is known of the position that somebody names by notice number, IUV or IUD.
 * @throws OperationRefused when the ente or the position is unknown.
 */
export async function gatherPosition(
  cloud: OperatorCloud,
  organizationFiscalCode: OrganizationFiscalCode,
  name: string,
): Promise<PositionFacts> {
  const organizations = createDynamoOrganizationStore(cloud.table);
  const organization = await organizations.find(organizationFiscalCode);
  if (organization === undefined) {
    throw new OperationRefused(`L'ente ${organizationFiscalCode} non è registrato.`);
  }
  const position = await findPosition(cloud, organizationFiscalCode, name);
  const anomalies = await findAnomalies(cloud, organizationFiscalCode, (record) =>
    position === undefined ? record.noticeNumber === name : speaksOf(position, record),
  );
  if (position === undefined) throw new OperationRefused(unknownText(anomalies));
  return gather(cloud, { organization, position, anomalies });
}

async function gather(
  cloud: OperatorCloud,
  known: {
    readonly organization: Organization;
    readonly position: DebtPosition;
    readonly anomalies: readonly ReceiptAnomaly[];
  },
): Promise<PositionFacts> {
  const { organization, position, anomalies } = known;
  const { organizationFiscalCode, iud, origin } = position;
  const flows = createDynamoImportFlowStore(cloud.table);
  const keys = noticesOf(position).flatMap(({ noticeNumber }) => [
    { organizationFiscalCode, iud, noticeNumber, event: "created" } as const,
    { organizationFiscalCode, iud, noticeNumber, event: "paid" } as const,
    { organizationFiscalCode, iud, noticeNumber, event: "paidByOther" } as const,
  ]);
  const { pk } = positionKey(organizationFiscalCode, iud);
  const [flow, superseded, notifications, receipts] = await Promise.all([
    origin && flows.find({ organizationFiscalCode, id: origin.flowId }),
    cloud.table.query(pk, "SUPERSEDED#"),
    keys.length === 0 ? [] : createDynamoNotificationStore(cloud.table).find(keys),
    findReceipts(cloud, position, anomalies),
  ]);
  return {
    organization,
    position,
    now: new Date(),
    ...(flow && { flow }),
    superseded: superseded.length,
    receipts,
    anomalies,
    notifications,
    faultOf: (refusal) => {
      const id = organization.fiscalCode;
      const { faultCode, description } = refuse("paVerifyPaymentNotice", refusal, { id }).fault;
      return { faultCode, description: description ?? "" };
    },
  };
}

async function findPosition(
  { table }: OperatorCloud,
  organization: OrganizationFiscalCode,
  name: string,
): Promise<DebtPosition | undefined> {
  const positions = createDynamoDebtPositionStore(table);
  const noticeNumber = parseNoticeNumber(name);
  const byNumber = noticeNumber && (await positions.findByNoticeNumber(organization, noticeNumber));
  if (byNumber) return byNumber;
  const iuv = parseIuv(name);
  const byIuv = iuv && (await positions.findByIuv(organization, iuv));
  if (byIuv) return byIuv;
  const iud = parseIud(name);
  return iud && (await positions.findMany(organization, [iud]))[0];
}

/** The receipts that closed something, and those that an anomaly speaks of. */
async function findReceipts(
  { table }: OperatorCloud,
  position: DebtPosition,
  anomalies: readonly ReceiptAnomaly[],
): Promise<ReceiptRecord[]> {
  const store = createDynamoReceiptStore(table);
  const found = new Map(anomalies.map(({ receipt }) => [receipt.receiptId, receipt]));
  for (const { payment } of noticesOf(position)) {
    if (payment === undefined) continue;
    const record = await store.find(position.organizationFiscalCode, payment.receiptId);
    if (record !== undefined) found.set(record.receiptId, record);
  }
  return [...found.values()].toSorted((left, right) =>
    left.receivedAt < right.receivedAt ? -1 : 1,
  );
}

async function findAnomalies(
  { table }: OperatorCloud,
  organization: OrganizationFiscalCode,
  concerns: (record: ReceiptRecord) => boolean,
): Promise<ReceiptAnomaly[]> {
  const store = createDynamoReceiptStore(table);
  const found: ReceiptAnomaly[] = [];
  let cursor: string | undefined;
  for (let read = 0; read < anomaliesMax; read += anomaliesPerPage) {
    const page = { limit: anomaliesPerPage, ...(cursor === undefined ? {} : { cursor }) };
    const { entries, cursor: next } = await store.listAnomalies(organization, page);
    found.push(...entries.filter(({ receipt }) => concerns(receipt)));
    if (next === undefined) break;
    cursor = next;
  }
  return found;
}

function speaksOf(position: DebtPosition, record: ReceiptRecord): boolean {
  if (record.iud === position.iud) return true;
  return noticesOf(position).some(({ noticeNumber }) => noticeNumber === record.noticeNumber);
}

function unknownText(anomalies: readonly ReceiptAnomaly[]): string {
  const paid = anomalies.map(({ receipt }) => receipt.receiptId);
  const receipts = paid.length === 0 ? "" : ` È però arrivata la ricevuta ${paid.join(", ")}.`;
  return (
    "L'ente non ha una posizione con questo numero avviso, IUV o IUD: " +
    `il nodo riceverebbe KO, PAA_PAGAMENTO_SCONOSCIUTO.${receipts}`
  );
}
