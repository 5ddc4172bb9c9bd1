import {
  type ApiClientId,
  type ClientSecret,
  parseApiClientId,
} from "../domain/access/api-client.ts";
import { randomId } from "./random-id.ts";

export function newClientId(): ApiClientId {
  const id = parseApiClientId(randomId());
  if (id === undefined) throw new Error("an id of another form");
  return id;
}

const secretBytes = 32;
/** What every secret begins with, so that whoever searches for lost ones knows them. */
const secretMark = "pps_";
const dayMs = 86_400_000;

/**
 * A secret as it is shown, once, and what is kept of it. Of 256 random bits a plain digest will do:
 * there is no list of guesses that holds them.
 */
export function newKeptSecret(
  now: Date,
  validDays: number | undefined,
): { readonly shown: string; readonly kept: ClientSecret } {
  const { randomBytes } = process.getBuiltinModule("node:crypto");
  const shown = secretMark + randomBytes(secretBytes).toString("base64url");
  const end = validDays && new Date(now.getTime() + validDays * dayMs).toISOString();
  const kept = {
    id: randomId(),
    digest: clientSecretDigest(shown),
    createdAt: now.toISOString(),
    ...(end && { expiresAt: end }),
  };
  return { shown, kept };
}

export function clientSecretDigest(secret: string): string {
  return process.getBuiltinModule("node:crypto").hash("sha256", secret);
}

/** Whether two digests are the same, in a time that tells nothing of where they differ. */
export function isSameDigest(left: string, right: string): boolean {
  const { timingSafeEqual } = process.getBuiltinModule("node:crypto");
  const [one, other] = [Buffer.from(left), Buffer.from(right)];
  return one.length === other.length && timingSafeEqual(one, other);
}
