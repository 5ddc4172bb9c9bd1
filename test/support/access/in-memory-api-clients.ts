import type {
  ApiClient,
  ApiClientId,
  ClientDelegation,
} from "../../../shared/domain/access/api-client.ts";
import type { ApiClientStore } from "../../../shared/domain/access/api-client-store.ts";
import type { ClientLogins, LoginFailures } from "../../../shared/domain/access/client-login.ts";
import type { AuditDraft } from "../../../shared/domain/audit/audit-entry.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

type InMemoryClients = ApiClientStore &
  ClientLogins & {
    readonly audit: AuditDraft[];
    /** How often each was asked to do something. */
    readonly calls: Map<string, number>;
  };

/** Behaves as the table does: what is written replaces the versions that were read. */
export function inMemoryApiClients(): InMemoryClients {
  const clients = new Map<string, ApiClient>();
  const delegations = new Map<string, ClientDelegation>();
  const failures = new Map<string, LoginFailures>();
  const audit: AuditDraft[] = [];
  const calls = new Map<string, number>();
  const counted = (name: string) => calls.set(name, (calls.get(name) ?? 0) + 1);
  const place = (organization: OrganizationFiscalCode, id: ApiClientId) => `${organization}#${id}`;
  const delegationOf = (organization: OrganizationFiscalCode | undefined, id: ApiClientId) =>
    organization === undefined ? undefined : delegations.get(place(organization, id));
  const find: ApiClientStore["find"] = async (id, organization) => {
    counted("find");
    const client = clients.get(id);
    const delegation = delegationOf(organization, id);
    return client && { client, ...(delegation && { delegation }) };
  };
  return {
    audit,
    calls,
    find,
    async listOfOrganization(organization) {
      const own = [...delegations.values()].filter((each) => each.organization === organization);
      return own.flatMap((delegation) => {
        const client = clients.get(delegation.clientId);
        return client === undefined ? [] : { client, delegation };
      });
    },
    async listDelegations({ id }) {
      return [...delegations.values()].filter(({ clientId }) => clientId === id);
    },
    async list({ limit, cursor = "" }) {
      const entries = [...clients.values()]
        .filter(({ id }) => id > cursor)
        .toSorted((left, right) => (left.id < right.id ? -1 : 1))
        .slice(0, limit);
      const last = entries.at(-1);
      return last === undefined || entries.length < limit
        ? { entries }
        : { entries, cursor: last.id };
    },
    async write({ client, replaced, delegation, replacedDelegation }, draft) {
      if (clients.get(client.id)?.version !== replaced?.version) return "refused";
      const touched = delegation ?? replacedDelegation;
      if (touched !== undefined) {
        const at = place(touched.organization, client.id);
        if (delegations.get(at)?.version !== replacedDelegation?.version) return "refused";
        if (delegation === undefined) delegations.delete(at);
        else delegations.set(at, delegation);
      }
      clients.set(client.id, client);
      audit.push(draft);
      return "written";
    },
    async note(draft) {
      audit.push(draft);
    },
    async findLogin(id, organization) {
      counted("findLogin");
      const failed = failures.get(id);
      const client = clients.get(id);
      const delegation = delegationOf(organization, id);
      return {
        ...(client && { client }),
        ...(delegation && { delegation }),
        ...(failed && { failures: failed }),
      };
    },
    async recordFailure(id, now) {
      counted("recordFailure");
      const count = (failures.get(id)?.count ?? 0) + 1;
      failures.set(id, { count, lastAt: now.toISOString() });
    },
    async forgetFailures(id) {
      counted("forgetFailures");
      failures.delete(id);
    },
    async recordUse(id, organization, now) {
      counted("recordUse");
      const lastUsedAt = now.toISOString();
      const client = clients.get(id);
      if (client !== undefined) clients.set(id, { ...client, lastUsedAt });
      const delegation = delegationOf(organization, id);
      if (organization !== undefined && delegation !== undefined) {
        delegations.set(place(organization, id), { ...delegation, lastUsedAt });
      }
    },
  };
}
