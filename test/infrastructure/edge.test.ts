import { readFileSync } from "node:fs";
import { join } from "node:path";
import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { singlePageRoutes } from "../../infra/constructs/single-page-routes.ts";
import { stageSettingsSchema } from "../../infra/stages/stage-schema.ts";
import { stageSettings } from "../../infra/stages.ts";
import {
  type Resource,
  repository,
  type SynthesizedStage,
  synthesizedStage,
} from "../support/synthesized-stage.ts";

const stagesOnAws = ["dev", "collaudo", "prod"] as const;

/** The one resource of its type, or the one whose logical id begins like that. */
function only(stage: SynthesizedStage, type: string, idPrefix = ""): Resource {
  const [found, ...others] = stage.ofType(type).filter(({ id }) => id.startsWith(idPrefix));
  if (found === undefined || others.length > 0) throw new Error(`Not one ${type} ${idPrefix}`);
  return found;
}

function domainOf(name: (typeof stagesOnAws)[number]) {
  const { domain } = stageSettings(name);
  if (domain === undefined) throw new Error(`No domain in ${name}`);
  return domain;
}

const behaviourSchema = z.object({
  PathPattern: z.string(),
  TargetOriginId: z.string(),
  ViewerProtocolPolicy: z.string(),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string(),
});
const distributionSchema = z.object({
  DistributionConfig: z.object({
    Aliases: z.array(z.string()),
    CacheBehaviors: z.array(behaviourSchema),
    DefaultCacheBehavior: z.object({
      TargetOriginId: z.string(),
      ViewerProtocolPolicy: z.string(),
      ResponseHeadersPolicyId: z.unknown(),
    }),
    Origins: z.array(z.looseObject({ Id: z.string(), DomainName: z.unknown() })),
    PriceClass: z.string(),
    ViewerCertificate: z.object({ MinimumProtocolVersion: z.string() }),
    WebACLId: z.unknown(),
  }),
});

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
    const { Properties } = only(synthesizedStage("local"), "AWS::ApiGatewayV2::Api");
    expect(Properties["DisableExecuteApiEndpoint"]).toBe(false);
  });
});

