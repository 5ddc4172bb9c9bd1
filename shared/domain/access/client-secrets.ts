import type { ClientSecret } from "./api-client.ts";

/** One is in use while the other takes its place. */
export const activeSecretsMax = 2;
/** How long the old secret stays good beside the new one, at the most. */
export const overlapDaysMax = 30;

const dayMs = 86_400_000;

/** The secrets that open something now, the latest first. */
export function activeSecrets(
  secrets: readonly ClientSecret[],
  now: Date,
): readonly ClientSecret[] {
  return secrets.filter(({ expiresAt }) => expiresAt === undefined || new Date(expiresAt) > now);
}

export type RotationOutcome =
  | { readonly outcome: "rotated"; readonly secrets: readonly ClientSecret[] }
  /** Two are good already: one has to be revoked first, or no overlap asked for. */
  | { readonly outcome: "tooManySecrets" };

/** A new secret beside the old one, which ends with the overlap; at once where there is none. */
export function rotateSecrets(
  secrets: readonly ClientSecret[],
  { fresh, overlapDays, now }: Rotation,
): RotationOutcome {
  const active = activeSecrets(secrets, now);
  if (overlapDays === 0) return { outcome: "rotated", secrets: [fresh] };
  if (active.length >= activeSecretsMax) return { outcome: "tooManySecrets" };
  const end = new Date(now.getTime() + overlapDays * dayMs).toISOString();
  return { outcome: "rotated", secrets: [fresh, ...active.map((secret) => endedBy(secret, end))] };
}

type Rotation = {
  readonly fresh: ClientSecret;
  readonly overlapDays: number;
  readonly now: Date;
};

function endedBy(secret: ClientSecret, end: string): ClientSecret {
  const { expiresAt = end } = secret;
  return { ...secret, expiresAt: expiresAt < end ? expiresAt : end };
}

/** Without that secret; `undefined` when there is none of that id. */
export function withoutSecret(
  secrets: readonly ClientSecret[],
  id: string,
): readonly ClientSecret[] | undefined {
  const left = secrets.filter((secret) => secret.id !== id);
  return left.length === secrets.length ? undefined : left;
}
