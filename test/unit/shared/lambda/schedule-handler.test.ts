import type { ScheduledEvent } from "aws-lambda";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as z from "zod/mini";
import { logger } from "../../../../shared/lambda/observability.ts";
import { scheduleHandler } from "../../../../shared/lambda/schedule-handler.ts";
import { lambdaContext } from "../../../support/pagopa-node/gateway-call.ts";

beforeEach(() => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  vi.spyOn(logger, "error").mockReturnValue(undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const event: ScheduledEvent = {
  id: "1",
  version: "0",
  account: "000000000000",
  time: "2027-03-09T23:20:00Z",
  region: "eu-south-1",
  resources: [],
  source: "aws.events",
  "detail-type": "Scheduled Event",
  detail: {},
};

it("work that comes at its times knows how much of its time is left", async () => {
  const left: number[] = [];
  const handler = scheduleHandler({
    environment: z.object({}),
    dependencies: () => ({}),
    run: async (_, { remainingMs }) => left.push(remainingMs()),
  });
  await handler(event, lambdaContext);
  expect(left).toEqual([14_000]);
});

it("work that fails is told to Lambda, which tries it again", async () => {
  const handler = scheduleHandler({
    environment: z.object({}),
    dependencies: () => ({}),
    run: () => Promise.reject(new Error("la tabella non risponde")),
  });
  await expect(handler(event, lambdaContext)).rejects.toThrow("la tabella non risponde");
});
