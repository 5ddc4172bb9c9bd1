import {
  hostOfOutbound,
  type OutboundTerms,
  type OutboundUrl,
  parseOutboundUrl,
} from "../values/outbound-url.ts";
import { signedReturnParameters } from "../values/signed-return-parameters.ts";
import type { ApiClient } from "./api-client.ts";

/** Addresses of a client's program: where browsers go back to, whom the portal tells outcomes. */
export type ClientAddresses = Pick<ApiClient, "returnUrls" | "webhookHosts">;

/** As they were sent; what is left out stays as it is. */
export type SentAddresses = {
  readonly returnUrls?: readonly string[];
  readonly webhookHosts?: readonly string[];
};

/** An address that is none, and where it stands in what was sent. */
export type AddressProblem = { readonly pointer: string; readonly detail: string };

/** Reads the addresses of a client; each that cannot be used is told. */
export function readClientAddresses(
  { returnUrls, webhookHosts }: SentAddresses,
  terms: OutboundTerms,
): { readonly addresses: Partial<ClientAddresses> } | { readonly problems: AddressProblem[] } {
  const urls = (returnUrls ?? []).map((text) => readReturnUrl(text, terms));
  const hosts = (webhookHosts ?? []).map((text) => readWebhookHost(text, terms));
  const problems = [...problemsAt("/returnUrls", urls), ...problemsAt("/webhookHosts", hosts)];
  if (problems.length > 0) return { problems };
  return {
    addresses: {
      ...(returnUrls && {
        returnUrls: urls.flatMap((read) => ("value" in read ? read.value : [])),
      }),
      ...(webhookHosts && {
        webhookHosts: hosts.flatMap((read) => ("value" in read ? read.value : [])),
      }),
    },
  };
}

type Read<Value> = { readonly value: Value } | { readonly detail: string };

function problemsAt(pointer: string, reads: readonly Read<unknown>[]): AddressProblem[] {
  return reads.flatMap((read, place) =>
    "detail" in read ? { pointer: `${pointer}/${place}`, detail: read.detail } : [],
  );
}

function readReturnUrl(text: string, terms: OutboundTerms): Read<OutboundUrl> {
  const value = parseOutboundUrl(text, terms);
  if (value === undefined) return { detail: wrongUrl };
  const { searchParams, href } = new URL(value);
  // Whoever compares addresses compares texts: there is one text for each.
  if (href !== text) return { detail: `Scrivere l'indirizzo nella forma normale: ${href}` };
  const taken = signedReturnParameters.find((name) => searchParams.has(name));
  if (taken === undefined) return { value };
  return {
    detail: `Il parametro ${taken} lo aggiunge il portale: l'indirizzo non può averlo già.`,
  };
}

function readWebhookHost(text: string, terms: OutboundTerms): Read<string> {
  const url =
    parseOutboundUrl(`https://${text}/`, terms) ?? parseOutboundUrl(`http://${text}/`, terms);
  return url !== undefined && hostOfOutbound(url) === text
    ? { value: text }
    : { detail: wrongHost };
}

const wrongUrl =
  "Indirizzo non ammesso: https, con un nome pubblico, senza porta, utente né frammento.";
const wrongHost =
  "Nome non ammesso: un nome pubblico in minuscolo, ad esempio esiti.comune.example.";
