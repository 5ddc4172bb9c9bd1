import * as z from "zod/mini";
import type { Assignment, Operator } from "../../domain/access/operator.ts";
import { type PersonId, parsePersonId } from "../../domain/access/person-id.ts";
import { organizationRoles, regionRoles } from "../../domain/access/role.ts";
import { parseEmailAddress } from "../../domain/values/email-address.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import {
  type OrganizationEntry,
  type OrganizationEntryKey,
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

export const operatorPrefix = "OPERATOR#";
/** The Region's operators are in one partition, as those of each ente are in its own. */
export const regionPartition = "REGION";

const operatorSortKey = (personId: PersonId) => `${operatorPrefix}${personId}`;
/** All that one person may do, anywhere. */
export const personPartition = (personId: PersonId) => `PERSON#${personId}`;

export function operatorKey(
  organization: OrganizationFiscalCode,
  personId: PersonId,
): OrganizationKey {
  return { pk: organizationPartition(organization), sk: operatorSortKey(personId) };
}

export function personRoleKey(
  organization: OrganizationFiscalCode,
  personId: PersonId,
): OrganizationEntryKey {
  return { pk: personPartition(personId), sk: organizationPartition(organization) };
}

export function regionOperatorKey(personId: PersonId): ItemKey {
  return { pk: regionPartition, sk: operatorSortKey(personId) };
}

export function regionRoleKey(personId: PersonId): ItemKey {
  return { pk: personPartition(personId), sk: regionPartition };
}

const assignmentShape = z.lazy(() =>
  z.union([
    z.object({
      organization: parsedText(parseOrganizationFiscalCode),
      role: z.enum(organizationRoles),
      typeCodes: z.exactOptional(z.array(z.string())),
    }),
    z.object({ role: z.enum(regionRoles) }),
  ]),
);

const personShape = z.lazy(() =>
  z.object({
    personId: parsedText(parsePersonId),
    name: z.string(),
    email: parsedText(parseEmailAddress),
    maskedFiscalCode: z.string(),
    addedAt: z.string(),
    changedAt: z.string(),
    version: z.int(),
  }),
);

export function toOperatorItem(operator: Operator, key: OrganizationKey): OrganizationItem;
export function toOperatorItem(operator: Operator, key: ItemKey): Item;
export function toOperatorItem(operator: Operator, key: ItemKey): Item {
  return { ...key, ...itemHeader(entities.operator), ...operator };
}

export function fromOperatorItem(item: Item): Operator {
  return { ...personShape.parse(item), ...assignmentShape.parse(item) };
}

export function toPersonRoleItem(operator: Operator, key: OrganizationEntryKey): OrganizationEntry;
export function toPersonRoleItem(operator: Operator, key: ItemKey): Item;
export function toPersonRoleItem(operator: Operator, key: ItemKey): Item {
  const { personId, organization, role } = operator;
  const typeCodes = operator.organization === undefined ? undefined : operator.typeCodes;
  return {
    ...key,
    ...itemHeader(entities.personRole),
    personId,
    role,
    ...(organization !== undefined && { organization }),
    ...(typeCodes !== undefined && { typeCodes }),
  };
}

export function fromPersonRoleItem(item: Item): Assignment {
  return assignmentShape.parse(item);
}
