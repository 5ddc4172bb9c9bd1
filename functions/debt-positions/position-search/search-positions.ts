import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import {
  type DebtFilter,
  type FoundDebts,
  fitsFilter,
  type Span,
} from "../../../shared/domain/debt-positions/search-index.ts";
import type { CalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { Iuv } from "../../../shared/domain/values/iuv.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseRomeInstant } from "../../../shared/domain/values/rome-instant.ts";
import {
  type FoundPage,
  readFoundPage,
  type SearchDependencies,
  showPositions,
  type WantedPage,
} from "./found-page.ts";
import { recordDebtorSearch } from "./record-debtor-search.ts";

/**
 * Debts that a search without a key looks at. One that is looked at and found takes some 40
 * microseconds of a processor, so that the largest search ends in two seconds.
 */
export const examinedMax = 32_000;

export type SearchPositionsInput = WantedPage & {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  /** At most one of the four. */
  readonly noticeNumber?: NoticeNumber | undefined;
  readonly iuv?: Iuv | undefined;
  readonly iud?: Iud | undefined;
  /** Upper case. */
  readonly debtorCode?: string | undefined;
  readonly statuses?: DebtFilter["statuses"];
  readonly debtPositionTypes?: readonly string[] | undefined;
  readonly amountCents?: Span<number> | undefined;
  /** Days in Italy, both included. */
  readonly createdOn?: Span<CalendarDate> | undefined;
  readonly dueOn?: Span<CalendarDate> | undefined;
};

/** A filter that begins after its end. */
type ReversedField = "amountCents" | "createdOn" | "dueOn";

export type SearchPositionsOutcome =
  | FoundPage
  | { readonly outcome: "ambiguous" }
  | { readonly outcome: "reversed"; readonly field: ReversedField }
  | { readonly outcome: "cursorElsewhere" }
  /** Whoever looks for a person has to be entitled to. */
  | { readonly outcome: "forbidden" };

/**
 * Debts of the ente that are as wanted, the latest first. What is known by key is there as soon as
 * its creation has answered; what is known by debtor, amount, day, state or type some instants
 * later. Debts of types that are not the caller's are not there.
 */
export async function searchPositions(
  input: SearchPositionsInput,
  dependencies: SearchDependencies,
): Promise<SearchPositionsOutcome> {
  const { organization, caller, debtorCode } = input;
  const { noticeNumber, iuv, iud } = input;
  const keys = [noticeNumber, iuv, iud, debtorCode].filter((key) => key !== undefined);
  if (keys.length > 1) return { outcome: "ambiguous" };
  const reversed = (["amountCents", "createdOn", "dueOn"] as const).find((field) =>
    isReversed(input[field]),
  );
  if (reversed !== undefined) return { outcome: "reversed", field: reversed };
  const isEntitled = caller.permissions.includes("debtors:read");
  if (debtorCode !== undefined && !isEntitled) return { outcome: "forbidden" };
  const filter = filterOf(input);
  const began = dependencies.now();
  const outcome =
    keys.length === 1 && debtorCode === undefined
      ? await searchByKey(input, filter, dependencies)
      : await searchByIndex(input, filter, dependencies);
  if (debtorCode !== undefined) {
    await recordDebtorSearch({ organization, caller, began }, dependencies);
  }
  return outcome;
}

async function searchByKey(
  { organization, noticeNumber, iuv, iud }: SearchPositionsInput,
  filter: DebtFilter,
  dependencies: SearchDependencies,
): Promise<FoundPage> {
  const { positions } = dependencies;
  const found: readonly (DebtPosition | undefined)[] = await Promise.all([
    noticeNumber && positions.findByNoticeNumber(organization, noticeNumber),
    iuv && positions.findByIuv(organization, iuv),
    iud && positions.findMany(organization, [iud]).then(([position]) => position),
  ]);
  const wanted = found
    .filter((each) => each !== undefined)
    .filter((each) => fitsFilter(each, filter));
  return showPositions(organization, wanted, dependencies);
}

async function searchByIndex(
  input: SearchPositionsInput,
  filter: DebtFilter,
  dependencies: SearchDependencies,
): Promise<FoundPage | { readonly outcome: "cursorElsewhere" }> {
  const { organization, debtorCode } = input;
  const { debts, isWhole } = await findDebts(input, filter, dependencies);
  const isOfDebtor = ({ debtor }: DebtPosition) =>
    debtorCode === undefined || debtor.code === debtorCode;
  const page = await readFoundPage(
    {
      organization,
      debts: debts.filter((debt) => fitsFilter(debt, filter)),
      isWhole,
      isWanted: (position) => isOfDebtor(position) && fitsFilter(position, filter),
    },
    input,
    dependencies,
  );
  return page ?? { outcome: "cursorElsewhere" };
}

async function findDebts(
  { organization, debtorCode }: SearchPositionsInput,
  filter: DebtFilter,
  { debtors }: SearchDependencies,
): Promise<FoundDebts> {
  if (filter.typeCodes?.length === 0) return { debts: [], isWhole: true };
  if (debtorCode === undefined) return debtors.search(organization, { filter, examinedMax });
  const debts = await debtors.listOfDebtor(organization, debtors.digestOf(debtorCode));
  return { debts, isWhole: true };
}

function filterOf(input: SearchPositionsInput): DebtFilter {
  const { caller, debtPositionTypes, statuses, amountCents, createdOn, dueOn } = input;
  const own = debtPositionTypes?.filter((code) => mayTouchType(caller, code));
  return {
    statuses,
    typeCodes: own ?? caller.typeCodes,
    amountCents,
    createdAt: createdOn && {
      from: createdOn.from && parseRomeInstant(`${createdOn.from}T00:00:00`),
      to: createdOn.to && parseRomeInstant(`${createdOn.to}T23:59:59.999`),
    },
    dueDate: dueOn,
  };
}

function isReversed({ from, to }: Span<string | number> = {}): boolean {
  return from !== undefined && to !== undefined && from > to;
}
