import type { Caller } from "../../../shared/domain/access/caller.ts";
import { mayTouchType } from "../../../shared/domain/access/caller.ts";
import { actorOf } from "../../../shared/domain/audit/actor-of.ts";
import type { AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import {
  type IbanChange,
  ibanChangeSegments,
  nothingCounted,
} from "../../../shared/domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../../shared/domain/debt-positions/iban-change-store.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iban } from "../../../shared/domain/values/iban.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

export type RequestIbanChangeDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly changes: Pick<IbanChangeStore, "create" | "list">;
  readonly newId: () => string;
  readonly now: () => Date;
};

export type IbanChangeRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly wanted: Pick<IbanChange, "from" | "to" | "reason" | "typeCodes">;
};

/** Where the registry holds the old IBAN: the ente's own account, and those of its types. */
export type RegistryUse = { readonly ofOrganization: boolean; readonly typeCodes: string[] };

export type RequestIbanChangeOutcome =
  | {
      readonly outcome: "accepted";
      readonly change: IbanChange;
      /** Debts on the ente's own accounts follow the registry: it is to be changed too. */
      readonly registry: RegistryUse;
    }
  | { readonly outcome: "unknown" }
  | { readonly outcome: "unknownTypes"; readonly codes: readonly string[] };

/** Latest changes among which the same one is looked for, while it is being made. */
const latestMax = 20;

/**
 * Takes on the change of an IBAN on the open positions of an ente. Whoever is held to some types
 * changes the positions of those only. What is asked for again while it is being made is the same.
 */
export async function requestIbanChange(
  { organization, caller, wanted }: IbanChangeRequest,
  { organizations, changes, newId, now }: RequestIbanChangeDependencies,
): Promise<RequestIbanChangeOutcome> {
  const registry = await organizations.find(organization);
  if (registry === undefined) return { outcome: "unknown" };
  const typeCodes = sortedTypes(wanted.typeCodes ?? caller.typeCodes);
  const codes = (typeCodes ?? []).filter(
    (code) => !mayTouchType(caller, code) || !findDebtPositionType(registry, code),
  );
  if (codes.length > 0) return { outcome: "unknownTypes", codes };
  const { from, to, reason } = wanted;
  const scope = { from, to, ...(typeCodes && { typeCodes }) };
  const use = registryUse(registry, from);
  const latest = await changes.list(organization, { limit: latestMax });
  const known = latest.entries.find((each) => each.status === "RUNNING" && isSame(each, scope));
  if (known !== undefined) return { outcome: "accepted", change: known, registry: use };
  const at = now();
  const change: IbanChange = {
    ...scope,
    organizationFiscalCode: organization,
    id: `${at.toISOString().replaceAll(/[-:]|\.\d+Z$/gu, "")}-${newId()}`,
    reason,
    requestedBy: actorOf(caller),
    requestedAt: at.toISOString(),
    segments: ibanChangeSegments,
    segmentsDone: 0,
    counters: nothingCounted,
    version: 1,
    status: "RUNNING",
  };
  const created = await changes.create(change, begunDraft(change));
  if (created === "refused") throw new Error("two changes of an IBAN have one id");
  return { outcome: "accepted", change, registry: use };
}

function sortedTypes(codes: readonly string[] | undefined): readonly string[] | undefined {
  return codes && [...new Set(codes)].sort();
}

function isSame(change: IbanChange, scope: Pick<IbanChange, "from" | "to" | "typeCodes">): boolean {
  const textOf = ({ from, to, typeCodes = [] }: typeof scope) =>
    JSON.stringify([from, to, ...typeCodes]);
  return textOf(change) === textOf(scope);
}

function registryUse(organization: Organization, iban: Iban): RegistryUse {
  const isUsed = ({ bankIban, postalIban }: Pick<Organization, "bankIban" | "postalIban">) =>
    bankIban === iban || postalIban === iban;
  const types = organization.debtPositionTypes.filter(isUsed);
  return { ofOrganization: isUsed(organization), typeCodes: types.map(({ code }) => code) };
}

function begunDraft(change: IbanChange): AuditDraft {
  const { organizationFiscalCode: scope, id, requestedAt: at, requestedBy: actor } = change;
  const { from: before, to: after, typeCodes, reason } = change;
  return {
    scope,
    at,
    actor,
    action: "IbanChangeBegun",
    target: `ibanChange:${id}`,
    outcome: "done",
    reason,
    changes: [
      { pointer: "/iban", before, after },
      ...(typeCodes ? [{ pointer: "/typeCodes", after: typeCodes }] : []),
    ],
  };
}
