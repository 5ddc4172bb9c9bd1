import type { Assembly } from "./assembly.ts";
import type { CloudPlan } from "./cloud-plan.ts";
import { crossOriginIn } from "./cross-origin.ts";
import { eventSourcesIn } from "./event-sources.ts";
import { functionsIn } from "./functions.ts";
import { routesIn } from "./http-routes.ts";
import type { LocalAddresses } from "./resource-identity.ts";
import { schedulesIn } from "./schedules.ts";
import { type ResolvableResource, resolvableResources } from "./stack-scope.ts";
import { bucketsIn, queuesIn, tablesIn } from "./stores.ts";

const interpretedTypes: ReadonlySet<string> = new Set([
  "AWS::DynamoDB::Table",
  "AWS::DynamoDB::GlobalTable",
  "AWS::S3::Bucket",
  "AWS::SQS::Queue",
  "AWS::Lambda::Function",
  "AWS::Lambda::Alias",
  "AWS::Lambda::Version",
  "AWS::Lambda::EventSourceMapping",
  "AWS::ApiGatewayV2::Api",
  "AWS::ApiGatewayV2::Route",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Stage",
  "AWS::Events::Rule",
]);

/** Types with nothing to run on one machine: permissions, encryption, logs, alarms. */
const ignoredTypes: ReadonlySet<string> = new Set([
  "AWS::CDK::Metadata",
  "AWS::CloudWatch::Alarm",
  "AWS::CloudWatch::CompositeAlarm",
  "AWS::CloudWatch::Dashboard",
  "AWS::IAM::ManagedPolicy",
  "AWS::IAM::Policy",
  "AWS::IAM::Role",
  "AWS::KMS::Alias",
  "AWS::KMS::Key",
  "AWS::Lambda::EventInvokeConfig",
  "AWS::Lambda::Permission",
  "AWS::Logs::LogGroup",
  "AWS::Logs::MetricFilter",
  "AWS::Logs::ResourcePolicy",
  "AWS::S3::BucketPolicy",
  "AWS::SecretsManager::Secret",
  "AWS::SNS::Subscription",
  "AWS::SNS::Topic",
  "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::SSM::Parameter",
  "Custom::S3AutoDeleteObjects",
]);

/**
 * Turns a synthesized CDK application into what the local cloud creates and runs.
 *
 * @throws Error on a resource type that is neither interpreted nor knowingly ignored, and on a
 *   property outside the shapes that the local cloud can honour.
 */
export function interpretAssembly(assembly: Assembly, addresses: LocalAddresses): CloudPlan {
  const resources = resolvableResources(assembly, addresses);
  refuseUnknownTypes(resources);
  return {
    tables: tablesIn(resources),
    buckets: bucketsIn(resources),
    queues: queuesIn(resources),
    functions: functionsIn(resources, { assetPaths: assembly.assetPaths, addresses }),
    ...eventSourcesIn(resources),
    routes: routesIn(resources),
    crossOrigin: crossOriginIn(resources),
    schedules: schedulesIn(resources),
  };
}

function refuseUnknownTypes(resources: readonly ResolvableResource[]): void {
  const unknown = resources.filter(
    ({ type }) => !interpretedTypes.has(type) && !ignoredTypes.has(type),
  );
  if (unknown.length > 0) {
    const names = unknown.map(({ type, logicalId }) => `${type} (${logicalId})`).join(", ");
    throw new Error(`Il cloud locale non sa eseguire queste risorse del modello: ${names}`);
  }
}
