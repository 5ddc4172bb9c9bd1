import type { Organization, OrganizationRegistry } from "./organization.ts";
import { organizationShape } from "./organization-shape.ts";
import { printedFactsShape, printedFields } from "./printed-facts-shape.ts";

/** What an ente's notices show of it: a notice is printed again with those it was issued with. */
export type PrintedFacts = Pick<Organization, keyof ReturnType<typeof printedFields>>;

/** What the ente's notices show of it by this registry, and nothing else. */
export function printedFactsOf(organization: OrganizationRegistry): PrintedFacts {
  return printedFactsShape.parse(organization);
}

/** The ente with these printed facts instead of its own; where it has more, they are gone. */
export function withPrintedFacts(organization: Organization, facts: PrintedFacts): Organization {
  const printed = printedFields();
  const others = Object.entries(organization).filter(([name]) => !Object.hasOwn(printed, name));
  return organizationShape.parse({ ...Object.fromEntries(others), ...facts });
}

/**
 * The version of the printed facts that an ente's registry leads to: 1 for a new ente, one more
 * than before where something printed differs from the registry it replaces.
 */
export function noticeVersionOf(
  registry: OrganizationRegistry,
  replaced: Organization | undefined,
): number {
  if (replaced === undefined) return 1;
  const isSame = textOf(registry) === textOf(replaced);
  return isSame ? replaced.noticeVersion : replaced.noticeVersion + 1;
}

/** The same for the same facts, in whatever order they were given. */
function textOf(registry: OrganizationRegistry): string {
  return JSON.stringify(printedFactsOf(registry));
}
