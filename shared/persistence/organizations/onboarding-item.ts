import * as z from "zod/mini";
import { type Onboarding, onboardingSteps } from "../../domain/organizations/onboarding.ts";
import { preProductionChecks } from "../../domain/organizations/onboarding-report.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

export function onboardingKey(organization: OrganizationFiscalCode): OrganizationKey {
  return { pk: organizationPartition(organization), sk: "ONBOARDING" };
}

const recordShape = () =>
  z.object({
    state: z.enum(["IN_PROGRESS", "DONE"]),
    by: z.object({
      kind: z.enum(["client", "person", "commandLine", "portal"]),
      id: z.string(),
      role: z.exactOptional(z.string()),
    }),
    at: z.string(),
    evidence: z.exactOptional(z.string()),
    documentReference: z.exactOptional(z.string()),
    notes: z.exactOptional(z.string()),
    report: z.exactOptional(
      z.object({
        at: z.string(),
        checks: z.array(
          z.object({
            check: z.enum(preProductionChecks),
            green: z.boolean(),
            sentence: z.string(),
          }),
        ),
      }),
    ),
  });

const onboardingShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
    version: z.int().check(z.minimum(1)),
    steps: z.partialRecord(z.enum(onboardingSteps), recordShape()),
  }),
);

export function toOnboardingItem(onboarding: Onboarding): OrganizationItem {
  return {
    ...onboardingKey(onboarding.organizationFiscalCode),
    ...itemHeader(entities.onboarding),
    ...onboarding,
  };
}

export function fromOnboardingItem(item: Readonly<Record<string, unknown>>): Onboarding {
  return onboardingShape.parse(item);
}
