import type { Iud } from "../values/iud.ts";
import { anonymousDebtorCode, type DebtPosition, isOpen } from "./debt-position.ts";
import type { DebtPositionStore } from "./debt-position-store.ts";
import { noticesOf } from "./payable-notice.ts";
import type { DebtorIndex } from "./search-index.ts";

/** A debt that asks the same thing of the same person as another one does. */
export type Lookalike = {
  readonly iud: Iud;
  /** It can be paid too, or was paid within the last 24 hours. */
  readonly state: "open" | "paidRecently";
};

/**
 * Other debts of the same debtor towards the same ente, of the same type and with the same subject,
 * that are open or were paid in the last 24 hours: whatever the amount (MyPay: controllo delle
 * repliche). Nobody has any towards whom no debtor is known.
 */
export type FindLookalikes = (
  position: Pick<
    DebtPosition,
    "organizationFiscalCode" | "debtor" | "typeCode" | "description" | "iud"
  >,
  now: Date,
) => Promise<readonly Lookalike[]>;

export type LookalikeSources = {
  readonly debtors: DebtorIndex;
  readonly positions: Pick<DebtPositionStore, "findMany">;
};

/** The latest ones of a debtor and type: who has more debts of a kind is known to have many. */
const comparedMax = 200;

/** Whoever is about to pay is told by this that the same may be paid twice. */
export function createLookalikeFinder({ debtors, positions }: LookalikeSources): FindLookalikes {
  return async ({ organizationFiscalCode, debtor, typeCode, description, iud }, now) => {
    if (debtor.code === anonymousDebtorCode) return [];
    const digest = debtors.digestOf(debtor.code);
    const indexed = await debtors.listOfDebtor(organizationFiscalCode, digest);
    const others = indexed.filter((each) => each.typeCode === typeCode && each.iud !== iud);
    const iuds = others.slice(0, comparedMax).map((each) => each.iud);
    if (iuds.length === 0) return [];
    const subject = subjectOf(description);
    // The index may be some instants old: the debts themselves say whose and what they are.
    const found = await positions.findMany(organizationFiscalCode, iuds);
    return found
      .filter(
        (each) =>
          each.debtor.code === debtor.code &&
          each.typeCode === typeCode &&
          subjectOf(each.description) === subject,
      )
      .flatMap((each) => {
        const state = stateOf(each, now);
        return state === undefined ? [] : [{ iud: each.iud, state }];
      });
  };
}

/** Texts that people read as the same are the same. */
function subjectOf(description: string): string {
  return description.normalize("NFKC").trim().replace(/\s+/gu, " ").toUpperCase();
}

const recentMs = 24 * 3_600_000;

function stateOf(position: DebtPosition, now: Date): Lookalike["state"] | undefined {
  if (isOpen(position)) return "open";
  if (position.status !== "PAID") return undefined;
  const instants = [
    ...noticesOf(position).flatMap(({ payment }) => payment?.paidAt ?? []),
    ...(position.settlement === undefined ? [] : [position.settlement.recordedAt]),
  ];
  const isRecent = instants.some((at) => now.getTime() - Date.parse(at) <= recentMs);
  return isRecent ? "paidRecently" : undefined;
}
