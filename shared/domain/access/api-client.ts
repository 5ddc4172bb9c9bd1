import type { Brand } from "../values/brand.ts";
import type { EmailAddress } from "../values/email-address.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { OutboundUrl } from "../values/outbound-url.ts";
import type { VatNumber } from "../values/vat-number.ts";
import type { Permission } from "./permission.ts";

/** The `client_id` of OAuth 2.0: thirty-two hexadecimal digits, no secret. */
export type ApiClientId = Brand<string, "ApiClientId">;

function isApiClientId(text: string): text is ApiClientId {
  return /^[0-9a-f]{32}$/u.test(text);
}

/** Reads the id of an API client, or `undefined`. */
export function parseApiClientId(text: string): ApiClientId | undefined {
  return isApiClientId(text) ? text : undefined;
}

/** Who keeps the program going, and which of its offices to write to. */
export type SoftwareHouse = {
  readonly name: string;
  readonly vatNumber: VatNumber;
  readonly email: EmailAddress;
};

/** A secret of a client, as it is kept: nobody can tell it from this. */
export type ClientSecret = {
  readonly id: string;
  /** SHA-256, hexadecimal: of 256 random bits, which no list of guesses holds. */
  readonly digest: string;
  readonly createdAt: string;
  /** From then on it opens nothing. */
  readonly expiresAt?: string;
};

export const clientStatuses = ["active", "disabled"] as const;

/** A program that calls the portal by itself. */
export type ApiClient = {
  readonly id: ApiClientId;
  readonly name: string;
  /** Absent where whoever owns the client writes the program too. */
  readonly softwareHouse?: SoftwareHouse;
  /** Who registered it, changes its secrets and answers for it. */
  readonly owner: "region" | OrganizationFiscalCode;
  /** One that is disabled gets no tokens; those it has last ten minutes at the most. */
  readonly status: (typeof clientStatuses)[number];
  /** The latest first, two at the most that open anything. */
  readonly secrets: readonly ClientSecret[];
  /** Where it may send browsers back to after a payment: these very addresses. */
  readonly returnUrls: readonly OutboundUrl[];
  /** Public names that its webhooks may go to; of the local cloud's own name and port. */
  readonly webhookHosts: readonly string[];
  readonly createdAt: string;
  /** When it last got a token, to the hour; kept apart, as it is nobody's change. */
  readonly lastUsedAt?: string;
  /** Counts the changes: 1, 2, 3 … */
  readonly version: number;
} & (
  | { readonly serves: "region"; readonly permissions: readonly Permission[] }
  /** What it may do for each of them is in its delegations. */
  | { readonly serves: "organizations"; readonly organizations: readonly OrganizationFiscalCode[] }
);

/** More would not fit in the token, which travels in a header. */
export const delegatedTypesMax = 50;
/** How many enti one client may serve: a Region has some hundreds. */
export const clientOrganizationsMax = 1_000;

/** More would not be one program's. */
export const clientAddressesMax = 20;

/** What an ente lets a client do with its data. */
export type ClientDelegation = {
  readonly organization: OrganizationFiscalCode;
  readonly clientId: ApiClientId;
  readonly permissions: readonly Permission[];
  /** Codes of the only types it may see and touch; all of the ente's where it is absent. */
  readonly typeCodes?: readonly string[];
  readonly grantedAt: string;
  /** When it last got a token for the ente, to the hour; kept apart. */
  readonly lastUsedAt?: string;
  /** Counts the changes: 1, 2, 3 … */
  readonly version: number;
};

/** A client and, where one ente is asked about, what that one lets it do. */
export type DelegatedClient = {
  readonly client: ApiClient;
  readonly delegation?: ClientDelegation;
};
