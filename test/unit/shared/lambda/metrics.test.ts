import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { createMetrics } from "../../../../shared/lambda/metrics.ts";

const documentShape = z.looseObject({
  _aws: z.object({
    CloudWatchMetrics: z.array(z.object({ Metrics: z.array(z.object({ Name: z.string() })) })),
  }),
});

function metricsInMemory() {
  const lines: string[] = [];
  return { lines, metrics: createMetrics((line) => lines.push(line)) };
}

beforeEach(() => {
  vi.stubEnv("POWERTOOLS_SERVICE_NAME", "notices/get-notice");
  vi.useFakeTimers({ now: 1_795_000_000_000 });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe("metrics of an invocation", () => {
  it("are one line that CloudWatch reads as figures of the function", () => {
    const { lines, metrics } = metricsInMemory();
    metrics.add("http2xx", "Count", 1);
    metrics.add("paVerify.duration", "Milliseconds", 12.5);
    metrics.add("http2xx", "Count", 3);
    metrics.publish();
    expect(lines[0]).toMatch(/^[^\n]+\n$/u);
    expect(lines.map((line) => JSON.parse(line))).toEqual([
      {
        _aws: {
          Timestamp: 1_795_000_000_000,
          CloudWatchMetrics: [
            {
              Namespace: "PortalePagamenti",
              Dimensions: [["service"]],
              Metrics: [
                { Name: "http2xx", Unit: "Count" },
                { Name: "paVerify.duration", Unit: "Milliseconds" },
              ],
            },
          ],
        },
        service: "notices/get-notice",
        http2xx: [1, 3],
        "paVerify.duration": 12.5,
      },
    ]);
  });

  it("are not written twice, nor when there are none", () => {
    const { lines, metrics } = metricsInMemory();
    metrics.publish();
    metrics.add("http2xx", "Count", 1);
    metrics.publish();
    metrics.publish();
    expect(lines).toHaveLength(1);
  });

  it("go on in another line where one may hold no more", () => {
    const { lines, metrics } = metricsInMemory();
    for (let at = 0; at < 101; at += 1) metrics.add("messageDone", "Count", 1);
    for (let at = 0; at < 101; at += 1) metrics.add(`metric${at}`, "Count", 1);
    metrics.publish();
    const documents = lines.map((line) => documentShape.parse(JSON.parse(line)));
    const names = documents.map(
      ({
        _aws: {
          CloudWatchMetrics: [one],
        },
      }) => one?.Metrics.length,
    );
    expect(names).toEqual([1, 100, 2]);
    expect(documents[0]?.["messageDone"]).toEqual(Array(100).fill(1));
    expect(documents[1]).toMatchObject({ messageDone: 1, metric98: 1 });
    expect(documents[2]).toMatchObject({ metric99: 1, metric100: 1 });
  });
});
