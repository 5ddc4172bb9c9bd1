import type { Caller } from "../../../shared/domain/access/caller.ts";
import { parsePersonId } from "../../../shared/domain/access/person-id.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { PersonDebtorStore } from "../../../shared/domain/debt-positions/person-debtor-store.ts";
import type {
  DebtorDigest,
  DebtorIndex,
  IndexedDebt,
} from "../../../shared/domain/debt-positions/search-index.ts";
import { pageOfDebts, readDebts } from "../../../shared/domain/debt-positions/search-page.ts";
import {
  type DebtorSearchState,
  statusesOfState,
} from "../../../shared/domain/debt-positions/search-states.ts";
import type { DirectoryEntry } from "../../../shared/domain/organizations/directory-entry.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import { whatIsOpen } from "../../../shared/domain/organizations/organization-status.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import { type CalendarDate, romeDateOf } from "../../../shared/domain/values/calendar-date.ts";

/** Enti that are asked at once: each answers in some milliseconds. */
const entiInFlight = 32;

export type ListCitizenDebtsDependencies = {
  readonly personDebtors: Pick<PersonDebtorStore, "find">;
  readonly directory: () => Promise<readonly DirectoryEntry[]>;
  readonly debtors: Pick<DebtorIndex, "digestOf" | "listOfDebtor">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly organizations: Pick<OrganizationStore, "find">;
  /** Where people reach the portal. */
  readonly publicUrl: string;
  readonly now: () => Date;
};

export type ListCitizenDebtsInput = {
  readonly caller: Pick<Caller, "id" | "role">;
  readonly state: DebtorSearchState;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** A debt of the citizen's, with what is said of it beside itself. */
export type CitizenDebt = {
  readonly position: DebtPosition;
  readonly organizationName: string;
  /** What the ente calls the type; its code where the ente has it no more. */
  readonly typeDescription: string;
  readonly endsOnDueDate: boolean;
};

export type ListCitizenDebtsOutcome =
  | {
      readonly outcome: "page";
      readonly debts: readonly CitizenDebt[];
      readonly today: CalendarDate;
      readonly publicUrl: string;
      /** Where the next page begins; absent on the last one. */
      readonly cursor?: string;
    }
  | { readonly outcome: "cursorElsewhere" }
  /** Whoever works for an ente has to be themselves again first. */
  | { readonly outcome: "notCitizen" }
  /** The session is over: which debtor the person is, is known no more. */
  | { readonly outcome: "sessionOver" };

/**
 * What a citizen owes, or has paid, to all enti of the portal, the latest first: their own debts
 * alone. Whose they are is known by a digest until the session ends.
 */
export async function listCitizenDebts(
  { caller, state, limit, cursor }: ListCitizenDebtsInput,
  dependencies: ListCitizenDebtsDependencies,
): Promise<ListCitizenDebtsOutcome> {
  if (caller.role !== "citizen") return { outcome: "notCitizen" };
  const { personDebtors, debtors, positions, publicUrl, now } = dependencies;
  const person = parsePersonId(caller.id);
  const debtor = person && (await personDebtors.find(person, now()));
  if (debtor === undefined) return { outcome: "sessionOver" };
  const isAsked = ({ status }: Pick<DebtPosition, "status">) =>
    statusesOfState[state].includes(status);
  const indexed = await findDebts({ debtor, state }, dependencies);
  const page = pageOfDebts(indexed.filter(isAsked), { limit, ...(cursor && { cursor }) });
  if (page === undefined) return { outcome: "cursorElsewhere" };
  const found = await readDebts(page.entries, positions);
  // The index may be some instants old, and the debt another person's by now.
  const isOwn = (position: DebtPosition) => debtors.digestOf(position.debtor.code) === debtor;
  const own = found.filter((position) => isOwn(position) && isAsked(position));
  const debts = await withEnti(own, dependencies);
  const next = page.cursor === undefined ? {} : { cursor: page.cursor };
  return { outcome: "page", debts, today: romeDateOf(now()), publicUrl, ...next };
}

type Wanted = { readonly debtor: DebtorDigest; readonly state: DebtorSearchState };

async function findDebts(
  { debtor, state }: Wanted,
  { directory, debtors }: ListCitizenDebtsDependencies,
): Promise<readonly IndexedDebt[]> {
  const enti = (await directory()).filter((entry) => isAskedOf(entry, state));
  const found: IndexedDebt[] = [];
  const waiting = enti.values();
  const worker = async () => {
    for (const { fiscalCode } of waiting) {
      found.push(...(await debtors.listOfDebtor(fiscalCode, debtor)));
    }
  };
  await Promise.all(Array.from({ length: entiInFlight }, worker));
  return found;
}

/** Only an ente that can be paid is owed anything here; what was paid stays with all others too. */
function isAskedOf({ status }: DirectoryEntry, state: DebtorSearchState): boolean {
  return state === "open" ? whatIsOpen(status).pay : status !== "INSERITO";
}

async function withEnti(
  own: readonly DebtPosition[],
  { organizations }: ListCitizenDebtsDependencies,
): Promise<readonly CitizenDebt[]> {
  const codes = [...new Set(own.map(({ organizationFiscalCode }) => organizationFiscalCode))];
  const read = await Promise.all(codes.map((code) => organizations.find(code)));
  const enti = new Map(read.flatMap((ente) => (ente ? [[ente.fiscalCode, ente] as const] : [])));
  return own.flatMap((position) => {
    const ente = enti.get(position.organizationFiscalCode);
    return ente === undefined ? [] : [debtOf(position, ente)];
  });
}

function debtOf(position: DebtPosition, ente: Organization): CitizenDebt {
  const type = findDebtPositionType(ente, position.typeCode);
  return {
    position,
    organizationName: ente.name,
    typeDescription: type?.description ?? position.typeCode,
    endsOnDueDate: type?.dueDateMandatory ?? false,
  };
}
