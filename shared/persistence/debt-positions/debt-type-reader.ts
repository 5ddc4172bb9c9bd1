import * as z from "zod/mini";
import type { DebtTypeReader } from "../../domain/debt-positions/debt-type-reader.ts";
import type { Iud } from "../../domain/values/iud.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { positionKey } from "./position-keys.ts";

const typedShape = z.lazy(() => z.object({ pk: z.string(), typeCode: z.string() }));

/** Reads of positions what type they are of: a start needs no more of them. */
export function createDebtTypeReader(table: Pick<OrganizationTable, "getMany">): DebtTypeReader {
  return {
    async typesOf(organization, iuds) {
      const keys = iuds.map((iud) => positionKey(organization, iud));
      const items = await table.getMany(keys);
      const typeAt = new Map(
        items.map((item) => typedShape.parse(item)).map(({ pk, typeCode }) => [pk, typeCode]),
      );
      const types = new Map<Iud, string>();
      for (const [index, iud] of iuds.entries()) {
        const typeCode = typeAt.get(keys[index]?.pk ?? "");
        if (typeCode !== undefined) types.set(iud, typeCode);
      }
      return types;
    },
  };
}
