import type { Operation } from "../../../shared/domain/access/operation.ts";

const access = { kind: "organization", permission: "journal:read" } as const;

export const listPositionEvents = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/debt-positions/{iud}/events",
  access,
} as const satisfies Operation;

export const listEvents = {
  method: "GET",
  path: "/v1/organizations/{fiscalCode}/events",
  access,
} as const satisfies Operation;

/** A search that a debtor's fiscal code is part of: it stands in no address. */
export const searchEvents = {
  method: "POST",
  path: "/v1/organizations/{fiscalCode}/event-searches",
  access,
} as const satisfies Operation;
