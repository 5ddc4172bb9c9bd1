import * as z from "zod";
import { bucketFolders } from "../../../shared/files/import-flow-files.ts";
import type { FunctionCalls } from "./function-calls.ts";
import { type Permission, type PermissionParts, permissionText } from "./granted-permissions.ts";
import { keyPermissions } from "./key-permissions.ts";
import { mailPermissions } from "./mail-permissions.ts";
import { type FunctionOfStage, runtimePermissions } from "./runtime-permissions.ts";
import { templateNames } from "./template-names.ts";

/** What each call needs of the table. `TransactWriteItems` needs what its actions need. */
const tableActions: Readonly<Record<string, readonly string[]>> = {
  GetItem: ["dynamodb:GetItem"],
  BatchGetItem: ["dynamodb:BatchGetItem"],
  Query: ["dynamodb:Query"],
  Scan: ["dynamodb:Scan"],
  PutItem: ["dynamodb:PutItem"],
  UpdateItem: ["dynamodb:UpdateItem"],
  TransactWriteItems: [],
  "transaction:put": ["dynamodb:PutItem"],
  "transaction:update": ["dynamodb:UpdateItem"],
  "transaction:remove": ["dynamodb:DeleteItem"],
  "transaction:check": ["dynamodb:ConditionCheckItem"],
  BatchExecuteStatement: [],
  "PartiQL:INSERT": ["dynamodb:PartiQLInsert"],
  "PartiQL:SELECT": ["dynamodb:PartiQLSelect"],
  "PartiQL:UPDATE": ["dynamodb:PartiQLUpdate"],
  "PartiQL:DELETE": ["dynamodb:PartiQLDelete"],
};
/** Calls that work on an index where they name one. */
const indexActions = new Set(["dynamodb:Query", "dynamodb:PartiQLSelect"]);
/** What each call needs of the objects of a folder. */
const filesActions: Readonly<Record<string, readonly string[]>> = {
  GetObject: ["s3:GetObject"],
  HeadObject: ["s3:GetObject"],
  PutObject: ["s3:PutObject"],
  Upload: [],
  CreateMultipartUpload: ["s3:PutObject"],
  UploadPart: ["s3:PutObject"],
  CompleteMultipartUpload: ["s3:PutObject"],
  AbortMultipartUpload: ["s3:AbortMultipartUpload"],
  // `Upload` calls it only where it is given tags, and no stream is written with tags.
  PutObjectTagging: [],
};
const queueActions: Readonly<Record<string, readonly string[]>> = {
  SendMessage: ["sqs:SendMessage"],
  SendMessageBatch: ["sqs:SendMessage"],
  // On the queue that the function consumes: they come with its event source.
  ChangeMessageVisibility: [],
  GetQueueUrl: [],
};
const secretActions: Readonly<Record<string, readonly string[]>> = {
  GetSecretValue: ["secretsmanager:GetSecretValue"],
};
const mailActions: Readonly<Record<string, readonly string[]>> = {
  SendRawEmail: ["ses:SendRawEmail"],
};
const known: Readonly<Record<string, readonly string[]>> = {
  ...tableActions,
  ...filesActions,
  ...queueActions,
  ...secretActions,
  ...mailActions,
};

const functionSchema = z.object({
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
});

/**
 * Exactly what a function's role must allow: each of its calls on the resources that its
 * environment hands to it, what Lambda itself does in its name, and the keys of what it reads and
 * writes.
 */
export function neededPermissions(
  calls: FunctionCalls,
  { stage, lambda }: FunctionOfStage,
): ReadonlySet<Permission> {
  for (const call of calls.calls) {
    if (known[call] === undefined) throw new Error(`Which permission does ${call} need?`);
  }
  const nameOf = templateNames(stage);
  const { Variables } = functionSchema.parse(lambda.Properties).Environment;
  const environment: Environment = (pattern) =>
    Object.entries(Variables).flatMap(([name, value]) =>
      pattern.test(name) ? [nameOf(value)] : [],
    );
  const needed = [
    ...onTable(calls, environment),
    ...onFiles(calls, environment),
    ...onEach(calls, { actions: queueActions, resources: environment(/_QUEUE_URL$/u) }),
    ...onEach(calls, { actions: secretActions, resources: environment(/_SECRET_ARN$/u) }),
    ...actionsOf(calls, mailActions).flatMap((action) =>
      environment(/^MAIL_FROM$/u).flatMap((from) => mailPermissions(action, from, stage)),
    ),
    ...runtimePermissions({ stage, lambda }),
  ];
  return new Set([...needed.map(permissionText), ...keyPermissions(needed, stage)]);
}

/** Values of the variables whose names match. */
type Environment = (pattern: RegExp) => readonly string[];

function actionsOf(
  { calls }: FunctionCalls,
  table: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return [...new Set([...calls].flatMap((call) => table[call] ?? []))];
}

function onTable(calls: FunctionCalls, environment: Environment): PermissionParts[] {
  const actions = actionsOf(calls, tableActions);
  return environment(/^TABLE_NAME$/u).flatMap((table) =>
    actions.flatMap((action) => [
      { action, resource: table },
      ...[...calls.indexes]
        .filter(() => indexActions.has(action))
        .map((index) => ({ action, resource: `${table}/index/${index}` })),
    ]),
  );
}

function onFiles({ calls, folders }: FunctionCalls, environment: Environment): PermissionParts[] {
  const paired = new Set(folders.map(({ call }) => call));
  const lost = [...calls].filter((call) => filesActions[call] && !paired.has(call));
  if (lost.length > 0) throw new Error(`To which folder do these go: ${lost.join(", ")}?`);
  return environment(/^BUCKET_NAME$/u).flatMap((bucket) =>
    folders.flatMap(({ folder, call }) => {
      const keys = `${folderNames[folder] ?? `?${folder}`}/*`;
      const actions = filesActions[call] ?? [];
      // Without it S3 answers 403 instead of 404 for an object that does not exist.
      const listing = { action: "s3:ListBucket", resource: bucket };
      return [
        ...actions.map((action) => ({ action, resource: `${bucket}/${keys}` })),
        ...actions
          .filter((action) => action === "s3:GetObject")
          .map(() => ({ ...listing, condition: `s3:prefix StringLike ${keys}` })),
      ];
    }),
  );
}

const folderNames: Readonly<Record<string, string>> = bucketFolders;

function onEach(
  calls: FunctionCalls,
  { actions, resources }: { actions: typeof queueActions; resources: readonly string[] },
): PermissionParts[] {
  return actionsOf(calls, actions).flatMap((action) =>
    resources.map((resource) => ({ action, resource })),
  );
}
