import { App, Stack } from "aws-cdk-lib";
import { Match, Template } from "aws-cdk-lib/assertions";
import { Bucket } from "aws-cdk-lib/aws-s3";
import { Topic } from "aws-cdk-lib/aws-sns";
import { describe, expect, it } from "vitest";
import { PortalApi } from "../../infra/constructs/portal-api.ts";
import { EdgeStack } from "../../infra/stacks/edge-stack.ts";
import { stageSettings } from "../../infra/stages.ts";
import { domainOf, onlyResource, stagesOnAws } from "../support/stages-on-aws.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

describe("the local stage", () => {
  const types = new Set(synthesizedStage("local").resources.map(({ Type }) => Type));

  it.each([
    "AWS::ApiGatewayV2::DomainName",
    "AWS::Budgets::Budget",
    "AWS::CertificateManager::Certificate",
    "AWS::CloudFront::Distribution",
    "AWS::Route53::RecordSet",
    "AWS::SES::EmailIdentity",
    "AWS::WAFv2::WebACL",
  ])("has no %s, which no emulator runs", (type) => {
    expect(types).not.toContain(type);
  });

  it("leaves its API at the address it is given", () => {
    const { Properties } = onlyResource(synthesizedStage("local"), "AWS::ApiGatewayV2::Api");
    expect(Properties["DisableExecuteApiEndpoint"]).toBe(false);
  });
});

describe.each(stagesOnAws)("the API's names in stage %s", (name) => {
  const stage = synthesizedStage(name);
  const domain = domainOf(name);
  const names = stage.ofType("AWS::ApiGatewayV2::DomainName");

  it("are the only way to it, and all ask for TLS 1.2", () => {
    expect(
      onlyResource(stage, "AWS::ApiGatewayV2::Api").Properties["DisableExecuteApiEndpoint"],
    ).toBe(true);
    expect(names.map(({ Properties }) => Properties["DomainName"]).sort()).toEqual(
      [domain.nodeHost, domain.originHost].sort(),
    );
    for (const { Properties } of names) {
      expect(Properties["DomainNameConfigurations"]).toEqual([
        expect.objectContaining({ SecurityPolicy: "TLS_1_2", EndpointType: "REGIONAL" }),
      ]);
    }
  });

  it("let in at the node's name only who shows a certificate of the trust store", () => {
    const node = names.find(({ Properties }) => Properties["DomainName"] === domain.nodeHost);
    const mutualTls = JSON.stringify(node?.Properties["MutualTlsAuthentication"]);
    expect(mutualTls).toContain("s3://");
    expect(mutualTls).toContain("/truststore.pem");
    expect(mutualTls).toContain(`portale-${name}-web:ExportsOutputRefTrustStore`);
  });

  it("keep every version of the trust store, and no certificate comes with the deployment", () => {
    const { Properties } = onlyResource(stage, "AWS::S3::Bucket", "TrustStore");
    expect(Properties["VersioningConfiguration"]).toEqual({ Status: "Enabled" });
    expect(JSON.stringify(stage.resources)).not.toContain("BEGIN CERTIFICATE");
    expect(stage.ofType("Custom::CDKBucketDeployment")).toEqual([]);
  });

  it("have certificates that AWS verifies in the stage's own zone", () => {
    const certificates = stage.ofType("AWS::CertificateManager::Certificate");
    expect(certificates).toHaveLength(3);
    for (const { Properties } of certificates) {
      expect(Properties["ValidationMethod"]).toBe("DNS");
      expect(JSON.stringify(Properties["DomainValidationOptions"])).toContain(domain.hostedZoneId);
    }
  });
});

describe("the budget", () => {
  it.each(["collaudo", "prod"] as const)("of stage %s warns before the money is spent", (name) => {
    const { budget, alarmsEmail } = stageSettings(name);
    expect(onlyResource(synthesizedStage(name), "AWS::Budgets::Budget").Properties).toMatchObject({
      Budget: {
        TimeUnit: "MONTHLY",
        BudgetLimit: { Amount: budget?.monthlyUsd, Unit: "USD" },
      },
      NotificationsWithSubscribers: [
        { notificationType: "ACTUAL", threshold: 80 },
        { notificationType: "FORECASTED", threshold: 100 },
      ].map(({ notificationType, threshold }) => ({
        Notification: { NotificationType: notificationType, Threshold: threshold },
        Subscribers: [{ SubscriptionType: "EMAIL", Address: alarmsEmail }],
      })),
    });
  });

  it("is not there where the settings have none", () => {
    expect(stageSettings("dev").budget).toBeUndefined();
    expect(synthesizedStage("dev").ofType("AWS::Budgets::Budget")).toEqual([]);
  });
});

describe("no template", () => {
  it.each(stagesOnAws)("of stage %s says a secret", (name) => {
    const stage = synthesizedStage(name);
    for (const { Properties } of stage.ofType("AWS::SecretsManager::Secret")) {
      expect(Properties).not.toHaveProperty("SecretString");
    }
    const text = JSON.stringify(stage.resources);
    expect(text).not.toMatch(/PRIVATE KEY|AKIA[A-Z0-9]{16}|"DomainSigningPrivateKey"/u);
    expect(text).not.toContain("OriginCustomHeaders");
  });
});

describe("an API that is closed to all but CloudFront", () => {
  const arn = "arn:aws:acm:us-east-1:123456789012:certificate/0a-1b";
  const prod = stageSettings("prod");
  const settings = {
    ...prod,
    domain: { ...domainOf("prod"), originClientCertificateArn: arn, trustStoreVersion: "v2" },
  };

  it("asks for a certificate at both its names, of the version that the settings say", () => {
    const stack = new Stack(new App(), "Portal");
    new PortalApi(stack, "Api", {
      settings,
      alarmTopic: new Topic(stack, "Alarms"),
      trustStore: new Bucket(stack, "TrustStore"),
    });
    const names = Template.fromStack(stack).findResources("AWS::ApiGatewayV2::DomainName");
    const asked = Object.values(names).map(({ Properties }) =>
      JSON.stringify(Properties.MutualTlsAuthentication),
    );
    expect(asked).toEqual([
      expect.stringContaining("/origin-truststore.pem"),
      expect.stringMatching(/\/truststore\.pem.*"TruststoreVersion":"v2"/u),
    ]);
  });

  it("is shown one by CloudFront, and the pages' bucket is not", () => {
    const edge = new EdgeStack(new App(), "Edge", { settings, env: { region: "us-east-1" } });
    Template.fromStack(edge).hasResourceProperties("AWS::CloudFront::Distribution", {
      DistributionConfig: {
        Origins: [
          { CustomOriginConfig: Match.absent() },
          {
            DomainName: settings.domain.originHost,
            CustomOriginConfig: { OriginMtlsConfig: { ClientCertificateArn: arn } },
          },
        ],
      },
    });
  });
});
