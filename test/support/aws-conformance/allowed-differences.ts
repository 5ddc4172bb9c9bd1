import type { BehaviourId } from "./all-behaviours.ts";
import type { TargetId } from "./aws-target.ts";

/** What a target does otherwise than AWS, or cannot do at all. Italian: it is printed. */
export type AllowedDifference = {
  readonly target: TargetId;
  readonly behaviours: readonly BehaviourId[];
  /** Part of what the behaviour's failure says there: nothing else is let through. */
  readonly symptom: string;
  readonly instead: string;
  readonly acceptable: string;
};

export const allowedDifferences: readonly AllowedDifference[] = [];

/** The entry for a behaviour on a target, where there is one. */
export function differenceOf(target: TargetId, behaviourId: string): AllowedDifference | undefined {
  return allowedDifferences.find(
    (difference) =>
      difference.target === target && difference.behaviours.some((id) => id === behaviourId),
  );
}
