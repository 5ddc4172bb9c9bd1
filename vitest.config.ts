import { defineConfig } from "vitest/config";

/** A suite is a folder of test/: test/README.md says which test goes where. */
function suite(name: string, timeoutMs: number) {
  return {
    test: {
      name,
      include: [`test/${name}/**/*.test.ts`],
      testTimeout: timeoutMs,
      hookTimeout: Math.max(timeoutMs, 60_000),
    },
  };
}

/** Every file of this suite reads the same stacks: one process synthesizes them once. */
const infrastructure = {
  test: { ...suite("infrastructure", 60_000).test, isolate: false, fileParallelism: false },
};

/** Pure, so that files share the modules they load: half of the time would be loading them. */
const unit = { test: { ...suite("unit", 5_000).test, isolate: false } };

/** Works with a whole local cloud: one file at a time, on functions bundled beforehand. */
function cloudSuite(name: string, settings: { timeoutMs: number; globalSetup: string }) {
  const { timeoutMs, globalSetup } = settings;
  return { test: { ...suite(name, timeoutMs).test, fileParallelism: false, globalSetup } };
}

/**
 * The journeys, and what only a real deployment shows, against whatever is deployed: one file at a
 * time, with AWS's patience. Where to find it is told by the environment: see test/README.md.
 */
const deployed = {
  test: {
    ...suite("deployed", 300_000).test,
    include: ["test/journeys/**/*.test.ts", "test/deployed/**/*.test.ts"],
    // Its receiver is on the loopback, where an endpoint does not call.
    exclude: ["test/journeys/webhooks.test.ts"],
    fileParallelism: false,
    env: { PORTALE_URL: process.env["PORTALE_URL"] ?? "http://localhost:4400" },
  },
};

export default defineConfig({
  test: {
    allowOnly: false,
    projects: [
      unit,
      suite("integration", 30_000),
      infrastructure,
      suite("architecture", 30_000),
      cloudSuite("journeys", { timeoutMs: 120_000, globalSetup: "test/support/shared-cloud.ts" }),
      suite("conformance", 60_000),
      cloudSuite("api", { timeoutMs: 300_000, globalSetup: "test/support/shared-cloud.ts" }),
      cloudSuite("endurance", {
        timeoutMs: 900_000,
        globalSetup: "test/support/prepare-clouds.ts",
      }),
      deployed,
    ],
    coverage: {
      provider: "v8",
      include: ["functions/**/*.ts", "shared/**/*.ts"],
      reporter: ["text-summary", "html"],
    },
  },
});
