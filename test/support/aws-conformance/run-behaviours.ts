import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { behaviourSections, type NamedBehaviour } from "./all-behaviours.ts";
import { type AllowedDifference, differenceOf } from "./allowed-differences.ts";
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
    for (const { service, behaviours } of behaviourSections) {
      describe.concurrent(service, () => {
        for (const behaviour of behaviours) {
          it(behaviour.sentence, () => hold(behaviour, target));
        }
      });
    }
  });
}

async function hold(behaviour: NamedBehaviour, target: AwsTarget): Promise<void> {
  const difference = differenceOf(target.id, behaviour.id);
  if (difference === undefined) return behaviour.prove(target);
  const failure = await behaviour.prove(target).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (failure === undefined) {
    throw new Error(
      `${target.id}: no longer differs: remove the entry of ${behaviour.id} from the table`,
    );
  }
  requireSymptom(difference, failure);
}

function requireSymptom({ symptom }: AllowedDifference, failure: unknown): void {
  const said = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
  if (said.includes(symptom)) return;
  throw new Error(`differs otherwise than allowed ("${symptom}"): ${said}`, { cause: failure });
}
