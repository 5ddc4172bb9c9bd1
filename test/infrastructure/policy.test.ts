import { App, Stack, Validations } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { describe, expect, it } from "vitest";
import { stageNames, stageSettings } from "../../infra/stages.ts";
import { synthesizedStage } from "../support/synthesized-stage.ts";

describe("the policies of AWS Solutions", () => {
  it.each(stageNames)("are kept by the stage %s", (stage) => {
    expect(synthesizedStage(stage).resources.length).toBeGreaterThan(50);
  });

  it("stop a synthesis that breaks them", () => {
    const app = new App();
    Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
    new Queue(new Stack(app, "Planted"), "QueueWithoutDeadLetters");
    expect(() => app.synth()).toThrow("AwsSolutions-SQS3");
  });
});

describe("the stages", () => {
  it("are refused by name when they do not exist", () => {
    expect(() => stageSettings("produzione")).toThrow('Ambiente "produzione" sconosciuto');
  });

  it.each(["dev", "collaudo", "prod"])("never go over App IO's rate in %s", (stage) => {
    expect(stageSettings(stage).appIo.requestsPerSecond).toBeLessThanOrEqual(150 / 5);
  });

  it.each(["collaudo", "prod"])("tell somebody of the alarms in %s", (stage) => {
    expect(stageSettings(stage).alarmsEmail).toBeDefined();
  });
});
