import * as z from "zod/mini";
import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";
import { type PersonId, parsePersonId } from "../domain/access/person-id.ts";
import type { LoginTicket, LoginTickets } from "../domain/access/web-login.ts";
import type { FiscalCode } from "../domain/values/fiscal-code.ts";
import { isSameText, sealOf } from "./sealed-text.ts";

/** Where the seed is from which all that hides people is derived. */
export type PersonSecretSettings = {
  readonly PERSON_SEED_SECRET_ARN?: string | undefined;
  /** The seed itself, of a portal whose people are made up. */
  readonly PERSON_SEED?: string | undefined;
};

export type PersonSecrets = LoginTickets & {
  /** The pseudonym under which the portal knows a person. */
  personIdOf(fiscalCode: FiscalCode): Promise<PersonId>;
};

type Keys = { readonly pseudonyms: Buffer; readonly tickets: Buffer };

const seedLengthMin = 32;
const keyBytes = 32;
/** Other purposes have other texts (RFC 5869, section 3.2). */
const derivedFor = {
  pseudonyms: "portale-pagamenti/people/pseudonyms/1",
  tickets: "portale-pagamenti/people/login-tickets/1",
} as const;

/**
 * Pseudonyms of people, and seals on logins under way. The seed never changes: with another one
 * nobody would be known again, and every role would be lost.
 */
export function createPersonSecrets(
  settings: PersonSecretSettings,
  connect: () => SecretReader = createSecretReader,
): PersonSecrets {
  let kept: Promise<Keys> | undefined;
  const keys = () => {
    kept ??= readSeed(settings, connect).then(keysOf);
    // What failed is tried again.
    kept.catch(() => {
      kept = undefined;
    });
    return kept;
  };
  return {
    async personIdOf(fiscalCode) {
      const personId = parsePersonId(sealOf((await keys()).pseudonyms, fiscalCode));
      if (personId === undefined) throw new Error("a pseudonym of another length");
      return personId;
    },
    async seal(ticket) {
      const text = Buffer.from(JSON.stringify(ticket)).toString("base64url");
      return `${text}.${sealOf((await keys()).tickets, text)}`;
    },
    async open(sealed) {
      const [text = "", seal = "", ...rest] = sealed.split(".");
      const own = sealOf((await keys()).tickets, text);
      return rest.length === 0 && isSameText(seal, own) ? readTicket(text) : undefined;
    },
  };
}

async function readSeed(
  { PERSON_SEED_SECRET_ARN: secretArn, PERSON_SEED: seed }: PersonSecretSettings,
  connect: () => SecretReader,
): Promise<string> {
  const text = secretArn === undefined ? seed : await connect()(secretArn);
  if (text === undefined || text.length < seedLengthMin) {
    throw new Error("there is no long seed of people's pseudonyms");
  }
  return text;
}

function keysOf(seed: string): Keys {
  const { hkdfSync } = process.getBuiltinModule("node:crypto");
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", seed, "", purpose, keyBytes));
  return { pseudonyms: derive(derivedFor.pseudonyms), tickets: derive(derivedFor.tickets) };
}

const ticketShape = z.lazy(() =>
  z.object({
    state: z.string(),
    nonce: z.string(),
    codeVerifier: z.string(),
    returnTo: z.string(),
    expiresMs: z.number(),
  }),
);

function readTicket(text: string): LoginTicket {
  const json: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
  return ticketShape.parse(json);
}
