import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { IuvClaim } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { ImportFlow } from "../../../shared/domain/debt-positions/import-flow.ts";
import { markPaid, noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { StoredEntity } from "../../../shared/domain/operations/invariants/stored-entity.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../demo-organization.ts";
import { importingFlow } from "../measured-flow.ts";
import { numbersOf, openDebt } from "../pagopa-node/node-world.ts";

const organization = demoOrganization();
const { fiscalCode: organizationFiscalCode, segregationCode } = organization;
const flowId = "flusso";
const now = new Date("2026-11-28T10:00:00Z");

/** What a stage holds when nothing is wrong: a flow of four rows, payments, receipts. */
export type SoundData = { readonly entities: readonly StoredEntity[]; readonly files: string[] };

export function soundData(): SoundData {
  const fromRow = (row: number) => ({ origin: { flowId, row } });
  const open = openDebt(1, fromRow(1));
  const paid = pay(openDebt(2, fromRow(2)), "pagata");
  const cancelled = openDebt(3, { ...fromRow(3), status: "CANCELLED" });
  const again = { ...openDebt(3, { ...numbersOf(segregationCode, 4), ...fromRow(4) }), version: 2 };
  const reused = { ...again, appliedRows: [{ flowId, row: 3 }] };
  const plan = pay(withPlan(), "rata");
  const doubled = receiptOf(paid.position, "doppia", { closes: false, anomalies: ["alreadyPaid"] });
  const entities: StoredEntity[] = [
    { kind: "organization", organization },
    { kind: "cursor", cursor: { organizationFiscalCode, segregationCode, nextProgressive: 8 } },
    ...[open, paid.position, reused, plan.position].map((position) => ({
      kind: "position" as const,
      position,
    })),
    { kind: "superseded", position: cancelled },
    ...[open, paid.position, cancelled, reused, plan.position].flatMap((position) =>
      noticesOf(position).map(({ iuv }) => ({
        kind: "claim" as const,
        claim: claim(position, iuv),
      })),
    ),
    { kind: "flow", flow: flow() },
    {
      kind: "block",
      report: {
        organizationFiscalCode,
        flowId,
        block: 1,
        rowsAccepted: 4,
        rowsRejected: 1,
        notices: 4,
        notifications: 2,
        writeUnits: 8,
        importedAt: now.toISOString(),
      },
    },
    { kind: "content", content: { organizationFiscalCode, contentSha256: flowId, flowId } },
    ...[paid.record, plan.record, doubled].flatMap((record) => [
      { kind: "receipt" as const, record },
      { kind: "receiptOfDay" as const, record },
    ]),
    { kind: "anomaly", anomaly: { reason: "alreadyPaid", receipt: doubled } },
    { kind: "other" },
  ];
  return { entities, files: [paid.record, plan.record, doubled].map(({ rawKey }) => rawKey) };
}

function flow(): ImportFlow {
  const { status: _, counters, ...rest } = importingFlow({ id: flowId, rows: 5 });
  const counted = {
    ...counters,
    blocksDone: 1,
    rowsAccepted: 4,
    rowsRejected: 1,
    noticesExpected: 4,
    blocksWithNotices: 1,
    notificationsExpected: 2,
  };
  return { ...rest, status: "IMPORTED", counters: counted, importedAt: now.toISOString() };
}

/** A debt that is paid in two instalments, and not at once. */
function withPlan(): DebtPosition {
  const { iuv: _, noticeNumber: __, dueDate: ___, ...debt } = openDebt(5);
  const installments = [6, 7].map((progressive) => ({
    ...numbersOf(segregationCode, progressive),
    amountCents: euroCents(5_000),
  }));
  return { ...debt, installmentPlans: [{ description: "due rate", installments }] };
}

function claim(position: DebtPosition, iuv: IuvClaim["iuv"]): IuvClaim {
  const { iud, origin = { flowId: "api", row: 1 } } = position;
  return { organizationFiscalCode, iuv, iud, origin };
}

function pay(position: DebtPosition, id: string) {
  const [notice] = noticesOf(position);
  if (notice === undefined) throw new Error("a test debt without a notice");
  const record = receiptOf(position, id, { closes: true, amountCents: notice.amountCents });
  const { receiptId, amountCents } = record;
  const payment = { receiptId, amountCents, paidAt: now.toISOString() };
  return { position: markPaid(position, notice.noticeNumber, { payment, now }), record };
}

function receiptOf(
  { iud, amountCents }: DebtPosition,
  id: string,
  changes: Partial<ReceiptRecord>,
): ReceiptRecord {
  const receiptId = parseReceiptId(id);
  if (receiptId === undefined) throw new Error("bad test receipt id");
  return {
    organizationFiscalCode,
    receiptId,
    primitive: "paSendRTV2",
    noticeNumber: "3".repeat(18),
    creditorFiscalCode: organizationFiscalCode,
    outcome: "OK",
    amountCents,
    pspName: "Banca di Prova",
    standIn: false,
    receivedAt: now.toISOString(),
    iud,
    closes: true,
    answer: "accepted",
    anomalies: [],
    contentDigest: id,
    rawKey: `receipts/${organizationFiscalCode}/${id}/${id}.xml`,
    ...changes,
  };
}
