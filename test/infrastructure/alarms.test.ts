import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { repository, synthesizedStage } from "../support/synthesized-stage.ts";

const stage = synthesizedStage("prod");
const alarms = stage.ofType("AWS::CloudWatch::Alarm");
const runbook = readFileSync(join(repository, "infra/RUNBOOK.md"), "utf8");
const headings = [...runbook.matchAll(/^## (.+)$/gmu)].map(([, heading]) => heading ?? "");
const namedHeading = /^Impatto: .{20,}\. Cosa fare: infra\/RUNBOOK\.md, «(.+)»\.$/u;

function headingOf(description: unknown): string | undefined {
  return namedHeading.exec(String(description))?.[1];
}

describe("every alarm", () => {
  it.each(alarms.map(({ Properties }) => [Properties["AlarmName"], Properties] as const))(
    "%s tells its impact and an existing heading of the runbook",
    (_name, properties) => {
      expect(headings).toContain(headingOf(properties["AlarmDescription"]));
    },
  );

  it("is called after its place in the stack and told to somebody", () => {
    for (const { Properties } of alarms) {
      expect(Properties["AlarmName"]).toMatch(/^portale-prod-[a-z]+(\/[A-Z][A-Za-z]+){1,5}$/u);
      expect(Properties["AlarmActions"]).toHaveLength(1);
    }
  });

  it("is told by mail in the region where it rings: the portal's, or that of the edge", () => {
    const { alarmsEmail } = stageSettings("prod");
    const subscriptions = stage.ofType("AWS::SNS::Subscription");
    expect(subscriptions.map((each) => each.stack)).toEqual(
      expect.arrayContaining(["portale-prod-portal", "portale-prod-edge"]),
    );
    for (const { Properties } of subscriptions) {
      expect(Properties).toMatchObject({ Protocol: "email", Endpoint: alarmsEmail });
    }
    const edgeAlarms = alarms.filter((each) => each.stack === "portale-prod-edge");
    for (const { Properties } of edgeAlarms) {
      expect(Properties["AlarmActions"]).toEqual([{ Ref: expect.stringMatching(/^Alarms/u) }]);
    }
  });

  it("may be published by CloudWatch", () => {
    const policies = stage.ofType("AWS::SNS::TopicPolicy").filter(({ id }) => /^Alarms/u.test(id));
    expect(policies).toHaveLength(2);
    for (const policy of policies) {
      expect(JSON.stringify(policy)).toContain('{"Service":"cloudwatch.amazonaws.com"}');
    }
  });

  it("exists for every certificate, the firewall, the distribution and the mail's reputation", () => {
    const metrics = JSON.stringify(alarms);
    for (const { id } of stage.ofType("AWS::CertificateManager::Certificate")) {
      expect(metrics).toContain(`{"Name":"CertificateArn","Value":{"Ref":"${id}"}}`);
    }
    const expiring = alarms.filter(({ Properties }) => Properties["MetricName"] === "DaysToExpiry");
    expect(expiring).toHaveLength(3);
    for (const { Properties } of expiring) {
      expect(Properties).toMatchObject({ ComparisonOperator: "LessThanThreshold", Threshold: 30 });
    }
    for (const metric of ["BlockedRequests", "5xxErrorRate", "Reputation.BounceRate"]) {
      expect(metrics).toContain(`"MetricName":"${metric}"`);
    }
  });

  it("exists for every dead letter queue and every route", () => {
    const metrics = JSON.stringify(alarms);
    const deadLetters = stage
      .ofType("AWS::SQS::Queue")
      .filter(({ Properties }) => String(Properties["QueueName"]).endsWith("-dead-letters"));
    for (const { id } of deadLetters) expect(metrics).toContain(`["${id}","QueueName"]`);
    for (const { Properties } of stage.ofType("AWS::ApiGatewayV2::Route")) {
      const [method, path] = String(Properties["RouteKey"]).split(" ");
      expect(metrics).toContain(`{"Name":"Method","Value":"${method}"}`);
      expect(metrics).toContain(`{"Name":"Resource","Value":"${path}"}`);
    }
  });
});

describe("the runbook", () => {
  it("has no heading that no alarm points to", () => {
    const used = stageNames
      .flatMap((name) => synthesizedStage(name).ofType("AWS::CloudWatch::Alarm"))
      .map(({ Properties }) => headingOf(Properties["AlarmDescription"]));
    expect(headings.filter((heading) => !used.includes(heading))).toEqual([]);
  });

  it("says of each alarm what it means, where to look and how to put it right", () => {
    for (const page of runbook.split(/^## /mu).slice(1)) {
      for (const part of ["Significato", "Dove guardare", "Come rimediare"]) {
        expect(page).toContain(`**${part}.**`);
      }
      expect(page).toContain("```bash\n");
    }
  });
});
