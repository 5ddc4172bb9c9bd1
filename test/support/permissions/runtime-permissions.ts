import * as z from "zod";
import type { Resource, SynthesizedStage } from "../synthesized-stage.ts";
import type { PermissionParts } from "./granted-permissions.ts";
import { templateNames } from "./template-names.ts";

export type FunctionOfStage = { readonly stage: SynthesizedStage; readonly lambda: Resource };

const consumedQueueActions = [
  "sqs:ReceiveMessage",
  "sqs:ChangeMessageVisibility",
  "sqs:GetQueueUrl",
  "sqs:DeleteMessage",
  "sqs:GetQueueAttributes",
];
const streamActions = [
  "dynamodb:DescribeStream",
  "dynamodb:GetRecords",
  "dynamodb:GetShardIterator",
];
const deadLetterActions = ["sqs:SendMessage", "sqs:GetQueueAttributes", "sqs:GetQueueUrl"];

/** Actions of which AWS knows no narrower resource than everything. */
export const reasonsForEverything: Readonly<Record<string, string>> = {
  "xray:PutTraceSegments": "X-Ray has no resources: a segment belongs to no function.",
  "xray:PutTelemetryRecords": "X-Ray has no resources: a record belongs to no function.",
  "dynamodb:ListStreams": "It lists the streams of an account, and knows no single table.",
};

const functionSchema = z.object({
  LoggingConfig: z.object({ LogGroup: z.unknown() }),
  TracingConfig: z.object({ Mode: z.string() }).optional(),
});
const mappingSchema = z.object({
  EventSourceArn: z.unknown(),
  FunctionName: z.unknown(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.unknown() }) }).optional(),
});

/** What the Lambda service does with the function's role: logs, traces, queues and streams. */
export function runtimePermissions({ stage, lambda }: FunctionOfStage): PermissionParts[] {
  const nameOf = templateNames(stage);
  const { LoggingConfig, TracingConfig } = functionSchema.parse(lambda.Properties);
  const on = (resource: string, actions: readonly string[]) =>
    actions.map((action) => ({ action, resource }));
  const mappings = stage
    .ofType("AWS::Lambda::EventSourceMapping")
    .map(({ Properties }) => mappingSchema.parse(Properties))
    .filter(({ FunctionName }) => functionBehind(nameOf(FunctionName), stage) === lambda.id);
  return [
    ...on(nameOf(LoggingConfig.LogGroup), ["logs:CreateLogStream", "logs:PutLogEvents"]),
    ...(TracingConfig?.Mode === "Active"
      ? on("*", ["xray:PutTraceSegments", "xray:PutTelemetryRecords"])
      : []),
    ...mappings.flatMap(({ EventSourceArn, DestinationConfig }) => {
      const source = nameOf(EventSourceArn);
      const failures = DestinationConfig?.OnFailure.Destination;
      const isStream = source.endsWith(".StreamArn");
      return [
        ...on(source, isStream ? streamActions : consumedQueueActions),
        ...(isStream ? on("*", ["dynamodb:ListStreams"]) : []),
        ...(failures === undefined ? [] : on(nameOf(failures), deadLetterActions)),
      ];
    }),
  ];
}

/** An alias, by itself or as `<function>:live`, stands for its function. */
function functionBehind(name: string, stage: SynthesizedStage): string {
  const id = name.replace(/:live$/u, "");
  const alias = stage.ofType("AWS::Lambda::Alias").find((candidate) => candidate.id === id);
  return alias === undefined ? id : templateNames(stage)(alias.Properties["FunctionName"]);
}
