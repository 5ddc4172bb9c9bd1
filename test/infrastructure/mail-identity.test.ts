import { describe, expect, it } from "vitest";
import { stageSettings } from "../../infra/stages.ts";
import { domainOf, onlyResource, stagesOnAws } from "../support/stages-on-aws.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

describe.each(stagesOnAws)("the mail of stage %s", (name) => {
  const stage = synthesizedStage(name);
  const { zoneName } = domainOf(name);

  it("is the domain's own: signed, with a return address and rules of its own", () => {
    expect(onlyResource(stage, "AWS::SES::EmailIdentity").Properties).toMatchObject({
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
    expect(onlyResource(stage, "AWS::SES::ConfigurationSet").Properties).toMatchObject({
      Name: `portale-${name}`,
      DeliveryOptions: { TlsPolicy: "REQUIRE" },
      SuppressionOptions: { SuppressedReasons: ["BOUNCE", "COMPLAINT"] },
    });
    expect(
      onlyResource(stage, "AWS::SES::ConfigurationSetEventDestination").Properties[
        "EventDestination"
      ],
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
