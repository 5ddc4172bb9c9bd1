import type { Organization } from "../../domain/organizations/organization.ts";
import { organizationShape } from "../../domain/organizations/organization-shape.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

export function organizationKey(fiscalCode: OrganizationFiscalCode): ItemKey {
  return { pk: `ORG#${fiscalCode}`, sk: "ORGANIZATION" };
}

export function toOrganizationItem(organization: Organization): Item {
  return {
    ...organizationKey(organization.fiscalCode),
    ...itemHeader(entities.organization),
    ...organization,
  };
}

export function fromOrganizationItem(item: Item): Organization {
  return organizationShape.parse(item);
}
