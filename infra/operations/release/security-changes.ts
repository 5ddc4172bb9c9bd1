import * as z from "zod";
import type { Template } from "./normalize-template.ts";

/** Members of a resource that protect data or open a door, wherever they stand in it. */
const securityMembers = new Set([
  "AssumeRolePolicyDocument",
  "BlockPublicAccess",
  "BucketEncryption",
  "CorsConfiguration",
  "DeletionPolicy",
  "DeletionProtectionEnabled",
  "DisableExecuteApiEndpoint",
  "EnableKeyRotation",
  "KeyPolicy",
  "KmsKeyId",
  "KmsMasterKeyId",
  "LockConfiguration",
  "ManagedPolicyArns",
  "MinimumProtocolVersion",
  "MutualTlsAuthentication",
  "NODE_CERTIFICATES",
  "OwnershipControls",
  "PointInTimeRecoverySpecification",
  "Policies",
  "PolicyDocument",
  "Principal",
  "PublicAccessBlockConfiguration",
  "ResponseHeadersPolicyConfig",
  "RetentionInDays",
  "Rules",
  "SSESpecification",
  "SecurityPolicy",
  "SqsManagedSseEnabled",
  "UpdateReplacePolicy",
  "VersioningConfiguration",
  "ViewerProtocolPolicy",
  "WebACLId",
]);

/**
 * What a release changes of permissions and protections, a line each: statements that come and go,
 * settings before and after. Resources that are new bring theirs with them and are not listed; of
 * those that go, what they granted or protected is.
 */
export function securityChanges(released: Template, next: Template | undefined): string[] {
  return Object.entries(released.Resources).flatMap(([id, before]) => {
    const after = next?.Resources[id];
    const left = settingsOf(before);
    const right = settingsOf(after);
    const paths = [...new Set([...left.keys(), ...right.keys()])].sort();
    return paths.flatMap((path) =>
      differencesOf(left.get(path), right.get(path)).map((line) => `${id} ${path}: ${line}`),
    );
  });
}

/** Path → value of every member that matters. */
function settingsOf(resource: unknown): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const visit = (value: unknown, path: string): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [name, each] of Object.entries(value)) {
      const here = path === "" ? name : `${path}.${name}`;
      if (securityMembers.has(name)) found.set(here, each);
      else visit(each, here);
    }
  };
  visit(resource, "");
  return found;
}

const documentSchema = z.object({ Statement: z.array(z.unknown()) });

function differencesOf(before: unknown, after: unknown): string[] {
  const left = statementsOf(before);
  const right = statementsOf(after);
  return [
    ...[...left.difference(right)].map((text) => `tolto ${text}`),
    ...[...right.difference(left)].map((text) => `aggiunto ${text}`),
  ];
}

/** A policy by its statements, anything else whole. */
function statementsOf(value: unknown): ReadonlySet<string> {
  if (value === undefined) return new Set();
  const statements = documentSchema.safeParse(value).data?.Statement ?? [value];
  return new Set(statements.map((statement) => JSON.stringify(statement)));
}
