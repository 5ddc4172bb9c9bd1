import type { DebtPositionType } from "./debt-position-type.ts";
import type { OwnTypeChanges } from "./debt-position-type-body.ts";
import { debtPositionTypeShape } from "./debt-position-type-shape.ts";
import type { OrganizationRegistry } from "./organization.ts";

/** The type after the ente's changes: what they name replaces what was there, null removes it. */
export function withOwnChanges(type: DebtPositionType, changes: OwnTypeChanges): DebtPositionType {
  const members = Object.entries({ ...type, ...changes });
  const present = members.filter(([, member]) => member !== null && member !== undefined);
  return debtPositionTypeShape().parse(Object.fromEntries(present));
}

/** The registry with the type in the place of the one with its code, or after the others. */
export function withType<Registry extends Pick<OrganizationRegistry, "debtPositionTypes">>(
  registry: Registry,
  type: DebtPositionType,
): Registry {
  const { debtPositionTypes: types } = registry;
  const isKnown = types.some(({ code }) => code === type.code);
  const debtPositionTypes = isKnown
    ? types.map((each) => (each.code === type.code ? type : each))
    : [...types, type];
  return { ...registry, debtPositionTypes };
}

export function withoutType<Registry extends Pick<OrganizationRegistry, "debtPositionTypes">>(
  registry: Registry,
  code: string,
): Registry {
  const debtPositionTypes = registry.debtPositionTypes.filter((type) => type.code !== code);
  return { ...registry, debtPositionTypes };
}
