import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { PositionFacts } from "../../../shared/domain/operations/position-facts.ts";
import { demoOrganization } from "../demo-organization.ts";

/** A position of the demo municipality of which nothing else is known. */
export function factsOf(
  position: DebtPosition,
  changes: Partial<PositionFacts> = {},
): PositionFacts {
  return {
    organization: demoOrganization(),
    position,
    now: new Date("2026-11-28T10:00:00Z"),
    superseded: 0,
    receipts: [],
    anomalies: [],
    notifications: [],
    faultOf: (refusal) => ({ faultCode: `PAA_${refusal}`, description: `Perché ${refusal}.` }),
    ...changes,
  };
}
