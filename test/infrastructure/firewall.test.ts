import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageSettings } from "../../infra/stages.ts";
import { domainOf, onlyResource, stagesOnAws } from "../support/stages-on-aws.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

describe.each(stagesOnAws)("the firewall of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const { firewall } = domainOf(name);
  const webAcl = onlyResource(stage, "AWS::WAFv2::WebACL");
  const rules = z
    .array(z.looseObject({ Name: z.string(), Statement: z.record(z.string(), z.unknown()) }))
    .parse(webAcl.Properties["Rules"]);
  const statement = (rule: string) => rules.find(({ Name }) => Name === rule)?.Statement;

  it("stands before the distribution", () => {
    expect(webAcl.Properties["Scope"]).toBe("CLOUDFRONT");
    const { DistributionConfig } = z
      .object({ DistributionConfig: z.object({ WebACLId: z.unknown() }) })
      .parse(onlyResource(stage, "AWS::CloudFront::Distribution").Properties);
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
    const { Properties } = onlyResource(stage, "AWS::WAFv2::LoggingConfiguration");
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