describe.each(stagesOnAws)("the API's names in stage %s", (name) => {
  const stage = synthesizedStage(name);
  const domain = domainOf(name);
  const names = stage.ofType("AWS::ApiGatewayV2::DomainName");

  it("are the only way to it, and all ask for TLS 1.2", () => {
    expect(only(stage, "AWS::ApiGatewayV2::Api").Properties["DisableExecuteApiEndpoint"]).toBe(
      true,
    );
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
    const { Properties } = only(stage, "AWS::S3::Bucket", "TrustStore");
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

describe.each(stagesOnAws)("the firewall of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const { firewall } = domainOf(name);
  const webAcl = only(stage, "AWS::WAFv2::WebACL");
  const rules = z
    .array(z.looseObject({ Name: z.string(), Statement: z.record(z.string(), z.unknown()) }))
    .parse(webAcl.Properties["Rules"]);
  const statement = (rule: string) => rules.find(({ Name }) => Name === rule)?.Statement;

  it("stands before the distribution", () => {
    expect(webAcl.Properties["Scope"]).toBe("CLOUDFRONT");
    const { DistributionConfig } = distributionSchema.parse(
      only(stage, "AWS::CloudFront::Distribution").Properties,
    );
    expect(stage.referredBy(DistributionConfig.WebACLId)).toBe(webAcl);
  });

  it("counts the requests of each address, and those one could guess much sooner", () => {
    expect(statement("TroppeRichieste")).toMatchObject({
      RateBasedStatement: {
        AggregateKeyType: "IP",
        EvaluationWindowSec: 300,
        Limit: firewall.requestsPerIp,
      },
    });
    expect(statement("TroppiTentativi")).toMatchObject({
      RateBasedStatement: {
        Limit: firewall.guessesPerIp,
        ScopeDownStatement: {
          ByteMatchStatement: {
            SearchString: "/v1/receipt-verifications/",
            PositionalConstraint: "STARTS_WITH",
          },
        },
      },
    });
    expect(firewall.guessesPerIp).toBeLessThan(firewall.requestsPerIp / 10);
  });

  it("takes the rules of AWS as they are, but for how long a body may be", () => {
    const managed = rules.flatMap(({ Statement }) =>
      "ManagedRuleGroupStatement" in Statement ? [Statement["ManagedRuleGroupStatement"]] : [],
    );
    expect(managed).toEqual([
      { VendorName: "AWS", Name: "AWSManagedRulesAmazonIpReputationList" },
      { VendorName: "AWS", Name: "AWSManagedRulesKnownBadInputsRuleSet" },
      {
        VendorName: "AWS",
        Name: "AWSManagedRulesCommonRuleSet",
        RuleActionOverrides: [{ Name: "SizeRestrictions_BODY", ActionToUse: { Count: {} } }],
        ...(stageSettings(name).sandbox && { ScopeDownStatement: expect.anything() }),
      },
    ]);
  });

  it("writes down in the Union only what it turned away, without token, cookies and query", () => {
    const { Properties } = only(stage, "AWS::WAFv2::LoggingConfiguration");
    expect(Properties["RedactedFields"]).toEqual([
      { SingleHeader: { Name: "authorization" } },
      { SingleHeader: { Name: "cookie" } },
      { QueryString: {} },
    ]);
    expect(Properties["LoggingFilter"]).toMatchObject({ DefaultBehavior: "DROP" });
    expect(JSON.stringify(Properties["LogDestinationConfigs"])).toContain(
      `:s3:::aws-waf-logs-portale-${name}-`,
    );
    expect(JSON.stringify(webAcl.Properties)).not.toContain('"SampledRequestsEnabled":true');
  });
});

describe.each(stagesOnAws)("the distribution of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const domain = domainOf(name);
  const { DistributionConfig: distribution } = distributionSchema.parse(
    only(stage, "AWS::CloudFront::Distribution").Properties,
  );
  const originId = (host: string) =>
    distribution.Origins.find(({ DomainName }) => JSON.stringify(DomainName).includes(host))?.Id;

  it("answers to the portal's and the API's name over TLS 1.2, from Europe's places", () => {
    expect(distribution.Aliases).toEqual([domain.portalHost, domain.apiHost]);
    expect(distribution.ViewerCertificate.MinimumProtocolVersion).toBe("TLSv1.2_2021");
    expect(distribution.PriceClass).toBe("PriceClass_100");
    const records = stage.ofType("AWS::Route53::RecordSet").map(({ Properties }) => Properties);
    for (const host of [domain.portalHost, domain.apiHost]) {
      const types = records.filter(({ Name }) => Name === `${host}.`).map(({ Type }) => Type);
      expect(types).toEqual(expect.arrayContaining(["A", "AAAA"]));
    }
  });

  it("hands the API's paths on as they came, keeps no answer, and serves no SOAP", () => {
    const paths = distribution.CacheBehaviors.map(({ PathPattern }) => PathPattern);
    const sandbox = stageSettings(name).sandbox ? ["/sandbox", "/sandbox/*"] : [];
    expect(paths).toEqual(["/v1/*", "/status", ...sandbox]);
    for (const behaviour of distribution.CacheBehaviors) {
      expect(behaviour).toMatchObject({
        TargetOriginId: originId(domain.originHost),
        ViewerProtocolPolicy: "https-only",
        // The identifiers that AWS gives to CachingDisabled and AllViewerExceptHostHeader.
        CachePolicyId: "4135ea2d-6df8-44a3-9df3-4b5a84be39ad",
        OriginRequestPolicyId: "b689b0a8-53d0-40ab-baf2-68738e2966ac",
      });
    }
    expect(distribution.Origins).toContainEqual(
      expect.objectContaining({
        DomainName: domain.originHost,
        CustomOriginConfig: expect.objectContaining({
          OriginProtocolPolicy: "https-only",
          OriginSSLProtocols: ["TLSv1.2"],
        }),
      }),
    );
  });

  it("tells browsers to keep to TLS and to our own code, with every page", () => {
    const policy = stage.referredBy(distribution.DefaultCacheBehavior.ResponseHeadersPolicyId);
    const { SecurityHeadersConfig: headers } = z
      .object({
        SecurityHeadersConfig: z.looseObject({
          ContentSecurityPolicy: z.object({ ContentSecurityPolicy: z.string() }),
        }),
      })
      .parse(policy.Properties["ResponseHeadersPolicyConfig"]);
    expect(headers).toMatchObject({
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, Override: true },
      ContentTypeOptions: { Override: true },
      FrameOptions: { FrameOption: "DENY", Override: true },
      ReferrerPolicy: { ReferrerPolicy: "strict-origin-when-cross-origin", Override: true },
    });
    const content = headers.ContentSecurityPolicy.ContentSecurityPolicy;
    expect(content).toContain("default-src 'none'");
    expect(content).toContain("script-src 'self';");
    expect(content).toContain("frame-ancestors 'none'");
    expect(content).not.toContain("unsafe");
  });

  it("reads the pages from a bucket that is closed to everybody else", () => {
    const pages = only(stage, "AWS::S3::Bucket", "Pages");
    expect(pages.Properties["PublicAccessBlockConfiguration"]).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const allowed = z
      .object({ Statement: z.array(z.looseObject({ Effect: z.string() })) })
      .parse(only(stage, "AWS::S3::BucketPolicy", "Pages").Properties["PolicyDocument"])
      .Statement.filter(({ Effect }) => Effect === "Allow");
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: "s3:GetObject",
        Principal: { Service: "cloudfront.amazonaws.com" },
        Condition: expect.objectContaining({
          StringEquals: { "aws:SourceAccount": { Ref: "AWS::AccountId" } },
        }),
      }),
    ]);
    expect(distribution.DefaultCacheBehavior.TargetOriginId).toBe(originId(`portale-${name}-web-`));
    expect(stage.ofType("AWS::CloudFront::OriginAccessControl")).toHaveLength(1);
  });

  it("writes down in the Union who asked, without paths, queries and cookies", () => {
    const { Properties } = only(stage, "AWS::Logs::Delivery");
    const fields = z.array(z.string()).parse(Properties["RecordFields"]);
    expect(fields.filter((field) => /uri|cookie|referer/iu.test(field))).toEqual([]);
    const destination = only(stage, "AWS::Logs::DeliveryDestination").Properties;
    expect(JSON.stringify(destination["DestinationResourceArn"])).toContain(
      `:s3:::aws-waf-logs-portale-${name}-`,
    );
  });

  it("needs no custom resource to reach another region", () => {
    const types = stage.resources.map(({ Type }) => Type);
    expect(types.filter((type) => type.startsWith("Custom::"))).toEqual([]);
    expect(types).not.toContain("AWS::CloudFormation::CustomResource");
  });
});

