import * as z from "zod/mini";
import type { FormReference } from "../../domain/organizations/form-store.ts";
import { spontaneousFormShape } from "../../domain/organizations/parse-spontaneous-form.ts";
import type { SpontaneousForm } from "../../domain/organizations/spontaneous-form.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

export function formKey(
  { organization, typeCode }: FormReference,
  version: string,
): OrganizationKey {
  return {
    pk: organizationPartition(organization),
    sk: `FORM#${encodeURIComponent(typeCode)}#${version}`,
  };
}

/** Written once, as it was sent: one text, whatever is in it. */
export function toFormItem(
  type: FormReference,
  { version, form }: { readonly version: string; readonly form: SpontaneousForm },
): OrganizationItem {
  return {
    ...formKey(type, version),
    ...itemHeader(entities.spontaneousForm),
    form: JSON.stringify(form),
  };
}

const shape = z.lazy(() => z.object({ form: z.string() }));

export function fromFormItem(item: Item): SpontaneousForm {
  return spontaneousFormShape.parse(JSON.parse(shape.parse(item).form));
}
