import * as z from "zod/mini";
import {
  type ApiClient,
  type ApiClientId,
  type ClientDelegation,
  clientStatuses,
  parseApiClientId,
} from "../../domain/access/api-client.ts";
import type { LoginFailures } from "../../domain/access/client-login.ts";
import { permissions } from "../../domain/access/permission.ts";
import { parseEmailAddress } from "../../domain/values/email-address.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parseOutboundUrl } from "../../domain/values/outbound-url.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { parseVatNumber } from "../../domain/values/vat-number.ts";
import { type Item, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import {
  apiClientKey,
  clientEntryKey,
  clientUseKey,
  delegationKey,
  delegationUseKey,
} from "./api-client-keys.ts";

const ente = () => parsedText(parseOrganizationFiscalCode);
const clientIdText = () => parsedText(parseApiClientId);
/** They were judged when they were written, by the stage that knows whether its loopback is one. */
const outboundUrl = () => parsedText((text) => parseOutboundUrl(text, { loopback: true }));
const granted = () => z.array(z.enum(permissions));

const clientMembers = () => ({
  id: clientIdText(),
  name: z.string(),
  softwareHouse: z.exactOptional(
    z.object({
      name: z.string(),
      vatNumber: parsedText(parseVatNumber),
      email: parsedText(parseEmailAddress),
    }),
  ),
  owner: z.union([z.literal("region"), ente()]),
  status: z.enum(clientStatuses),
  secrets: z.array(
    z.object({
      id: z.string(),
      digest: z.string(),
      createdAt: z.string(),
      expiresAt: z.exactOptional(z.string()),
    }),
  ),
  // Older clients have none.
  returnUrls: z._default(z.array(outboundUrl()), []),
  webhookHosts: z._default(z.array(z.string()), []),
  createdAt: z.string(),
  version: z.int(),
});
const clientShape = z.lazy(() =>
  z.discriminatedUnion("serves", [
    z.object({ ...clientMembers(), serves: z.literal("region"), permissions: granted() }),
    z.object({
      ...clientMembers(),
      serves: z.literal("organizations"),
      organizations: z.array(ente()),
    }),
  ]),
);

const delegationShape = z.lazy(() =>
  z.object({
    organization: ente(),
    clientId: clientIdText(),
    permissions: granted(),
    typeCodes: z.exactOptional(z.array(z.string())),
    grantedAt: z.string(),
    version: z.int(),
  }),
);
const entryShape = z.lazy(() => z.object({ clientId: clientIdText() }));
const useShape = z.lazy(() => z.object({ lastUsedAt: z.string() }));
const failuresShape = z.lazy(() => z.object({ failures: z.int(), lastFailedAt: z.string() }));

/** When it was last used is in an item of its own. */
export function toApiClientItem({ lastUsedAt: _, ...client }: ApiClient): Item {
  return { ...apiClientKey(client.id), ...itemHeader(entities.apiClient), ...client };
}

export function fromApiClientItem(item: Item, use: Item | undefined): ApiClient {
  return { ...clientShape.parse(item), ...lastUseOf(use) };
}

/** An entry of the list of all clients. */
export function toClientEntryItem(id: ApiClientId): Item {
  return { ...clientEntryKey(id), ...itemHeader(entities.apiClientEntry), clientId: id };
}

export function fromClientEntryItem(item: Item): ApiClientId {
  return entryShape.parse(item).clientId;
}

export function toDelegationItem({ lastUsedAt: _, ...delegation }: ClientDelegation): Item {
  const { organization, clientId } = delegation;
  return {
    ...delegationKey(organization, clientId),
    ...itemHeader(entities.clientDelegation),
    ...delegation,
  };
}

export function fromDelegationItem(item: Item, use: Item | undefined): ClientDelegation {
  return { ...delegationShape.parse(item), ...lastUseOf(use) };
}

export function toClientUseItem(id: ApiClientId, now: Date): Item {
  const lastUsedAt = now.toISOString();
  return { ...clientUseKey(id), ...itemHeader(entities.clientUse), lastUsedAt };
}

export function toDelegationUseItem(
  organization: OrganizationFiscalCode,
  id: ApiClientId,
  now: Date,
): Item {
  const lastUsedAt = now.toISOString();
  return {
    ...delegationUseKey(organization, id),
    ...itemHeader(entities.delegationUse),
    lastUsedAt,
  };
}

function lastUseOf(item: Item | undefined): { readonly lastUsedAt?: string } {
  return item === undefined ? {} : useShape.parse(item);
}

export function fromFailuresItem(item: Item): LoginFailures {
  const { failures: count, lastFailedAt: lastAt } = failuresShape.parse(item);
  return { count, lastAt };
}
