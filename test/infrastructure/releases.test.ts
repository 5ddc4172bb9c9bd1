import { describe, expect, it } from "vitest";
import * as z from "zod";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { calledAlias, calledFunction } from "../support/called-function.ts";
import {
  functionPathsOf,
  type SynthesizedStage,
  synthesizedStage,
} from "../support/synthesized-stage.ts";

const gradual = stageNames.filter((name) => stageSettings(name).release !== undefined);
const atOnce = stageNames.filter((name) => !gradual.includes(name));

const updateSchema = z.object({
  CodeDeployLambdaAliasUpdate: z.object({ DeploymentGroupName: z.unknown() }),
});
const groupSchema = z.object({
  DeploymentConfigName: z.string(),
  AutoRollbackConfiguration: z.object({ Enabled: z.boolean(), Events: z.array(z.string()) }),
  AlarmConfiguration: z.object({ Alarms: z.array(z.object({ Name: z.unknown() })) }),
});

/** Everything by which a function is called, and everybody who is allowed to call one. */
function callersOf(stage: SynthesizedStage): unknown[] {
  return [
    ...stage
      .ofType("AWS::ApiGatewayV2::Integration")
      .map((one) => one.Properties["IntegrationUri"]),
    ...stage.ofType("AWS::Lambda::EventSourceMapping").map((one) => one.Properties["FunctionName"]),
    ...stage.ofType("AWS::Lambda::Permission").map((one) => one.Properties["FunctionName"]),
  ];
}

function releasesOf(stage: SynthesizedStage) {
  return stage.ofType("AWS::Lambda::Alias").map((alias) => {
    const { DeploymentGroupName } = updateSchema.parse(
      alias.UpdatePolicy,
    ).CodeDeployLambdaAliasUpdate;
    const group = groupSchema.parse(stage.referredBy(DeploymentGroupName).Properties);
    const watched = group.AlarmConfiguration.Alarms.map(({ Name }) => stage.referredBy(Name));
    // One may stand for others: it rings when any of them does.
    const rules = watched.map(({ Properties }) => JSON.stringify(Properties["AlarmRule"] ?? ""));
    const behind = stage
      .ofType("AWS::CloudWatch::Alarm")
      .filter(({ id }) => rules.some((rule) => rule.includes(`"${id}"`)));
    const alarms = [...watched, ...behind];
    const lambda = stage.referredBy(alias.Properties["FunctionName"]);
    return {
      alias,
      group,
      watched,
      alarms,
      name: String(lambda.Properties["FunctionName"]),
      lambda,
    };
  });
}

describe.each(atOnce)("stage %s", (name) => {
  const stage = synthesizedStage(name);

  it("has neither aliases nor CodeDeploy, and calls the functions themselves", () => {
    const types = stage.resources.map(({ Type }) => Type);
    expect(types.filter((type) => /CodeDeploy|Lambda::(Alias|Version)/u.test(type))).toEqual([]);
    expect(callersOf(stage).length).toBeGreaterThan(30);
    for (const caller of callersOf(stage))
      expect(stage.referredBy(caller).Type).toMatch(/Function$/u);
  });
});

describe.each(gradual)("stage %s", (name) => {
  const stage = synthesizedStage(name);
  const releases = releasesOf(stage);
  const online = new Set(
    stage
      .ofType("AWS::ApiGatewayV2::Integration")
      .map((one) => calledFunction(stage, one.Properties["IntegrationUri"]).id),
  );

  it("has one alias for each function, on a version that stays when it is replaced", () => {
    expect(releases).toHaveLength(functionPathsOf(name).length);
    for (const { alias } of releases) {
      expect(alias.Properties["Name"]).toBe("live");
      const version = stage.referredBy(alias.Properties["FunctionVersion"]);
      expect(version.Type).toBe("AWS::Lambda::Version");
      expect(version.DeletionPolicy).toBe("Retain");
    }
  });

  it("calls functions by their alias alone, and lets nobody call another version", () => {
    expect(callersOf(stage).length).toBeGreaterThan(30);
    for (const caller of callersOf(stage)) expect(calledAlias(stage, caller)).toBeDefined();
  });

  it("tries a tenth of the calls somebody waits for, and gives queues a tenth more a minute", () => {
    for (const { group, lambda, name: functionName } of releases) {
      expect([functionName, group.DeploymentConfigName]).toEqual([
        functionName,
        online.has(lambda.id)
          ? "CodeDeployDefault.LambdaCanary10Percent5Minutes"
          : "CodeDeployDefault.LambdaLinear10PercentEvery1Minute",
      ]);
    }
  });

  it("goes back by itself when the alias makes errors", () => {
    for (const { group, alarms, lambda, name: functionName } of releases) {
      expect(group.AutoRollbackConfiguration.Enabled).toBe(true);
      expect(group.AutoRollbackConfiguration.Events).toContain("DEPLOYMENT_STOP_ON_ALARM");
      const errors = alarms.find(({ Properties }) => Properties["MetricName"] === "Errors");
      expect(errors?.Properties["Dimensions"], functionName).toEqual([
        { Name: "FunctionName", Value: { Ref: lambda.id } },
        { Name: "Resource", Value: { "Fn::Join": ["", [{ Ref: lambda.id }, ":live"]] } },
      ]);
    }
  });

  it("goes back when a route answers 5xx, because functions turn their errors into answers", () => {
    const failing = (...routeKey: string[]) =>
      stage
        .ofType("AWS::CloudWatch::Alarm")
        .filter(({ Properties }) => Properties["MetricName"] === "5xx")
        .find(({ Properties }) => {
          const dimensions = JSON.stringify(Properties["Dimensions"]);
          return routeKey.every((part) => dimensions.includes(`"Value":"${part}"`));
        });
    const routes = stage.ofType("AWS::ApiGatewayV2::Route");
    expect(routes.length).toBeGreaterThan(10);
    for (const { Properties } of routes) {
      const key = String(Properties["RouteKey"]);
      const alarm = failing(...key.split(" "));
      const watched = releases.filter(({ alarms }) => alarms.some((one) => one === alarm));
      expect(watched.length, key).toBe(1);
    }
  });

  it("takes the node's door back also when it is slow, fails or refuses receipts", () => {
    const door = releases.find(({ name: functionName }) => functionName.endsWith("-pa-for-node"));
    const names = door?.alarms.map(({ Properties }) => String(Properties["AlarmName"]));
    for (const alarm of ["Failures", "RefusedReceipts", "Slow"]) {
      expect(names).toContain(`portale-${name}-portal/PagoPaNode/${alarm}`);
    }
  });

  it("stays within the ten alarms that CodeDeploy takes for a group", () => {
    for (const { watched } of releases) expect(watched.length).toBeLessThanOrEqual(10);
  });
});

describe.each(stageNames)("every stack of stage %s", (name) => {
  it("stays well under the 500 resources of CloudFormation", () => {
    const counts = Map.groupBy(synthesizedStage(name).resources, ({ stack }) => stack);
    expect(counts.size).toBeGreaterThanOrEqual(2);
    for (const [stack, { length }] of counts) expect(length, stack).toBeLessThanOrEqual(450);
  });
});
