import type { Context } from "aws-lambda";
import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createLogger } from "../../../../shared/lambda/logger.ts";

const entryShape = z.record(z.string(), z.unknown());
const context: Context = {
  callbackWaitsForEmptyEventLoop: true,
  functionName: "portale-dev-get-notice",
  functionVersion: "1",
  invokedFunctionArn: "arn:aws:lambda:eu-south-1:1:function:portale-dev-get-notice",
  memoryLimitInMB: "1024",
  awsRequestId: "request-1",
  logGroupName: "group",
  logStreamName: "stream",
  getRemainingTimeInMillis: () => 1_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

function loggerInMemory() {
  const lines: string[] = [];
  const logger = createLogger((line) => lines.push(line));
  const entries = () => lines.map((line) => entryShape.parse(JSON.parse(line)));
  return { logger, lines, entries };
}

afterEach(() => vi.unstubAllEnvs());

describe("a line of the log", () => {
  it("is one line of JSON that says which function, invocation and trace it belongs to", () => {
    vi.stubEnv("POWERTOOLS_SERVICE_NAME", "notices/get-notice");
    vi.stubEnv("_X_AMZN_TRACE_ID", "Root=1-5759e988-bd862e3fe1be46a994272793;Sampled=1");
    const { logger, lines, entries } = loggerInMemory();
    logger.begin(context);
    logger.error("request failed", { failure: { name: "Error", message: "una riga\ndue" } });
    expect(lines[0]).toMatch(/^[^\n]+\n$/u);
    expect(entries()).toEqual([
      {
        level: "ERROR",
        message: "request failed",
        timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/u),
        service: "notices/get-notice",
        cold_start: true,
        function_arn: context.invokedFunctionArn,
        function_memory_size: "1024",
        function_name: "portale-dev-get-notice",
        function_request_id: "request-1",
        xray_trace_id: "1-5759e988-bd862e3fe1be46a994272793",
        failure: { name: "Error", message: "una riga\ndue" },
      },
    ]);
  });

  it("repeats what was appended, until the next invocation", () => {
    const { logger, entries } = loggerInMemory();
    logger.begin(context);
    logger.appendKeys({ flowId: "flow-1" });
    logger.appendKeys({ block: 7 });
    logger.warn("first");
    logger.begin({ ...context, awsRequestId: "request-2" });
    logger.warn("second");
    const [first, second] = entries();
    expect(first).toMatchObject({ level: "WARN", flowId: "flow-1", block: 7, cold_start: true });
    expect(second).toMatchObject({ function_request_id: "request-2", cold_start: false });
    expect(second).not.toHaveProperty("flowId");
  });
});
