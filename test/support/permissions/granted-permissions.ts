import * as z from "zod";
import type { Resource, SynthesizedStage } from "../synthesized-stage.ts";
import { templateNames } from "./template-names.ts";

/** `s3:GetObject on Files8E6940B8/work/*`, followed by ` when …` where a condition narrows it. */
export type Permission = string;

export type PermissionParts = {
  readonly action: string;
  readonly resource: string;
  readonly condition?: string;
};

export function permissionText({ action, resource, condition }: PermissionParts): Permission {
  return `${action} on ${resource}${condition === undefined ? "" : ` when ${condition}`}`;
}

const oneOrMore = <Each extends z.ZodType>(each: Each) =>
  z.union([z.array(each), each.transform((one) => [one])]);
const statementSchema = z.strictObject({
  Sid: z.string().optional(),
  Effect: z.literal("Allow"),
  Action: oneOrMore(z.string()),
  Resource: z.union([z.array(z.unknown()), z.unknown().transform((one) => [one])]),
  Condition: z.record(z.string(), z.record(z.string(), z.unknown())).default({}),
});
const documentSchema = z.object({ Statement: z.array(statementSchema) });
const policySchema = z.object({ Roles: z.array(z.unknown()), PolicyDocument: documentSchema });
const roleSchema = z.object({
  ManagedPolicyArns: z.array(z.unknown()).default([]),
  Policies: z.array(z.object({ PolicyDocument: documentSchema })).default([]),
});

export type RoleGrants = {
  readonly permissions: readonly Permission[];
  /** Names of policies that AWS writes. */
  readonly managedPolicies: readonly string[];
};

/** All that a role of the stage allows, by whatever policy. */
export function grantsOf(role: Resource, stage: SynthesizedStage): RoleGrants {
  const nameOf = templateNames(stage);
  const { ManagedPolicyArns, Policies } = roleSchema.parse(role.Properties);
  const attached = stage
    .ofType("AWS::IAM::Policy")
    .map(({ Properties }) => policySchema.parse(Properties))
    .filter(({ Roles }) => Roles.some((reference) => nameOf(reference) === role.id));
  const statements = [...attached, ...Policies].flatMap(
    ({ PolicyDocument }) => PolicyDocument.Statement,
  );
  return {
    permissions: statements.flatMap((statement) => permissionsOf(statement, nameOf)),
    managedPolicies: ManagedPolicyArns.map((arn) => nameOf(arn).replace(/^.*:policy\//u, "")),
  };
}

type Statement = z.infer<typeof statementSchema>;

function permissionsOf(statement: Statement, nameOf: (value: unknown) => string): Permission[] {
  return statement.Action.flatMap((action) =>
    statement.Resource.flatMap((resource) =>
      conditionsOf(statement, nameOf).map((condition) =>
        permissionText({ action, resource: nameOf(resource), ...condition }),
      ),
    ),
  );
}

/** Values of one key are alternatives, each a permission of its own; keys hold together. */
function conditionsOf(
  { Condition }: Statement,
  nameOf: (value: unknown) => string,
): readonly { readonly condition?: string }[] {
  const terms = Object.entries(Condition).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      [values].flat().map((value) => `${key} ${operator} ${nameOf(value)}`),
    ),
  );
  const alternatives = terms.reduce<string[]>(
    (found, choices) =>
      found.flatMap((before) =>
        choices.map((choice) => (before === "" ? choice : `${before} and ${choice}`)),
      ),
    [""],
  );
  return alternatives.map((condition) => (condition === "" ? {} : { condition }));
}
