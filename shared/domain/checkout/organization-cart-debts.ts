import type { Caller } from "../access/caller.ts";
import {
  type CreatePositionInput,
  type CreatePositionOutcome,
  createPosition,
} from "../debt-positions/create-position.ts";
import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { FindLookalikes } from "../debt-positions/find-lookalikes.ts";
import type { PositionBody } from "../debt-positions/position-body.ts";
import { keepAmount } from "../debt-positions/refresh-amount.ts";
import type { OrganizationStatus } from "../organizations/organization.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import { PROGRESSIVE_MAX } from "../values/iuv.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { NoticeReference } from "./check-notice.ts";
import type { OpenCartDependencies } from "./open-cart.ts";

/** A debt that the ente's portal describes whole, or the notice of one that is there. */
export type WantedDebt =
  | { readonly kind: "described"; readonly body: PositionBody }
  | {
      readonly kind: "notice";
      readonly noticeNumber: NoticeNumber;
      /** The calling ente's own where it is left out. */
      readonly organizationFiscalCode?: OrganizationFiscalCode;
    };

type DebtProblem = { readonly pointer: string; readonly detail: string };

/** Why debts cannot be put into a cart, before anything was created. */
export type DebtRefusal =
  | { readonly outcome: "wrong"; readonly problems: readonly DebtProblem[] }
  /** Another debt has the IUD; `indexes` of the debts in question. */
  | { readonly outcome: "iudTaken"; readonly indexes: readonly number[] }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  | { readonly outcome: "unknown" };

type DebtsRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly debts: readonly WantedDebt[];
};

type RehearsalDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "findByNoticeNumber">;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly findLookalikes: FindLookalikes;
  readonly now: () => Date;
};

/** What makes a debt unfit for a cart, whatever else is right about it. */
export function unfitDebts(debts: readonly WantedDebt[]): DebtProblem[] {
  return debts.flatMap((debt, index) => {
    if (debt.kind === "notice") return [];
    const { published, paymentOptions, iud } = debt.body;
    const at = `/debts/${index}`;
    const isRepeated = debts
      .slice(0, index)
      .some((other) => other.kind === "described" && other.body.iud === iud);
    return [
      ...(published ? [] : [{ pointer: `${at}/published`, detail: draftUnpaid }]),
      ...(paymentOptions.some(({ kind }) => kind === "SINGLE")
        ? []
        : [{ pointer: `${at}/paymentOptions`, detail: singleNeeded }]),
      ...(isRepeated ? [{ pointer: `${at}/iud`, detail: iudRepeated }] : []),
    ];
  });
}

const draftUnpaid = "Un carrello paga posizioni pubblicate, non bozze.";
const singleNeeded = "Un carrello paga il debito in un'unica soluzione: indicare una voce SINGLE.";
const iudRepeated = "Lo stesso IUD compare due volte nel carrello.";

/** Numbers of no notice: an ente whose own come so far has none left. */
const firstRehearsed = PROGRESSIVE_MAX - 10_000;

/**
 * Goes through the creation of all debts by the rules by which they are then created, and creates
 * nothing. The stores that are answered know the debts as if they were there: what opens a cart
 * with them opens it with the real ones.
 */
export async function rehearseDebts(
  request: DebtsRequest,
  dependencies: RehearsalDependencies,
): Promise<
  | DebtRefusal
  | {
      readonly outcome: "rehearsed";
      readonly notices: readonly NoticeReference[];
      readonly openCart: OpenCartDependencies;
    }
> {
  const { organizations, positions, findLookalikes, now } = dependencies;
  const rehearsed: DebtPosition[] = [];
  let progressive = firstRehearsed;
  const unwritten: Pick<DebtPositionStore, "findMany" | "reserveProgressives" | "create"> = {
    findMany: positions.findMany,
    async reserveProgressives(_, { count }) {
      progressive += count;
      return progressive - count;
    },
    async create(position) {
      rehearsed.push(position);
      return "written";
    },
  };
  const gone = await forEachDebt(request, (input) =>
    createPosition(input, { ...dependencies, positions: unwritten }),
  );
  if (gone.outcome !== "created") return gone;
  return {
    outcome: "rehearsed",
    notices: gone.notices,
    openCart: {
      carts: { find: async () => undefined, create: async () => "created" },
      organizations,
      positions: {
        async findByNoticeNumber(ente, noticeNumber) {
          const own = ente === request.organization;
          const fresh = rehearsed.find((position) => position.noticeNumber === noticeNumber);
          return own && fresh ? fresh : positions.findByNoticeNumber(ente, noticeNumber);
        },
      },
      // Asking a service again costs seconds, and there is nothing yet to write an amount down on.
      refreshAmount: keepAmount,
      findLookalikes,
      now,
    },
  };
}

/** Creates what is described, one after the other; what was created before is found again. */
export function createDebts(
  request: DebtsRequest,
  dependencies: {
    readonly createPosition: (
      input: CreatePositionInput & { readonly caller: Caller },
    ) => Promise<CreatePositionOutcome>;
  },
): Promise<CreatedDebts | DebtRefusal> {
  return forEachDebt(request, dependencies.createPosition);
}

type CreatedDebts = { readonly outcome: "created"; readonly notices: readonly NoticeReference[] };

async function forEachDebt(
  { organization, caller, debts }: DebtsRequest,
  create: (
    input: CreatePositionInput & { readonly caller: Caller },
  ) => Promise<CreatePositionOutcome>,
): Promise<CreatedDebts | DebtRefusal> {
  const notices: NoticeReference[] = [];
  const problems: DebtProblem[] = [];
  const taken: number[] = [];
  for (const [index, debt] of debts.entries()) {
    if (debt.kind === "notice") {
      const { noticeNumber, organizationFiscalCode = organization } = debt;
      notices.push({ organizationFiscalCode, noticeNumber });
      continue;
    }
    const created = await create({ organization, caller, body: debt.body });
    switch (created.outcome) {
      case "created":
      case "alreadyCreated":
        notices.push(noticeOf(created.position));
        break;
      case "wrong":
        problems.push(...below(`/debts/${index}`, created.problems));
        break;
      case "iudTaken":
        taken.push(index);
        break;
      case "organizationNotReady":
      case "unknown":
        return created;
    }
  }
  if (problems.length > 0) return { outcome: "wrong", problems };
  if (taken.length > 0) return { outcome: "iudTaken", indexes: taken };
  return { outcome: "created", notices };
}

function noticeOf({ organizationFiscalCode, noticeNumber }: DebtPosition): NoticeReference {
  if (noticeNumber === undefined) throw new Error("a payment at once without a notice");
  return { organizationFiscalCode, noticeNumber };
}

function below(root: string, problems: readonly DebtProblem[]): DebtProblem[] {
  return problems.map(({ pointer, detail }) => ({ pointer: root + pointer, detail }));
}
