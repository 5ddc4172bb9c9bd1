import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { calledFunction } from "../support/called-function.ts";
import {
  functionPathsOf,
  type Resource,
  repository,
  synthesizedStage,
} from "../support/synthesized-stage.ts";

const lambdaSchema = z.object({
  FunctionName: z.string(),
  Timeout: z.number(),
  Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }),
  LoggingConfig: z.object({ LogGroup: z.unknown() }),
});
const tagged = z.union([z.array(z.unknown()), z.record(z.string(), z.string())]);
/** AWS Backup and Budgets call the tags of their resources by a name of their own. */
const tagsOf = ({ Properties }: Resource) =>
  Properties["Tags"] ??
  Properties["BackupVaultTags"] ??
  Properties["BackupPlanTags"] ??
  Properties["ResourceTags"];
const untaggable = new Set([
  "AWS::ApiGatewayV2::ApiMapping",
  "AWS::ApiGatewayV2::Integration",
  "AWS::ApiGatewayV2::Route",
  "AWS::Backup::BackupSelection",
  "AWS::CDK::Metadata",
  "AWS::CloudFront::OriginAccessControl",
  "AWS::CloudFront::ResponseHeadersPolicy",
  "AWS::CloudWatch::Dashboard",
  "AWS::IAM::Policy",
  "AWS::KMS::Alias",
  "AWS::Lambda::Alias",
  "AWS::Lambda::Permission",
  "AWS::Lambda::Version",
  "AWS::Route53::RecordSet",
  "AWS::S3::BucketPolicy",
  "AWS::SES::ConfigurationSetEventDestination",
  "AWS::SNS::Subscription",
  "AWS::SNS::TopicPolicy",
  "AWS::SQS::QueuePolicy",
  "AWS::WAFv2::LoggingConfiguration",
]);

describe.each(stageNames)("in stage %s", (name) => {
  const stage = synthesizedStage(name);

  it("leads who pays to the portal's own host, and to no other", () => {
    const { portalUrl } = stageSettings(name);
    const leading = ["payment-pages", "cart-registry", "organization-carts", "counter-payments"];
    for (const called of leading) {
      const { Environment } = lambdaSchema.parse(
        stage
          .ofType("AWS::Lambda::Function")
          .find(({ Properties }) => Properties["FunctionName"] === `portale-${name}-${called}`)
          ?.Properties,
      );
      expect([called, Environment.Variables["PUBLIC_URL"]]).toEqual([called, portalUrl]);
    }
  });
  const functions = stage.ofType("AWS::Lambda::Function");
  const functionPaths = functionPathsOf(name);

  it("every function folder is deployed once, and nothing else is", () => {
    expect(functions.map(({ Properties }) => Properties["FunctionName"]).sort()).toEqual(
      functionPaths.map((path) => `portale-${name}-${path.split("/")[1]}`).sort(),
    );
  });

  it("every function runs on Node.js 24 and arm64, and its log has an end", () => {
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({ Runtime: "nodejs24.x", Architectures: ["arm64"] });
      const { LoggingConfig } = lambdaSchema.parse(Properties);
      const logGroup = stage.referredBy(LoggingConfig.LogGroup);
      expect(logGroup.Properties["RetentionInDays"]).toBe(stageSettings(name).logRetentionDays);
    }
  });

  it("every function has the environment its own schema asks for, and fits in 4 KB", async () => {
    for (const path of functionPaths) {
      const lambda = functions.find(({ Properties }) =>
        String(Properties["FunctionName"]).endsWith(`-${path.split("/")[1]}`),
      );
      const { Variables } = lambdaSchema.parse(lambda?.Properties).Environment;
      const module: unknown = await import(join(repository, "functions", path, "environment.ts"));
      const { environmentSchema } = z
        .object({ environmentSchema: z.instanceof(z.core.$ZodType) })
        .parse(module);
      const example = Object.fromEntries(
        Object.entries(Variables).map(([key, value]) => [key, deployedValue(key, value)]),
      );
      expect(z.safeParse(environmentSchema, example).error?.issues ?? []).toEqual([]);
      expect(Object.keys(Variables).filter((key) => key.length < 2)).toEqual([]);
      expect(JSON.stringify(Variables).length).toBeLessThan(4_096);
    }
  });

  it("every function behind a route answers before the API gives up", () => {
    const integrations = stage.ofType("AWS::ApiGatewayV2::Integration");
    const routes = JSON.stringify(stage.ofType("AWS::ApiGatewayV2::Route"));
    const unused = integrations.filter(({ id }) => !routes.includes(`"Ref":"${id}"`));
    expect(unused.map(({ id }) => id)).toEqual([]);
    expect(integrations.length).toBeGreaterThan(20);
    for (const { Properties } of integrations) {
      const lambda = calledFunction(stage, Properties["IntegrationUri"]);
      expect(lambdaSchema.parse(lambda.Properties).Timeout).toBeLessThan(30);
      expect(Properties["PayloadFormatVersion"]).toBe("2.0");
    }
  });

  it("every resource carries the five tags of the Region", () => {
    for (const resource of stage.resources) {
      const { Type } = resource;
      if (untaggable.has(Type)) continue;
      const tags = JSON.stringify(tagged.parse(tagsOf(resource)));
      for (const [key, value] of Object.entries(stageSettings(name).tags)) {
        expect(tags, Type).toContain(`"${key}"`);
        expect(tags, Type).toContain(value);
      }
    }
  });
});

describe("in production", () => {
  it("nothing of the sandbox is deployed", () => {
    expect(functionPathsOf("prod").filter((path) => path.startsWith("sandbox/"))).toEqual([]);
    expect(JSON.stringify(synthesizedStage("prod").resources)).not.toMatch(/sandbox/iu);
    expect(JSON.stringify(synthesizedStage("collaudo").resources)).toMatch(/sandbox/iu);
  });
});

/** What CloudFormation will put there: names and addresses that are not known before. */
function deployedValue(key: string, value: unknown): string {
  if (typeof value === "string") return value;
  return key.endsWith("_URL") ? "https://sqs.eu-south-1.amazonaws.com/1/queue" : `deployed-${key}`;
}
