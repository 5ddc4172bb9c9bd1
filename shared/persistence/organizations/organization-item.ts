import type { Organization } from "../../domain/organizations/organization.ts";
import { organizationShape } from "../../domain/organizations/organization-shape.ts";
import { type PrintedFacts, printedFactsOf } from "../../domain/organizations/printed-facts.ts";
import { printedFactsShape } from "../../domain/organizations/printed-facts-shape.ts";
import type { OrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

export function organizationKey(fiscalCode: OrganizationFiscalCode): OrganizationKey {
  return { pk: organizationPartition(fiscalCode), sk: "ORGANIZATION" };
}

/** Versions sort as they were issued. */
export function printedFactsKey(
  fiscalCode: OrganizationFiscalCode,
  version: number,
): OrganizationKey {
  return {
    pk: organizationPartition(fiscalCode),
    sk: `NOTICE#${String(version).padStart(6, "0")}`,
  };
}

export function toOrganizationItem(organization: Organization): OrganizationItem {
  return {
    ...organizationKey(organization.fiscalCode),
    ...itemHeader(entities.organization),
    ...organization,
  };
}

export function fromOrganizationItem(item: Item): Organization {
  return organizationShape.parse(item);
}

/** What the ente's notices show of it at its present version. */
export function toPrintedFactsItem(organization: Organization): OrganizationItem {
  return {
    ...printedFactsKey(organization.fiscalCode, organization.noticeVersion),
    ...itemHeader(entities.printedFacts),
    ...printedFactsOf(organization),
  };
}

export function fromPrintedFactsItem(item: Item): PrintedFacts {
  return printedFactsShape.parse(item);
}
