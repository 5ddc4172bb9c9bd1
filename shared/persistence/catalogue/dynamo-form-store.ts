import type { FormStore } from "../../domain/organizations/form-store.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { formKey, fromFormItem, toFormItem } from "./form-item.ts";

const versionLength = 32;

/** Forms by what they hold: a type says which of them is its own, others stay as they were. */
export function createDynamoFormStore(table: Pick<OrganizationTable, "get" | "put">): FormStore {
  return {
    async find(type, version) {
      const item = await table.get(formKey(type, version));
      return item === undefined ? undefined : fromFormItem(item);
    },
    async keep(type, form) {
      const { hash } = process.getBuiltinModule("node:crypto");
      const version = hash("sha256", JSON.stringify(form)).slice(0, versionLength);
      await table.put(toFormItem(type, { version, form }));
      return version;
    },
  };
}
