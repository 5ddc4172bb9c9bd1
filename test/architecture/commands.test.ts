import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";

const repository = resolve(import.meta.dirname, "../..");
const { scripts } = z
  .object({ scripts: z.record(z.string(), z.string()) })
  .parse(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")));

describe("the npm scripts", () => {
  it("run with `check` every single check that .ci/run counts", () => {
    const checks = Object.keys(scripts).filter((name) => name.startsWith("check:"));
    expect(checks.length).toBeGreaterThan(0);
    expect(scripts["check"]).toBe(checks.map((name) => `npm run ${name}`).join(" && "));
  });

  it("run every suite there is", () => {
    const suites = new Set(
      globSync("test/*/**/*.test.ts", { cwd: repository }).map((file) => file.split("/")[1] ?? ""),
    );
    const names = ["test", "test:conformance", "test:endurance", "test:deployed"];
    const commands = `${names.map((name) => scripts[name]).join(" ")} `;
    for (const suite of suites) expect(commands).toContain(`--project ${suite} `);
  });
});
