import type { TypeUseStore } from "../../domain/organizations/type-use-store.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { itemHeader } from "../item.ts";
import { type OrganizationKey, organizationPartition } from "../organization-key.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { entities } from "../table.ts";

export function typeUseKey(
  organization: OrganizationFiscalCode,
  typeCode: string,
): OrganizationKey {
  const sk = `TYPEUSED#${encodeURIComponent(typeCode)}`;
  return { pk: organizationPartition(organization), sk };
}

export function createDynamoTypeUseStore(table: Pick<OrganizationTable, "get">): TypeUseStore {
  return {
    async isUsed(organization, typeCode) {
      return (await table.get(typeUseKey(organization, typeCode))) !== undefined;
    },
  };
}

/** A debt, as far as its type is concerned. */
type OfType = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly typeCode: string;
};

type TypeUseMarker = {
  /** Notes that the types of these debts have debts; to be called before those are there. */
  mark(debts: readonly OfType[]): Promise<void>;
};

/**
 * One reading for each type that this process has not met yet, one write for each that nobody has:
 * the rows of a flow cost nothing.
 */
export function createTypeUseMarker(table: Pick<OrganizationTable, "get" | "put">): TypeUseMarker {
  const marked = new Set<string>();
  return {
    async mark(debts) {
      for (const { organizationFiscalCode, typeCode } of debts) {
        const name = `${organizationFiscalCode} ${typeCode}`;
        if (marked.has(name)) continue;
        const key = typeUseKey(organizationFiscalCode, typeCode);
        if ((await table.get(key)) === undefined) {
          await table.put({ ...key, ...itemHeader(entities.typeUse) });
        }
        marked.add(name);
      }
    },
  };
}
