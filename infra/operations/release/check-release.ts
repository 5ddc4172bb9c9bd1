import { isDeepStrictEqual } from "node:util";
import { cdkDiff } from "./cdk-diff.ts";
import { type LossyChange, lossyChanges } from "./classify-changes.ts";
import type { Template } from "./normalize-template.ts";
import type { AcceptedChange, ReleasedStage } from "./released-templates.ts";
import { securityChanges } from "./security-changes.ts";
import type { SynthesizedRelease } from "./synthesize-release.ts";

export type ReleaseReport = {
  /** Italian, for people: all that the release would change. */
  readonly text: string;
  /** Why the release must not go out; none where it may. */
  readonly refusals: readonly string[];
};

export type ReleaseFacts = {
  readonly stage: ReleasedStage;
  readonly released: ReadonlyMap<string, Template>;
  /** Where a stack's released template lies. */
  readonly releasedPath: (stack: string) => string;
  readonly next: SynthesizedRelease;
  readonly accepted: readonly AcceptedChange[];
};

/** Compares what would be released with what was, stack by stack, and judges what would be lost. */
export async function checkRelease(facts: ReleaseFacts): Promise<ReleaseReport> {
  const { stage, released, next } = facts;
  const sections: string[] = [];
  const lost: LossyChange[] = [];
  for (const stack of new Set([...released.keys(), ...next.templates.keys()])) {
    const before = released.get(stack);
    const after = next.templates.get(stack);
    const diff = await describeStack(facts, stack);
    sections.push(diff);
    if (before === undefined) continue;
    lost.push(...lossyChanges(before, after, diff));
    const security = securityChanges(before, after);
    if (security.length > 0) {
      sections.push(
        `Permessi e impostazioni di sicurezza di ${stack} (da rileggere):`,
        ...security.map((line) => `  ${line}`),
      );
    }
  }
  const accepted = facts.accepted.filter((change) => change.stage === stage);
  return { text: sections.join("\n"), refusals: refusalsOf(lost, accepted) };
}

async function describeStack(
  { released, releasedPath, next }: ReleaseFacts,
  stack: string,
): Promise<string> {
  if (!released.has(stack)) return `Stack ${stack}\nNuovo: non è mai stato rilasciato.`;
  if (!next.templates.has(stack)) return `Stack ${stack}\nTolto: tutte le sue risorse spariscono.`;
  // Asking the CDK takes seconds for each stack.
  const isSame = isDeepStrictEqual(released.get(stack), next.templates.get(stack));
  if (isSame) return `Stack ${stack}\nNessuna differenza.`;
  const templatePath = releasedPath(stack);
  return await cdkDiff({ assemblyFolder: next.assemblyFolder, stack, templatePath });
}

const effectWords = { destroyed: "sparisce", replaced: "viene sostituita" } as const;

function refusalsOf(lost: readonly LossyChange[], accepted: readonly AcceptedChange[]): string[] {
  const matches = (change: LossyChange, known: AcceptedChange) =>
    change.resource === known.resource && change.effect === known.effect;
  return [
    ...lost
      .filter((change) => !accepted.some((known) => matches(change, known)))
      .map(
        ({ resource, type, effect, holds }) =>
          `${resource} (${type}) ${effectWords[effect]}, e con essa ${holds}.`,
      ),
    ...accepted
      .filter((known) => !lost.some((change) => matches(change, known)))
      .map(
        ({ resource }) => `${resource} è fra i cambiamenti accettati, ma non cambia: toglierla.`,
      ),
  ];
}
