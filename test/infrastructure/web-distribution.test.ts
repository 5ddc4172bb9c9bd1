import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { singlePageRoutes } from "../../infra/constructs/single-page-routes.ts";
import { visitorAddress } from "../../infra/constructs/visitor-address.ts";
import { stageSettings } from "../../infra/stages.ts";
import { domainOf, onlyResource, stagesOnAws } from "../support/stages-on-aws.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

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
  }),
});

describe.each(stagesOnAws)("the distribution of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const domain = domainOf(name);
  const { DistributionConfig: distribution } = distributionSchema.parse(
    onlyResource(stage, "AWS::CloudFront::Distribution").Properties,
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
    const open = ["/v1/*", "/status", "/problemi/*", "/.well-known/oauth-authorization-server"];
    const drawn = ["/paga", "/paga/*", "/sportello/*"];
    expect(paths).toEqual([...open, ...drawn, ...sandbox]);
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
    const pages = onlyResource(stage, "AWS::S3::Bucket", "Pages");
    expect(pages.Properties["PublicAccessBlockConfiguration"]).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const allowed = z
      .object({ Statement: z.array(z.looseObject({ Effect: z.string() })) })
      .parse(onlyResource(stage, "AWS::S3::BucketPolicy", "Pages").Properties["PolicyDocument"])
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
    const { Properties } = onlyResource(stage, "AWS::Logs::Delivery");
    const fields = z.array(z.string()).parse(Properties["RecordFields"]);
    expect(fields.filter((field) => /uri|cookie|referer/iu.test(field))).toEqual([]);
    const destination = onlyResource(stage, "AWS::Logs::DeliveryDestination").Properties;
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

describe("what the API is told of who calls", () => {
  it("is what CloudFront has seen, over what the caller says", () => {
    const code = visitorAddress("x-portale-indirizzo");
    const headers = { "x-portale-indirizzo": { value: "10.0.0.1" }, accept: { value: "*/*" } };
    const event = { viewer: { ip: "2001:db8::1" }, request: { uri: "/v1/x", headers } };
    const result: unknown = runInNewContext(`${code}\nhandler(event)`, { event });
    expect(result).toEqual({
      uri: "/v1/x",
      headers: { "x-portale-indirizzo": { value: "2001:db8::1" }, accept: { value: "*/*" } },
    });
  });
});
