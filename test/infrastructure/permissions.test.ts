import { describe, expect, it } from "vitest";
import * as z from "zod";
import { createSdkCallFinder, type SdkCalls } from "../support/sdk-calls.ts";
import {
  functionPaths,
  functionPathsOf,
  type Resource,
  type SynthesizedStage,
  synthesizedStage,
} from "../support/synthesized-stage.ts";

/** What each command or operation needs. `TransactWriteItems` needs what its actions need. */
const actionsOfCommand: Record<string, readonly string[]> = {
  BatchExecuteStatement: ["dynamodb:PartiQLInsert"],
  BatchGetItem: ["dynamodb:BatchGetItem"],
  GetItem: ["dynamodb:GetItem"],
  PutItem: ["dynamodb:PutItem"],
  Query: ["dynamodb:Query"],
  TransactWriteItems: [],
  GetObject: ["s3:GetObject"],
  PutObject: ["s3:PutObject"],
  GetObjectCommand: ["s3:GetObject"],
  HeadObjectCommand: ["s3:GetObject"],
  PutObjectCommand: ["s3:PutObject"],
  Upload: ["s3:PutObject", "s3:AbortMultipartUpload"],
  SendMessageCommand: ["sqs:SendMessage"],
  // A consumer has these of its own queue with the event source: see `actionsOfTheRuntime`.
  ChangeMessageVisibilityCommand: [],
  GetQueueUrlCommand: [],
  SendMessageBatchCommand: ["sqs:SendMessage"],
  SendRawEmailCommand: ["ses:SendRawEmail"],
  GetSecretValueCommand: ["secretsmanager:GetSecretValue"],
};
const actionsInTransaction: Record<string, string> = {
  put: "dynamodb:PutItem",
  update: "dynamodb:UpdateItem",
  remove: "dynamodb:DeleteItem",
  check: "dynamodb:ConditionCheckItem",
};
/** What the Lambda service itself does with the function's role. */
const actionsOfTheRuntime = new Set([
  "logs:CreateLogStream",
  "logs:PutLogEvents",
  "xray:PutTraceSegments",
  "xray:PutTelemetryRecords",
  "sqs:ReceiveMessage",
  "sqs:ChangeMessageVisibility",
  "sqs:GetQueueUrl",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
  "dynamodb:DescribeStream",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
  "dynamodb:ListStreams",
  // Goes with s3:GetObject, so that a missing object is a 404 and not a 403.
  "s3:ListBucket",
]);

const oneOrMore = z.union([z.string().transform((one) => [one]), z.array(z.string())]);
const policySchema = z.object({
  Roles: z.array(z.unknown()),
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Action: oneOrMore, Resource: z.unknown() })),
  }),
});

const production = synthesizedStage("prod");
/** Where the functions that production must not have are deployed in their place. */
const elsewhere = synthesizedStage("dev");

function policiesOf(stage: SynthesizedStage) {
  return stage.ofType("AWS::IAM::Policy").map(({ Properties }) => policySchema.parse(Properties));
}

describe.each([production, elsewhere])("every role of stage $stage", (stage) => {
  const policies = policiesOf(stage);

  it("names each action it allows, with no wildcard", () => {
    const actions = policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.flatMap(({ Action }) => Action),
    );
    expect(actions.length).toBeGreaterThan(functionPathsOf(stage.stage).length);
    expect(actions.filter((action) => action.includes("*"))).toEqual([]);
  });

  it("allows everything everywhere only where AWS knows no narrower resource", () => {
    const everywhere = policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Resource }) => Resource === "*").flatMap(
        ({ Action }) => Action,
      ),
    );
    expect(
      everywhere.filter(
        (action) => !action.startsWith("xray:") && action !== "dynamodb:ListStreams",
      ),
    ).toEqual([]);
  });

  it("belongs to one function and takes no policy of AWS", () => {
    const roles = stage.ofType("AWS::IAM::Role");
    expect(roles).toHaveLength(functionPathsOf(stage.stage).length);
    expect(roles.filter(({ Properties }) => "ManagedPolicyArns" in Properties)).toEqual([]);
  });
});

describe("the role of a function", () => {
  const callsOf = createSdkCallFinder();

  it.each(functionPaths)("%s allows exactly what its code calls", (path) => {
    expect(grantedActions(path)).toEqual(neededActions(callsOf(path)));
  });
});

function neededActions({ commands, transactionActions }: SdkCalls): string[] {
  const needed = [...commands].flatMap((command) => {
    const actions = actionsOfCommand[command];
    if (actions === undefined) throw new Error(`Which permission does ${command} need?`);
    return actions;
  });
  if (commands.has("TransactWriteItems")) {
    needed.push(...[...transactionActions].map((action) => actionsInTransaction[action] ?? action));
  }
  return [...new Set(needed)].sort();
}

function grantedActions(path: string): string[] {
  const stage = functionPathsOf("prod").includes(path) ? production : elsewhere;
  const role = roleOf(path, stage);
  const granted = policiesOf(stage)
    .filter(({ Roles }) => Roles.some((reference) => stage.referredBy(reference) === role))
    .flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
    .filter(({ Resource }) => !JSON.stringify(Resource).includes("DeadLetters"))
    .flatMap(({ Action }) => Action)
    .filter((action) => !actionsOfTheRuntime.has(action));
  return [...new Set(granted)].sort();
}

function roleOf(path: string, stage: SynthesizedStage): Resource {
  const name = `portale-${stage.stage}-${path.split("/")[1]}`;
  const lambda = stage
    .ofType("AWS::Lambda::Function")
    .find(({ Properties }) => Properties["FunctionName"] === name);
  return stage.referredBy(lambda?.Properties["Role"]);
}
