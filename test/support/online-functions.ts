import * as z from "zod";
import { calledFunction } from "./called-function.ts";
import { synthesizedStage } from "./synthesized-stage.ts";

const lambdaSchema = z.object({
  Environment: z.object({ Variables: z.object({ POWERTOOLS_SERVICE_NAME: z.string() }) }),
});

/** `<context>/<function>` of those that answer a route of the API, the test node's included. */
export function onlineFunctionPaths(): readonly string[] {
  const stage = synthesizedStage("dev");
  const paths = stage
    .ofType("AWS::ApiGatewayV2::Integration")
    .map(({ Properties }) => calledFunction(stage, Properties["IntegrationUri"]))
    .map(({ Properties }) => lambdaSchema.parse(Properties).Environment.Variables)
    .map(({ POWERTOOLS_SERVICE_NAME: path }) => path);
  return [...new Set(paths)].sort();
}
