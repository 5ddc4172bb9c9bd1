import { newBrowserSecret } from "./browser-secret.ts";
import { isSameText, sealOf } from "./sealed-text.ts";

/** A sum that only trying solves: it costs a person nothing and a program that insists a lot. */
export type Challenge = {
  /**
   * Whoever answers finds a number for which SHA-256 of `<text>:<number>`, in decimal figures,
   * begins with so many zero bits.
   */
  readonly text: string;
  readonly zeroBits: number;
  readonly expiresAt: string;
};

export type SolvedChallenge = { readonly nonce: string; readonly expiresAt: Date };

const minutesValid = 5;
/** As many decimal figures as any number needs that somebody could try. */
const numberFiguresMax = 16;

type Keys = readonly [Buffer, ...Buffer[]];

/** A new challenge for a visitor: nobody else can use it, and nobody can make one. */
export function newChallenge(
  { keys, zeroBits }: { readonly keys: Keys; readonly zeroBits: number },
  visitor: string,
  now: Date,
): Challenge {
  const expiresAt = new Date(now.getTime() + minutesValid * 60_000);
  const text = `${expiresAt.getTime()}.${zeroBits}.${newBrowserSecret()}`;
  const seal = sealOf(keys[0], `${text}.${visitor}`);
  return { text: `${text}.${seal}`, zeroBits, expiresAt: expiresAt.toISOString() };
}

/**
 * What `<challenge>:<number>` proves: `undefined` where it is none of ours, another visitor's,
 * too late or not solved. Whether it was used before is not known here.
 */
export function solvedChallenge(
  proof: string,
  { keys, visitor, now }: { readonly keys: Keys; readonly visitor: string; readonly now: Date },
): SolvedChallenge | undefined {
  const [challenge = "", figures = "", ...rest] = proof.split(":");
  if (rest.length > 0 || figures.length > numberFiguresMax || !/^\d+$/.test(figures)) {
    return undefined;
  }
  const [expires = "", bits = "", nonce = "", seal = "", ...more] = challenge.split(".");
  const sealed = `${expires}.${bits}.${nonce}`;
  const isOurs = keys.some((key) => isSameText(sealOf(key, `${sealed}.${visitor}`), seal));
  if (more.length > 0 || !isOurs) return undefined;
  const expiresAt = new Date(Number(expires));
  if (expiresAt <= now || zeroBitsOf(proof) < Number(bits)) return undefined;
  return { nonce, expiresAt };
}

function zeroBitsOf(text: string): number {
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = hash("sha256", text, "buffer");
  const whole = digest.findIndex((byte) => byte !== 0);
  return whole === -1 ? digest.length * 8 : whole * 8 + Math.clz32(digest[whole] ?? 0) - 24;
}
