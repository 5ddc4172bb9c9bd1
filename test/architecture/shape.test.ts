import { globSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { shapeFindings } from "../support/shape-budget.ts";

const repository = resolve(import.meta.dirname, "../..");
const productionFiles = globSync("{infra,functions,shared}/**/*.ts", { cwd: repository });

describe("the shape budget", () => {
  it("is kept by every production file", () => {
    const findings = productionFiles.flatMap((file) =>
      shapeFindings(file, readFileSync(join(repository, file), "utf8")).map(
        (finding) => `${file}:${finding}`,
      ),
    );
    expect(findings).toEqual([]);
  });

  it.each([
    ["a cast", "shared/a.ts", "export const a = b as string;"],
    ["a cast behind unknown", "shared/a.ts", "export const a = b as unknown as string;"],
    ["a non-null assertion", "shared/a.ts", "export const a = b!.c;"],
    ["any", "shared/a.ts", "export let a: any;"],
    ["process.env in a use case", "functions/a/b/b.ts", "export const a = process.env.HOME;"],
    ["a long line", "shared/a.ts", `export const a = ${"1 + ".repeat(30)}1;`],
    ["a long file", "shared/a.ts", "export {};\n".repeat(301)],
    ["a long entry file", "functions/a/b/handler.ts", "export {};\n".repeat(41)],
    ["a long function", "shared/a.ts", `export function f() {\n${"g();\n".repeat(69)}}`],
    ["four positional parameters", "shared/a.ts", "export function f(a, b, c, d) {}"],
    ["a weak name", "shared/domain/utils/a.ts", "export {};"],
    ["a weak file name", "shared/email/helpers.ts", "export {};"],
    ["a barrel", "shared/email/index.ts", "export {};"],
  ])("does not allow %s", (_what, file, text) => {
    expect(shapeFindings(file, text)).not.toEqual([]);
  });

  it.each([
    ["as const", "shared/a.ts", "export const a = [1] as const;"],
    ["the reader of the environment", "shared/lambda/environment.ts", "f(process.env);"],
    ["the reader of AWS's settings", "shared/aws/aws-environment.ts", "f(process.env);"],
    ["a long import", "shared/a.ts", `import { a } from "./${"a".repeat(100)}.ts";`],
    ["a whole file of 300 lines", "shared/a.ts", "export {};\n".repeat(300)],
  ])("allows %s", (_what, file, text) => {
    expect(shapeFindings(file, text)).toEqual([]);
  });
});
