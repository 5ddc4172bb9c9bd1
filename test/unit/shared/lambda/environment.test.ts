import { afterEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import { readEnvironment } from "../../../../shared/lambda/environment.ts";
import { lazy } from "../../../../shared/lambda/lazy.ts";

afterEach(() => vi.unstubAllEnvs());

describe("environment of a function", () => {
  const schema = z.object({ TABLE_NAME: z.string(), PORTAL_URL: z.url() });

  it("is what its schema says", () => {
    vi.stubEnv("TABLE_NAME", "portale");
    vi.stubEnv("PORTAL_URL", "https://portale.example");
    expect(readEnvironment(schema)).toEqual({
      TABLE_NAME: "portale",
      PORTAL_URL: "https://portale.example",
    });
  });

  it("fails with the names that are missing or wrong, never with their values", () => {
    vi.stubEnv("PORTAL_URL", "un segreto");
    expect(() => readEnvironment(schema)).toThrow(
      "environment variables missing or wrong: TABLE_NAME, PORTAL_URL",
    );
  });
});

describe("a lazy value", () => {
  it("is built once, and again only after a failure", () => {
    let builds = 0;
    const value = lazy(() => {
      builds += 1;
      if (builds === 1) throw new Error("hiccup");
      return builds;
    });
    expect(value).toThrow("hiccup");
    expect([value(), value()]).toEqual([2, 2]);
  });
});
