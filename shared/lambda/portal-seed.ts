import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";

/** Where a function finds what the portal's keys are derived from. */
export type PortalSeedSettings = {
  /** The secret that holds the seed. */
  readonly TOKEN_SEED_SECRET_ARN?: string | undefined;
  /** The seed itself, of a portal that protects nothing. */
  readonly TOKEN_SEED?: string | undefined;
};

/** A new seed is known everywhere after so long. */
const minutesKept = 5;

/** Makes something of the seed, and makes it again every five minutes of what the seed is then. */
export function keptOfSeed<Made>(
  { TOKEN_SEED_SECRET_ARN: secretArn, TOKEN_SEED: seed }: PortalSeedSettings,
  make: (seedText: string) => Made,
  connect: () => SecretReader = createSecretReader,
): () => Promise<Made> {
  const readSeed = seedReader(secretArn, seed, connect);
  let kept: { readonly made: Made; readonly untilMs: number } | undefined;
  return async () => {
    if (kept === undefined || kept.untilMs < Date.now()) {
      const made = make(await readSeed());
      kept = { made, untilMs: Date.now() + minutesKept * 60_000 };
    }
    return kept.made;
  };
}

function seedReader(
  secretArn: string | undefined,
  seed: string | undefined,
  connect: () => SecretReader,
): () => Promise<string> {
  if (secretArn === undefined) {
    if (seed === undefined) throw new Error("there is no seed to sign tokens with");
    return async () => seed;
  }
  const readSecret = connect();
  return () => readSecret(secretArn);
}
