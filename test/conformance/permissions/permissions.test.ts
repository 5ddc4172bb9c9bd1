import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { stageNames } from "../../../infra/stages.ts";
import {
  type AnalysedFunctions,
  analyseFunctions,
} from "../../support/permissions/analysed-functions.ts";
import {
  comparePermissions,
  lambdaOf,
  replant,
  roleOf,
} from "../../support/permissions/compare-permissions.ts";
import { grantsOf } from "../../support/permissions/granted-permissions.ts";
import { otherRoles } from "../../support/permissions/other-roles.ts";
import { reasonsForEverything } from "../../support/permissions/runtime-permissions.ts";
import {
  functionPaths,
  functionPathsOf,
  type Resource,
  type SynthesizedStage,
  synthesizedStage,
} from "../../support/synthesized-stage.ts";

let analysed: AnalysedFunctions;
beforeAll(async () => {
  analysed = await analyseFunctions();
}, 180_000);
afterAll(() => analysed.discard());

describe("the bundle of a function", () => {
  it.each(functionPaths)("%s holds what its sources say, and nothing unknown", (path) => {
    const { calls, contradictions } = analysed.callsOf(path);
    expect(contradictions).toEqual([]);
    // It hands out what lies beside it in its package.
    expect(calls.size > 0).toBe(path !== "api/get-openapi");
  });

  it("may not call AWS through a library that nobody knows", () => {
    const { contradictions } = analysed.callsOfPlanted("calls-through-library");
    expect(contradictions).toContainEqual(
      expect.stringMatching(/library that nobody knows: HeadObject @ .*client-s3/u),
    );
  });

  it("may not hold a client with all its commands", () => {
    const { contradictions } = analysed.callsOfPlanted("takes-whole-client");
    expect(contradictions).toContainEqual(expect.stringMatching(/all its commands.*\/SQS\.js/u));
    expect(contradictions).toContainEqual(expect.stringMatching(/who makes it: PurgeQueue/u));
  });

  it("may not hand a command around, where nobody can follow it", () => {
    expect(() => analysed.callsOfPlanted("hands-command-around")).toThrow(
      "GetObject is handed around",
    );
  });
});

describe.each(stageNames)("in stage %s", (name) => {
  const stage = synthesizedStage(name);
  const paths = functionPathsOf(name);

  it.each(paths)("the role of %s allows exactly what its bundle calls", (path) => {
    expect(comparePermissions(path, analysed.callsOf(path), stage)).toEqual(nothing);
  });

  it("a role is that of one function, or one that AWS services need, for a written reason", () => {
    const ofFunctions = paths.map((path) => roleOf(lambdaOf(path, stage), stage).id);
    expect(new Set(ofFunctions).size).toBe(paths.length);
    const others = stage.ofType("AWS::IAM::Role").filter(({ id }) => !ofFunctions.includes(id));
    const unexplained = others.filter(
      (role) =>
        !otherRoles.some(
          (known) =>
            known.id.test(role.id) &&
            known.reason.length > 20 &&
            grantsOf(role, stage).managedPolicies.every((policy) =>
              known.managedPolicies.includes(policy),
            ),
        ),
    );
    expect(unexplained.map(({ id }) => id)).toEqual([]);
  });

  it("no role allows an action by a wildcard, nor everything without a reason", () => {
    const permissions = stage
      .ofType("AWS::IAM::Role")
      .flatMap((role) => grantsOf(role, stage).permissions);
    expect(permissions.length).toBeGreaterThan(paths.length);
    expect(permissions.filter(isUnreasoned)).toEqual([]);
  });
});

const nothing = { missing: [], tooMuch: [] };

function isUnreasoned(permission: string): boolean {
  const [action = "", resource = ""] = permission.split(/ on | when /u);
  if (action.includes("*")) return true;
  return resource === "*" && reasonsForEverything[action] === undefined;
}

