import type { Organization, OrganizationRegistry } from "./organization.ts";

/** A registry as it is sent, its logo drawn already: the state of the ente is no part of it. */
export type SentRegistry = Omit<
  OrganizationRegistry,
  "status" | "previousStatus" | "debtPositionTypes"
> & {
  /** The types of a new ente; of another they stay as they are where they are left out. */
  readonly debtPositionTypes?: OrganizationRegistry["debtPositionTypes"];
};

/** What the registry becomes: a new ente begins in INSERITO, another stays in its state. */
export function registryOf(
  sent: SentRegistry,
  current: Organization | undefined,
): OrganizationRegistry {
  const { status = "INSERITO", previousStatus } = current ?? {};
  return {
    ...sent,
    status,
    ...(previousStatus !== undefined && { previousStatus }),
    debtPositionTypes: sent.debtPositionTypes ?? current?.debtPositionTypes ?? [],
  };
}