describe("the pages' routes", () => {
  const code = singlePageRoutes({
    portalHost: "pagamenti.regione.example",
    apiPaths: ["/v1", "/status", "/soap", "/sandbox"],
  });

  /** What CloudFront would do with the request: the file it asks for, or the status it answers. */
  function asked(uri: string, host = "pagamenti.regione.example"): unknown {
    const event = { request: { uri, headers: { host: { value: host } } } };
    const result: unknown = runInNewContext(`${code}\nhandler(event)`, { event });
    const { uri: file, statusCode } = z
      .object({ uri: z.string().optional(), statusCode: z.number().optional() })
      .parse(result);
    return file ?? statusCode;
  }

  it.each([
    ["/", "/index.html"],
    ["/avvisi", "/index.html"],
    ["/avvisi/301000000000000123/paga", "/index.html"],
    ["/assets/app-1a2b3c.js", "/assets/app-1a2b3c.js"],
    ["/favicon.ico", "/favicon.ico"],
    ["/v2.0/pagina", "/index.html"],
  ])("answer %s with %s", (uri, file) => {
    expect(asked(uri)).toBe(file);
  });

  it.each(["/v1", "/soap/pa-for-node", "/sandbox/home", "/status/di-piu"])(
    "never answer %s with a page",
    (uri) => {
      expect(asked(uri)).toBe(404);
    },
  );

  it("never answer the API's own host with a page", () => {
    expect(asked("/", "api.pagamenti.regione.example")).toBe(404);
    expect(asked("/favicon.ico", "api.pagamenti.regione.example")).toBe(404);
  });
});

