import * as z from "zod/mini";
import { onboardingSteps, stepStates } from "../../../shared/domain/organizations/onboarding.ts";
import { organizationStatuses } from "../../../shared/domain/organizations/organization.ts";
import { registryParagraphs, registryText } from "../../../shared/domain/values/registry-text.ts";
import { withoutNulls } from "../../../shared/domain/values/without-nulls.ts";

const evidenceLengthMax = 1_000;

const status = z.enum(
  organizationStatuses,
  "Stato sconosciuto: INSERITO, PRE-ESERCIZIO, ESERCIZIO, SOSPESO oppure CESSATO.",
);

/** What the list of enti is narrowed by. */
export const listQueryMembers = () => ({
  status: z.optional(status),
  q: z.optional(registryText(100)),
});

/** Steps of an onboarding as they become. */
export const onboardingBody = z.lazy(() =>
  z.pipe(
    z.transform(withoutNulls),
    z.strictObject({
      steps: z
        .array(
          z.strictObject({
            step: z.enum(onboardingSteps, "Passo sconosciuto."),
            state: z.enum(stepStates, "Stato del passo: TO_DO, IN_PROGRESS oppure DONE."),
            evidence: z.exactOptional(registryParagraphs(evidenceLengthMax)),
            documentReference: z.exactOptional(registryText(256)),
            notes: z.exactOptional(registryParagraphs(evidenceLengthMax)),
          }),
        )
        .check(
          z.minLength(1, "Indicare almeno un passo."),
          z.maxLength(onboardingSteps.length),
          z.refine(
            (steps) => new Set(steps.map(({ step }) => step)).size === steps.length,
            "Ogni passo si indica una volta sola.",
          ),
        ),
    }),
  ),
);

/** A change of state as it is asked for. */
export const statusChangeBody = z.lazy(() =>
  z.pipe(
    z.transform(withoutNulls),
    z.strictObject({ status, reason: z.exactOptional(registryText(500)) }),
  ),
);
