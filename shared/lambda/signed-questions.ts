import { lazy } from "./lazy.ts";
import { count } from "./observability.ts";
import { keptOutcomeSigner } from "./outcome-signer.ts";
import type { PortalSeedSettings } from "./portal-seed.ts";
import { randomId } from "./random-id.ts";

export type QuestionSettings = PortalSeedSettings & {
  /** The local cloud's own services may be asked. */
  readonly OUTBOUND_LOOPBACK?: "true" | undefined;
};

/**
 * How the portal signs what it asks of the services of enti, and counts what becomes of it. Nothing
 * is read or made before the first question: most functions never ask one.
 */
export function signedQuestions(settings: QuestionSettings) {
  const signer = lazy(() => keptOutcomeSigner(settings));
  return {
    loopback: settings.OUTBOUND_LOOPBACK !== undefined,
    signer: () => signer()(),
    newId: randomId,
    note: (outcome: string) => count(`amountService.${outcome}`),
  };
}