describe.each(stagesOnAws)("the mail of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const { zoneName } = domainOf(name);

  it("is the domain's own: signed, with a return address and rules of its own", () => {
    expect(only(stage, "AWS::SES::EmailIdentity").Properties).toMatchObject({
      EmailIdentity: zoneName,
      ConfigurationSetAttributes: { ConfigurationSetName: { Ref: expect.any(String) } },
      MailFromAttributes: { MailFromDomain: `posta.${zoneName}` },
    });
    const records = stage.ofType("AWS::Route53::RecordSet").map(({ Properties }) => Properties);
    expect(records.filter(({ Type }) => Type === "CNAME")).toHaveLength(3);
    expect(records).toContainEqual(
      expect.objectContaining({ Name: `_dmarc.${zoneName}.`, Type: "TXT" }),
    );
  });

  it("leaves over TLS or not at all, and tells who could not be reached", () => {
    expect(only(stage, "AWS::SES::ConfigurationSet").Properties).toMatchObject({
      Name: `portale-${name}`,
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
    expect(
      only(stage, "AWS::SES::ConfigurationSetEventDestination").Properties["EventDestination"],
    ).toMatchObject({
      Enabled: true,
      MatchingEventTypes: ["bounce", "complaint", "reject"],
      SnsDestination: expect.anything(),
    });
  });

  it("is sent by functions in the name of this identity alone, under its rules", () => {
    const resources = stage
      .ofType("AWS::IAM::Policy")
      .map(({ Properties }) => JSON.stringify(Properties))
      .filter((policy) => policy.includes("ses:SendRawEmail"));
    expect(resources).toHaveLength(2);
    for (const policy of resources) {
      expect(policy).toContain(`:identity/${zoneName}"`);
      expect(policy).toContain(`:configuration-set/portale-${name}"`);
      expect(policy).toContain(`"ses:FromAddress":"${stageSettings(name).mail.from}"`);
      expect(policy).not.toContain("identity/*");
    }
  });
});

describe("the budget", () => {
  it.each(["collaudo", "prod"] as const)("of stage %s warns before the money is spent", (name) => {
    const { budget, alarmsEmail } = stageSettings(name);
    expect(only(synthesizedStage(name), "AWS::Budgets::Budget").Properties).toMatchObject({
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

describe("settings of a stage", () => {
  const prod = stageSettings("prod");
  const domain = domainOf("prod");
  const problem = (settings: unknown) =>
    stageSettingsSchema.safeParse(settings).error?.issues.map(({ message }) => message);

  it.each([
    ["portalUrl elsewhere", { ...prod, portalUrl: "https://altrove.example" }, /portalHost/u],
    ["an API elsewhere", { ...prod, domain: { ...domain, apiHost: domain.zoneName } }, /diversi/u],
    [
      "a node outside the zone",
      { ...prod, domain: { ...domain, nodeHost: "nodo.altrove.example" } },
      /zona DNS/u,
    ],
    ["mail of another domain", { ...prod, mail: { from: "a@altrove.example" } }, /posta/u],
    ["a budget that nobody hears of", { ...prod, alarmsEmail: undefined }, /budget/u],
    ["a domain on one's own machine", { ...stageSettings("local"), domain }, /locale/u],
    [
      "an origin that turns the sandbox away",
      {
        ...stageSettings("dev"),
        domain: {
          ...domainOf("dev"),
          originClientCertificateArn: `arn:aws:acm:us-east-1:123456789012:certificate/0a-1b`,
        },
      },
      /nodo di prova/u,
    ],
  ])("refuse %s", (_what, settings, expected) => {
    expect(problem(settings)?.join(" ")).toMatch(expected);
  });

  it("as they are contradict nothing", () => {
    expect(problem(prod)).toBeUndefined();
  });
});

describe("the guide to the first release", () => {
  const guide = readFileSync(join(repository, "infra/DEPLOYMENT.md"), "utf8");
  const deployed = [...guide.matchAll(/deploy --exclusively "portale-\$STAGE-([a-z]+)"/gu)].map(
    ([, stack]) => stack ?? "",
  );

  it("deploys every stack that a stage has", () => {
    for (const name of stagesOnAws) {
      const stacks = synthesizedStage(name).resources.map(({ stack }) => stack.split("-")[2] ?? "");
      expect([...new Set(deployed)].sort()).toEqual([...new Set(stacks)].sort());
    }
  });

  it("has the certificates in place before the API asks for them", () => {
    const trustStore = guide.indexOf("--key truststore.pem");
    expect(trustStore).toBeGreaterThan(guide.indexOf('--exclusively "portale-$STAGE-web"'));
    expect(trustStore).toBeLessThan(guide.indexOf('--exclusively "portale-$STAGE-portal"'));
    expect(deployed.indexOf("portal")).toBeLessThan(deployed.indexOf("edge"));
  });

  it("explains every name of the domain", () => {
    for (const host of ["portalHost", "apiHost", "originHost", "nodeHost", "firewall"]) {
      expect(guide).toContain(`\`domain.${host}\``);
    }
    for (const optional of ["trustStoreVersion", "originClientCertificateArn", "hostedZoneId"]) {
      expect(guide).toContain(`domain.${optional}`);
    }
  });
});
