import { routes as catalogueRoutes } from "../../functions/organizations/type-catalogue/routes.ts";
import { routes as typeRoutes } from "../../functions/organizations/type-registry/routes.ts";
import type { Caller } from "../../shared/domain/access/caller.ts";
import type { Operation } from "../../shared/domain/access/operation.ts";
import type { AuditDraft } from "../../shared/domain/audit/audit-entry.ts";
import type { CatalogueStore } from "../../shared/domain/organizations/catalogue-store.ts";
import type { CatalogueType } from "../../shared/domain/organizations/catalogue-type.ts";
import { directoryEntryOf } from "../../shared/domain/organizations/directory-entry.ts";
import type { FormStore } from "../../shared/domain/organizations/form-store.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../shared/domain/organizations/organization-store.ts";
import type { SpontaneousForm } from "../../shared/domain/organizations/spontaneous-form.ts";
import { type TaxonomyEntry, taxonomyKeyOf } from "../../shared/domain/taxonomy/taxonomy-entry.ts";
import type { TaxonomyStore, TaxonomySync } from "../../shared/domain/taxonomy/taxonomy-store.ts";
import { parseCalendarDate } from "../../shared/domain/values/calendar-date.ts";
import { parseTaxonomyCode } from "../../shared/domain/values/taxonomy-code.ts";
import type { HttpResult } from "../../shared/lambda/http-result.ts";
import { demoOrganization, registrationOf } from "./demo-organization.ts";
import { inMemoryOrganizations } from "./in-memory-organizations.ts";
import { present } from "./notifications/debts.ts";

/** An entry of pagoPA's list under that code. */
export function taxonomyEntry(code: string, validTo?: string): TaxonomyEntry {
  const [, type = "", area = "", service = "", legalReason = ""] =
    /^9\/(\d{2})(\d{2})(\d{3})([A-Z]{2})\/$/u.exec(code) ?? [];
  const validity = validTo === undefined ? {} : { validTo: present(parseCalendarDate(validTo)) };
  return {
    code: present(parseTaxonomyCode(code)),
    organizationType: { code: type, name: `Ente ${type}` },
    macroArea: { code: area, name: `Area ${area}`, description: "Area" },
    service: { code: service, name: `Servizio ${service}`, description: "Servizio" },
    legalReason,
    version: "1",
    validFrom: present(parseCalendarDate("2020-01-01")),
    ...validity,
  };
}

/** pagoPA's list as the table keeps it. */
export function inMemoryTaxonomy(): TaxonomyStore & { audits: AuditDraft[] } {
  const entries = new Map<string, TaxonomyEntry>();
  const audits: AuditDraft[] = [];
  let last: TaxonomySync | undefined;
  return {
    audits,
    find: async (code) => entries.get(taxonomyKeyOf(code)),
    async list({ organizationType = "", macroArea = "", service = "" }) {
      const prefix = organizationType + macroArea + service;
      return [...entries].filter(([key]) => key.startsWith(prefix)).map(([, entry]) => entry);
    },
    findSync: async () => last,
    async keep(some) {
      for (const entry of some) entries.set(taxonomyKeyOf(entry.code), entry);
    },
    async recordSync(sync, audit) {
      last = sync;
      if (audit !== undefined) audits.push(audit);
    },
  };
}

function inMemoryCatalogue(audits: AuditDraft[]): CatalogueStore {
  const types = new Map<string, CatalogueType>();
  return {
    find: async (code) => types.get(code),
    list: async () => [...types.values()],
    async save(type, replaced, audit) {
      if (types.get(type.code)?.version !== replaced?.version) return "refused";
      types.set(type.code, type);
      audits.push(audit);
      return "written";
    },
    async remove(type, audit) {
      if (types.get(type.code)?.version !== type.version) return "refused";
      types.delete(type.code);
      audits.push(audit);
      return "written";
    },
  };
}

function inMemoryForms(): FormStore {
  const forms = new Map<string, SpontaneousForm>();
  return {
    find: async (type, version) => forms.get(JSON.stringify([type, version])),
    async keep(type, form) {
      const version = `v${JSON.stringify(form).length}`;
      forms.set(JSON.stringify([type, version]), form);
      return version;
    },
  };
}

/** The same store, which also keeps the lines of the audit. */
function audited(store: OrganizationStore, audits: AuditDraft[]): OrganizationStore {
  return {
    ...store,
    async save(organization, replaced, audit) {
      const written = await store.save(organization, replaced, audit);
      if (written === "written") audits.push(audit);
      return written;
    },
    async note(audit) {
      audits.push(audit);
    },
  };
}

type Call = {
  readonly caller?: Partial<Caller>;
  readonly typeCode?: string;
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly query?: Readonly<Record<string, string>>;
};

export const region: Caller = { kind: "client", id: "regione", permissions: [] };

/** One ente in the registry, the catalogue and the taxonomy, and the calls about its types. */
export async function typeWorld(registered: Organization = demoOrganization()) {
  const audits: AuditDraft[] = [];
  const store = inMemoryOrganizations();
  await store.save(registered, undefined, registrationOf(registered));
  const used = new Set<string>();
  const dependencies = {
    organizations: audited(store, audits),
    directory: {
      async list() {
        return [directoryEntryOf(present(await store.find(registered.fiscalCode)))];
      },
    },
    catalogue: inMemoryCatalogue(audits),
    taxonomy: inMemoryTaxonomy(),
    forms: inMemoryForms(),
    typeUse: { isUsed: async (_organization: string, code: string) => used.has(code) },
    outbound: { loopback: false },
    now: () => new Date("2027-02-01T09:00:00Z"),
  };
  const own: Caller = {
    kind: "person",
    id: "p1",
    role: "organizationAdministrator",
    organization: registered.fiscalCode,
    permissions: [],
  };
  return {
    ...dependencies,
    audits,
    used,
    ente: registered,
    /** The call as whoever it is for makes it; the ente where nothing else is said. */
    async call(operation: Operation, { caller, typeCode, body, ifMatch, query }: Call = {}) {
      const route = [...typeRoutes, ...catalogueRoutes].find(
        (each) => each.operation === operation,
      );
      const isRegion = operation.access.kind === "region";
      const request = {
        caller: { ...(isRegion ? region : own), ...caller },
        parameters: { fiscalCode: registered.fiscalCode, typeCode },
        query: query ?? {},
        headers: {
          "content-type": "application/json",
          ...(ifMatch !== undefined && { "if-match": ifMatch }),
        },
        cookies: [],
        body: body === undefined ? "" : JSON.stringify(body),
      };
      return answerOf(await present(route).answer(request, dependencies));
    },
  };
}

function answerOf(result: HttpResult) {
  const text = Buffer.from(result.body ?? "").toString("utf8");
  const body: unknown = text === "" ? undefined : JSON.parse(text);
  return { result, status: result.status, etag: result.headers?.["etag"], body };
}
