import * as z from "zod";
import type { QueueSourcePlan, StreamSourcePlan } from "./cloud-plan.ts";
import { functionNameOf, queueNameOf, tableNameOfStream } from "./resource-identity.ts";
import type { ResolvableResource } from "./stack-scope.ts";

const mappingSchema = z.object({
  FunctionName: z.string(),
  EventSourceArn: z.string(),
  Enabled: z.boolean().default(true),
  BatchSize: z.number().optional(),
  MaximumBatchingWindowInSeconds: z.number().default(0),
  FunctionResponseTypes: z.array(z.string()).default([]),
  ScalingConfig: z.object({ MaximumConcurrency: z.number() }).optional(),
  BisectBatchOnFunctionError: z.boolean().default(false),
  MaximumRetryAttempts: z.number().default(-1),
  FilterCriteria: z.object({ Filters: z.array(z.object({ Pattern: z.string() })) }).optional(),
  DestinationConfig: z.object({ OnFailure: z.object({ Destination: z.string() }) }).optional(),
});

type Mapping = z.output<typeof mappingSchema>;

/** SQS and DynamoDB stream sources; AWS defaults: 10 messages, 100 records a batch. */
export function eventSourcesIn(resources: readonly ResolvableResource[]): {
  readonly queueSources: readonly QueueSourcePlan[];
  readonly streamSources: readonly StreamSourcePlan[];
} {
  const queueSources: QueueSourcePlan[] = [];
  const streamSources: StreamSourcePlan[] = [];
  for (const resource of resources) {
    if (resource.type !== "AWS::Lambda::EventSourceMapping") {
      continue;
    }
    const mapping = mappingSchema.parse(resource.properties(Object.keys(mappingSchema.shape)));
    if (!mapping.Enabled) {
      continue;
    }
    const queueName = queueNameOf(mapping.EventSourceArn);
    const tableName = tableNameOfStream(mapping.EventSourceArn);
    if (queueName !== undefined) {
      queueSources.push(queueSource(mapping, queueName));
    } else if (tableName !== undefined) {
      const sourceId = `${resource.stackName}-${resource.logicalId}`;
      streamSources.push(streamSource(mapping, { sourceId, tableName }));
    } else {
      throw new Error(`Origine di eventi sconosciuta: ${mapping.EventSourceArn}`);
    }
  }
  return { queueSources, streamSources };
}

function queueSource(mapping: Mapping, queueName: string): QueueSourcePlan {
  if (mapping.FilterCriteria !== undefined) {
    throw new Error(`Il cloud locale non filtra i messaggi di coda (${queueName})`);
  }
  return {
    functionName: functionNameOf(mapping.FunctionName),
    queueName,
    batchSize: mapping.BatchSize ?? 10,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds,
    reportsBatchItemFailures: reportsBatchItemFailures(mapping),
    concurrencyMax: mapping.ScalingConfig?.MaximumConcurrency,
  };
}

function streamSource(
  mapping: Mapping,
  source: { readonly sourceId: string; readonly tableName: string },
): StreamSourcePlan {
  const destination = mapping.DestinationConfig?.OnFailure.Destination;
  return {
    ...source,
    functionName: functionNameOf(mapping.FunctionName),
    batchSize: mapping.BatchSize ?? 100,
    windowSeconds: mapping.MaximumBatchingWindowInSeconds,
    reportsBatchItemFailures: reportsBatchItemFailures(mapping),
    bisectOnError: mapping.BisectBatchOnFunctionError,
    retriesMax: mapping.MaximumRetryAttempts < 0 ? undefined : mapping.MaximumRetryAttempts,
    filterPatterns: (mapping.FilterCriteria?.Filters ?? []).map(({ Pattern }): unknown =>
      JSON.parse(Pattern),
    ),
    failureQueueName: destination === undefined ? undefined : queueNameOf(destination),
  };
}

function reportsBatchItemFailures(mapping: Mapping): boolean {
  return mapping.FunctionResponseTypes.includes("ReportBatchItemFailures");
}
