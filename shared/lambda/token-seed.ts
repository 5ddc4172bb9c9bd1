import { createSecretReader, type SecretReader } from "../aws/secret-reader.ts";

/** Where the seed is from which the portal derives its own keys. */
export type TokenSeedSettings = {
  readonly TOKEN_SEED_SECRET_ARN?: string | undefined;
  /** The seed itself, of a portal that protects nothing. */
  readonly TOKEN_SEED?: string | undefined;
};

/** A new seed is known everywhere after so long. */
const minutesKept = 5;

/** What is made of the seed, made anew every five minutes; a failure is not kept. */
export function keptOfSeed<Made>(
  settings: TokenSeedSettings,
  make: (seedText: string) => Made,
  connect: () => SecretReader = createSecretReader,
): () => Promise<Made> {
  const readSeed = seedReader(settings, connect);
  let kept: { readonly made: Made; readonly untilMs: number } | undefined;
  return async () => {
    if (kept === undefined || kept.untilMs < Date.now()) {
      kept = { made: make(await readSeed()), untilMs: Date.now() + minutesKept * 60_000 };
    }
    return kept.made;
  };
}

function seedReader(
  { TOKEN_SEED_SECRET_ARN: secretArn, TOKEN_SEED: seed }: TokenSeedSettings,
  connect: () => SecretReader,
): () => Promise<string> {
  if (secretArn === undefined) {
    if (seed === undefined) throw new Error("there is no seed to make keys of");
    return async () => seed;
  }
  const readSecret = connect();
  return () => readSecret(secretArn);
}
