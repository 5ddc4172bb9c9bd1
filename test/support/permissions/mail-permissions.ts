import * as z from "zod";
import { stageSettings } from "../../../infra/stages.ts";
import type { SynthesizedStage } from "../synthesized-stage.ts";
import type { PermissionParts } from "./granted-permissions.ts";
import { templateNames } from "./template-names.ts";

const identitySchema = z.object({
  EmailIdentity: z.unknown(),
  ConfigurationSetAttributes: z.object({ ConfigurationSetName: z.unknown() }).optional(),
});

/**
 * Mail leaves from one address, by the identity of its domain, and under the rules that the
 * identity sets: SES asks for both.
 */
export function mailPermissions(
  action: string,
  from: string,
  stage: SynthesizedStage,
): PermissionParts[] {
  const nameOf = templateNames(stage);
  const domain = from.slice(from.indexOf("@") + 1);
  const { region } = stageSettings(stage.stage);
  const rules = stage
    .ofType("AWS::SES::EmailIdentity")
    .map(({ Properties }) => identitySchema.parse(Properties))
    .filter(({ EmailIdentity }) => nameOf(EmailIdentity) === domain)
    .flatMap(({ ConfigurationSetAttributes: attributes }) =>
      attributes === undefined ? [] : [ruleName(nameOf(attributes.ConfigurationSetName), stage)],
    );
  return [`identity/${domain}`, ...rules.map((name) => `configuration-set/${name}`)].map(
    (resource) => ({
      action,
      resource: `arn:AWS::Partition:ses:${region}:AWS::AccountId:${resource}`,
      condition: `ses:FromAddress StringEquals ${from}`,
    }),
  );
}

function ruleName(id: string, stage: SynthesizedStage): string {
  const rules = stage.ofType("AWS::SES::ConfigurationSet").find((each) => each.id === id);
  return rules === undefined ? id : templateNames(stage)(rules.Properties["Name"]);
}