describe("a role that allows", () => {
  const stage = synthesizedStage("prod");

  it("what the bundle of another function calls is found out", () => {
    const path = "receipts/get-receipt";
    const found = comparePermissions(path, analysed.callsOfPlanted("calls-more"), stage);
    expect(found.missing).toContainEqual(
      expect.stringMatching(/^s3:PutObject on .*\/uploads\/\*$/u),
    );
    expect(found.tooMuch).toContainEqual(expect.stringMatching(/^s3:GetObject on .*\/receipts/u));
  });

  it("inserts is found out where the bundle's statement updates", () => {
    const calls = analysed.callsOfPlanted("updates-by-statement");
    const found = comparePermissions("debt-positions/import-block", calls, stage);
    expect(found.missing).toContainEqual(
      expect.stringMatching(/^dynamodb:PartiQLUpdate on Table/u),
    );
    expect(found.tooMuch).toContainEqual(
      expect.stringMatching(/^dynamodb:PartiQLInsert on Table/u),
    );
  });

  type Planted = {
    readonly path: string;
    readonly from: string;
    readonly to: string;
    readonly found: Partial<Record<"missing" | "tooMuch", RegExp>>;
  };
  const inJson = (text: string) => JSON.stringify(text).slice(1, -1);

  /** Each line is a mistake: in the policy of a function, a text is replaced by another. */
  const mistakes: readonly (readonly [what: string, mistake: Planted])[] = [
    [
      "an action more",
      {
        path: "receipts/get-receipt",
        from: '"dynamodb:GetItem",',
        to: '"dynamodb:GetItem","dynamodb:Scan",',
        found: { tooMuch: /^dynamodb:Scan on Table/u },
      },
    ],
    [
      "an action less",
      {
        path: "debt-positions/import-block",
        from: '"dynamodb:PartiQLInsert",',
        to: "",
        found: { missing: /^dynamodb:PartiQLInsert on Table/u },
      },
    ],
    [
      "all actions of a service",
      {
        path: "receipts/get-receipt",
        from: '"s3:GetObject"',
        to: '"s3:*"',
        found: { tooMuch: /^s3:\* on Files/u },
      },
    ],
    [
      "the whole bucket",
      {
        path: "receipts/get-receipt",
        from: inJson("/receipts/*"),
        to: inJson("/*"),
        found: { tooMuch: /^s3:GetObject on Files\w+\/\*$/u },
      },
    ],
    [
      "another folder",
      {
        path: "debt-positions/close-import-flow",
        from: inJson("/results/*"),
        to: inJson("/receipts/*"),
        found: { missing: /\/results\/\*$/u, tooMuch: /^s3:PutObject on .*\/receipts\/\*$/u },
      },
    ],
    [
      "the list of another folder",
      {
        path: "receipts/get-receipt",
        from: '"s3:prefix":"receipts/*"',
        to: '"s3:prefix":"*"',
        found: { tooMuch: /^s3:ListBucket on .* when s3:prefix StringLike \*$/u },
      },
    ],
    [
      "all secrets",
      {
        path: "notifications/notify-debtors",
        from: '"secretsmanager:GetSecretValue"',
        to: '["secretsmanager:GetSecretValue","secretsmanager:PutSecretValue"]',
        found: { tooMuch: /^secretsmanager:PutSecretValue on AppIoKeys/u },
      },
    ],
    [
      "mail from anybody",
      {
        path: "notifications/send-receipt",
        from: '"ses:FromAddress":"avvisi@',
        to: '"ses:FromAddress":"sindaco@',
        found: { tooMuch: /ses:FromAddress StringEquals sindaco@/u },
      },
    ],
    [
      "the key of the data for more",
      {
        path: "receipts/verify-receipt",
        from: '"kms:DescribeKey"',
        to: '"kms:DescribeKey","kms:Encrypt"',
        found: { tooMuch: /^kms:Encrypt on DataKey/u },
      },
    ],
    [
      "the key of the data through any service",
      {
        path: "receipts/list-receipts",
        from: '"kms:ViaService"',
        to: '"kms:CallerAccount"',
        found: {
          missing: /^kms:Decrypt .* when kms:ViaService/u,
          tooMuch: /^kms:Decrypt .* when kms:CallerAccount/u,
        },
      },
    ],
    [
      "no logs",
      {
        path: "receipts/list-receipts",
        from: '"logs:PutLogEvents"',
        to: '"logs:CreateLogGroup"',
        found: { missing: /^logs:PutLogEvents/u, tooMuch: /^logs:CreateLogGroup/u },
      },
    ],
  ];

  it.each(mistakes)("%s is found out", (_what, { path, from, to, found }) => {
    const changed = withPolicyText(stage, path, (text) => text.replaceAll(from, to));
    const difference = comparePermissions(path, analysed.callsOf(path), changed);
    for (const side of ["missing", "tooMuch"] as const) {
      const expected = found[side];
      if (expected === undefined) continue;
      expect(difference[side]).toContainEqual(expect.stringMatching(expected));
    }
    expect(difference).not.toEqual(nothing);
  });

  it("sending to another queue is found out", () => {
    const path = "debt-positions/split-import-flow";
    const [right = "", wrong = ""] = ["ImportBlocksQueue", "FlowClosingsQueue"].map(
      (part) => stage.ofType("AWS::SQS::Queue").find(({ id }) => id.includes(part))?.id,
    );
    const changed = withPolicyText(stage, path, (text) => text.replaceAll(right, wrong));
    const { missing, tooMuch } = comparePermissions(path, analysed.callsOf(path), changed);
    expect(missing).toEqual([`sqs:SendMessage on ${right}`]);
    expect(tooMuch).toEqual([`sqs:SendMessage on ${wrong}`]);
  });

  it("everything by a wildcard is found out in any role", () => {
    expect(isUnreasoned("s3:Get* on Files/receipts/*")).toBe(true);
    expect(isUnreasoned("* on *")).toBe(true);
    expect(isUnreasoned("dynamodb:GetItem on *")).toBe(true);
    expect(isUnreasoned("xray:PutTraceSegments on *")).toBe(false);
  });

  it("a policy of AWS's is found out", () => {
    const path = "receipts/get-receipt";
    const { id } = roleOf(lambdaOf(path, stage), stage);
    const managed = "arn:aws:iam::aws:policy/AdministratorAccess";
    const changed = replant(stage, (resource) =>
      resource.id === id
        ? { ...resource, Properties: { ...resource.Properties, ManagedPolicyArns: [managed] } }
        : resource,
    );
    const { tooMuch } = comparePermissions(path, analysed.callsOf(path), changed);
    expect(tooMuch).toEqual(["AdministratorAccess"]);
  });
});

/** The stage after somebody has edited the policy of one function's role. */
function withPolicyText(
  stage: SynthesizedStage,
  path: string,
  edit: (json: string) => string,
): SynthesizedStage {
  const role = roleOf(lambdaOf(path, stage), stage).id;
  const isItsPolicy = ({ Type, Properties }: Resource) =>
    Type === "AWS::IAM::Policy" && JSON.stringify(Properties["Roles"]).includes(`"${role}"`);
  return replant(stage, (resource) =>
    isItsPolicy(resource)
      ? { ...resource, Properties: JSON.parse(edit(JSON.stringify(resource.Properties))) }
      : resource,
  );
}
