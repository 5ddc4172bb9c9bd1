import type { DirectoryEntry } from "../../../shared/domain/organizations/directory-entry.ts";
import { directorySecondsKept } from "../../../shared/domain/organizations/directory-memory.ts";
import { type HttpResult, jsonResult } from "../../../shared/lambda/http-result.ts";
import { encodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { invalidRequest, notFound, problemResult } from "../../../shared/lambda/problem.ts";
import type { SearchOrganizationsOutcome } from "./search-organizations.ts";
import type { SearchTypesOutcome } from "./search-types.ts";
import type { ShowOrganizationOutcome } from "./show-organization.ts";

const kept = { "cache-control": `public, max-age=${directorySecondsKept}` };

export function respondOrganizations(page: SearchOrganizationsOutcome): HttpResult {
  if (page === undefined) return problemResult(foreignCursor);
  return jsonResult(
    200,
    {
      organizations: page.found.map((entry) => ({
        ...nameOf(entry),
        spontaneousTypes: entry.types.filter(({ spontaneous }) => spontaneous).length,
      })),
      total: page.total,
      cursor: cursorOf(page.cursor),
    },
    kept,
  );
}

export function respondTypes(page: SearchTypesOutcome): HttpResult {
  if (page === undefined) return problemResult(foreignCursor);
  return jsonResult(
    200,
    {
      types: page.found.map(({ code, description, spontaneous, organization }) => ({
        code,
        description,
        spontaneous,
        organization: nameOf(organization),
      })),
      total: page.total,
      cursor: cursorOf(page.cursor),
    },
    kept,
  );
}

/** Not public, not registered, not a code at all: one and the same answer. */
export function respondOrganization(found: ShowOrganizationOutcome): HttpResult {
  if (found === undefined) return problemResult(notFound);
  const { organization, types } = found;
  const { officeName, address, contacts, information, logoPngBase64 } = organization;
  return jsonResult(
    200,
    {
      ...nameOf(organization),
      officeName: officeName ?? null,
      address,
      contacts,
      information: information ?? null,
      logoPngBase64: logoPngBase64 ?? null,
      types: types.map(({ code, description }) => ({ code, description })),
    },
    kept,
  );
}

const foreignCursor = invalidRequest([
  {
    pointer: "/cursor",
    detail: "Il cursore non è quello ricevuto con la pagina precedente.",
  },
]);

function nameOf({
  fiscalCode,
  ipaCode,
  name,
}: Pick<DirectoryEntry, "fiscalCode" | "ipaCode" | "name">) {
  return { fiscalCode, ipaCode, name };
}

function cursorOf(cursor: string | undefined): string | null {
  return cursor === undefined ? null : encodeCursor(cursor);
}
