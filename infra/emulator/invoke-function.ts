import { InvokeCommand, type LambdaClient } from "@aws-sdk/client-lambda";
import * as z from "zod";
import type { InvokeFunction } from "../local/lambda/invocation.ts";

const errorSchema = z.object({ errorType: z.string(), errorMessage: z.string() });

/**
 * Invokes the functions of an endpoint one by one: the way in where it has no HTTP APIs. The event
 * then has to be that of an HTTP API (`createApiGateway`), which a function address would not give:
 * it knows no routes and no variables of a path.
 */
export function invokeThrough(client: LambdaClient): InvokeFunction {
  return async (functionName, { payload }) => {
    const answer = await client.send(
      new InvokeCommand({ FunctionName: functionName, Payload: Buffer.from(payload) }),
    );
    const text = Buffer.from(answer.Payload ?? []).toString("utf8");
    if (answer.FunctionError === undefined) return { outcome: "succeeded", payload: text };
    return { outcome: "failed", error: errorSchema.parse(JSON.parse(text)) };
  };
}
