import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import { addPortalStacks } from "./stacks/portal-stacks.ts";
import { stageSettings } from "./stages.ts";

// `cdk synth -c stage=local|dev|collaudo|prod`, local when it is left out.
const app = new App();
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
const stage: unknown = app.node.tryGetContext("stage");
addPortalStacks(app, {
  settings: stageSettings(typeof stage === "string" ? stage : "local"),
  bundlesFolder: "dist",
});
app.synth();
