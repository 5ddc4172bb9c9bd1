import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { behaviourSections } from "./all-behaviours.ts";
import { allowedDifferences } from "./allowed-differences.ts";
import type { AwsTarget } from "./aws-target.ts";
import { targetVersions } from "./target-versions.ts";

/** Every behaviour as a test: it holds, or it fails just as the table of differences says. */
export function runBehaviours(name: string, open: () => Promise<AwsTarget>): void {
  let target: AwsTarget;
  beforeAll(async () => {
    target = await open();
  });
  afterAll(async () => {
    await target?.close();
  });
  describe(name, () => {
    it("è della versione per cui sono scritte le differenze ammesse", () => {
      expect(target.version).toBe(targetVersions[target.id]);
    });
    for (const { service, behaviours, alone } of behaviourSections) {
      describe(service, { concurrent: alone !== true }, () => {
        for (const behaviour of behaviours) {
          it(behaviour.sentence, () => hold(behaviour, target));
        }
      });
    }
  });
}

type Held<Target> = {
  readonly id: string;
  readonly prove: (target: Target) => Promise<void>;
};

/** Proves a behaviour, or that it fails just as the table says. */
export async function hold<Target extends Pick<AwsTarget, "id">>(
  { id, prove }: Held<Target>,
  target: Target,
): Promise<void> {
  const difference = allowedDifferences[target.id].find(({ behaviours }) =>
    behaviours.some((behaviour) => behaviour === id),
  );
  if (difference === undefined) return prove(target);
  const failure = await failureOf(prove(target));
  if (failure === undefined) {
    throw new Error(`${target.id} no longer differs: remove the entry of ${id} from the table`);
  }
  const { symptom = "" } = difference;
  if (!failure.text.includes(symptom)) {
    const { text, cause } = failure;
    throw new Error(`differs otherwise than allowed ("${symptom}"): ${text}`, { cause });
  }
}

async function failureOf(proof: Promise<void>) {
  try {
    await proof;
    return undefined;
  } catch (cause) {
    return { cause, text: cause instanceof Error ? `${cause.name}: ${cause.message}` : `${cause}` };
  }
}
