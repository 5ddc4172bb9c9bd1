import { changePosition } from "../../../shared/domain/debt-positions/change-position.ts";
import { createPosition } from "../../../shared/domain/debt-positions/create-position.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DecideChange } from "../../../shared/domain/debt-positions/decide-position-change.ts";
import { noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import {
  positionBody,
  replacedPositionBody,
} from "../../../shared/domain/debt-positions/position-body.ts";
import { upsertPosition } from "../../../shared/domain/debt-positions/upsert-position.ts";
import { createInvariantCheck } from "../../../shared/domain/operations/invariants/check-invariants.ts";
import type { SeenVersion } from "../../../shared/domain/values/entity-tag.ts";
import { type Iud, parseIud } from "../../../shared/domain/values/iud.ts";
import { demoOrganization } from "../demo-organization.ts";
import { day } from "../demo-row-reading.ts";
import { inMemoryDebtPositions } from "../in-memory-debt-positions.ts";
import { present } from "../notifications/debts.ts";

const demo = demoOrganization();

type Fields = Record<string, unknown>;

export const worldIud: Iud = present(parseIud("RATE-1"));

/** A debt as it is sent, but for what is changed. */
export function debtSent(changes: Fields = {}): Fields {
  return {
    debtPositionType: "TARI",
    description: "TARI 2027",
    debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Rossi Maria" },
    paymentOptions: [{ kind: "SINGLE", amountCents: 30_000, dueDate: "2027-06-30" }],
    ...changes,
  };
}

/** An ente's positions in memory, and the calls that change one of them. */
export function positionWorld({
  organization = demo,
  typeCodes,
}: {
  readonly organization?: typeof demo;
  readonly typeCodes?: readonly string[];
} = {}) {
  const positions = inMemoryDebtPositions();
  const caller = typeCodes === undefined ? {} : { typeCodes };
  const { fiscalCode } = organization;
  let now = new Date("2026-11-28T10:00:00Z");
  const dependencies = {
    organizations: { find: async () => organization },
    positions,
    oldIuvAcceptedUntil: day("2024-04-30"),
    now: () => now,
  };
  const none: SeenVersion = { kind: "none" };
  const upsertInput = (changes: Fields = {}, seen: SeenVersion = none) => ({
    organization: fiscalCode,
    caller,
    iuds: [worldIud],
    body: replacedPositionBody.parse(debtSent(changes)),
    seen,
  });
  return {
    organization,
    positions,
    dependencies,
    /** From now on it is this day, at noon. */
    goTo(date: string) {
      now = new Date(`${date}T11:00:00Z`);
    },
    create: (changes: Fields = {}) =>
      createPosition(
        {
          organization: fiscalCode,
          caller,
          body: positionBody.parse({ iud: worldIud, ...debtSent(changes) }),
        },
        dependencies,
      ),
    upsertInput,
    upsert: (changes: Fields = {}, seen: SeenVersion = none) =>
      upsertPosition(upsertInput(changes, seen), dependencies),
    change: (
      decide: DecideChange,
      {
        opens = false,
        seen = none,
      }: { readonly opens?: boolean; readonly seen?: SeenVersion } = {},
    ) =>
      changePosition(
        { organization: fiscalCode, caller, iuds: [worldIud], seen, decide, opens },
        dependencies,
      ),
    position: () => present(positions.positions.get(`${fiscalCode}#${worldIud}`)),
    /** The position as something else leaves it: a receipt, a cart. */
    set(changes: Partial<DebtPosition>) {
      const key = `${fiscalCode}#${worldIud}`;
      const position = present(positions.positions.get(key));
      positions.positions.set(key, { ...position, ...changes, version: position.version + 1 });
    },
    /** Names of what should hold of all that is stored, and does not. */
    brokenInvariants() {
      const check = createInvariantCheck();
      for (const position of positions.positions.values())
        check.see({ kind: "position", position });
      for (const position of positions.superseded) check.see({ kind: "superseded", position });
      for (const claim of positions.claims.values()) check.see({ kind: "claim", claim });
      return check
        .finish()
        .filter(({ violations }) => violations > 0)
        .map(({ invariant }) => invariant);
    },
  };
}

/** Every IUV of a position, in the order of its notices. */
export function iuvsOf(position: DebtPosition): readonly string[] {
  return noticesOf(position).map(({ iuv }) => iuv);
}
