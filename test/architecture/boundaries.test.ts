import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as z from "zod";

/** For each rule, the file that breaks it and what it imports: nothing else breaks any rule. */
const plants: Record<string, { readonly file: string; readonly imports: string }> = {
  "no-circular": { file: "shared/domain/values/a.ts", imports: "./b.ts" },
  "not-to-unresolvable": { file: "shared/domain/values/c.ts", imports: "./nowhere.ts" },
  "not-to-test": { file: "infra/stacks/a.ts", imports: "../../test/support/fixture.ts" },
  "not-to-infra": { file: "shared/files/a.ts", imports: "../../infra/stages.ts" },
  "not-to-dev-dependency": { file: "shared/documents/a.ts", imports: "esbuild" },
  "infra-knows-names-only": {
    file: "infra/contexts/a.ts",
    imports: "../../shared/domain/values/plain.ts",
  },
  "operations-not-to-functions": {
    file: "infra/operations/a.ts",
    imports: "../../functions/notices/archive-notices/environment.ts",
  },
  "operations-for-the-command-line": {
    file: "infra/stacks/b.ts",
    imports: "../operations/plain.ts",
  },
  "function-not-to-function": {
    file: "functions/notices/get-notice/handler.ts",
    imports: "../archive-notices/plain.ts",
  },
  "shared-not-to-functions": {
    file: "shared/email/a.ts",
    imports: "../../functions/notices/archive-notices/plain.ts",
  },
  "environment-zod-only": {
    file: "functions/notices/get-notice/environment.ts",
    imports: "../../../shared/domain/values/plain.ts",
  },
  "function-no-sdk": {
    file: "functions/events/relay-events/handler.ts",
    imports: "@aws-sdk/client-sqs",
  },
  "use-case-knows-domain-only": {
    file: "functions/notices/get-notice/get-notice.ts",
    imports: "../../../shared/persistence/plain.ts",
  },
  "use-case-not-to-handler": {
    file: "functions/events/relay-events/relay-events.ts",
    imports: "./environment.ts",
  },
  "door-not-to-door": { file: "shared/lambda/a.ts", imports: "../persistence/plain.ts" },
  "aws-is-ground": { file: "shared/aws/a.ts", imports: "../domain/values/plain.ts" },
  "domain-is-pure": { file: "shared/domain/organizations/a.ts", imports: "node:fs" },
  "domain-layer-values": {
    file: "shared/domain/values/upward.ts",
    imports: "../organizations/plain.ts",
  },
  "domain-layer-organizations": {
    file: "shared/domain/organizations/upward.ts",
    imports: "../debt-positions/plain.ts",
  },
  "domain-layer-debt-positions": {
    file: "shared/domain/debt-positions/upward.ts",
    imports: "../notices/plain.ts",
  },
  "domain-layer-notices-checkout-receipts": {
    file: "shared/domain/notices/sideways.ts",
    imports: "../receipts/plain.ts",
  },
  "domain-layer-reconciliation": {
    file: "shared/domain/reconciliation/upward.ts",
    imports: "../notifications/plain.ts",
  },
  "domain-layer-notifications": {
    file: "shared/domain/notifications/upward.ts",
    imports: "../statistics/plain.ts",
  },
  "domain-layer-operations": {
    file: "shared/domain/operations/upward.ts",
    imports: "../statistics/plain.ts",
  },
  "domain-layer-access": {
    file: "shared/domain/access/upward.ts",
    imports: "../debt-positions/plain.ts",
  },
  "domain-layer-audit": {
    file: "shared/domain/audit/upward.ts",
    imports: "../debt-positions/plain.ts",
  },
  "domain-layer-journal": {
    file: "shared/domain/journal/upward.ts",
    imports: "../statistics/plain.ts",
  },
  "domain-layer-taxonomy": {
    file: "shared/domain/taxonomy/upward.ts",
    imports: "../debt-positions/plain.ts",
  },
  "domain-layer-sandbox": {
    file: "shared/domain/sandbox/upward.ts",
    imports: "../debt-positions/plain.ts",
  },
  "web-knows-api-client-only": {
    file: "web/a.ts",
    imports: "../shared/domain/values/plain.ts",
  },
};

/** Files that break no rule, for the plants to import. */
const innocentFiles: Record<string, string> = {
  "test/support/fixture.ts": "",
  "infra/stages.ts": "",
  "infra/operations/plain.ts":
    'import "../../shared/persistence/plain.ts"; import "../../shared/domain/values/plain.ts";',
  "functions/notices/archive-notices/plain.ts":
    'import "../../../shared/domain/values/plain.ts"; import "../../../shared/mypay/plain.ts";',
  "functions/notices/archive-notices/handler.ts":
    'import "./plain.ts"; import "./environment.ts"; import "../../../shared/persistence/plain.ts";',
  "functions/notices/archive-notices/environment.ts": 'import "zod";',
  "functions/events/relay-events/environment.ts": 'import "zod";',
  "shared/mypay/plain.ts": 'import "../domain/values/plain.ts";',
  "shared/persistence/plain.ts":
    'import "@aws-sdk/util-dynamodb"; import "../domain/values/plain.ts"; import "../aws/plain.ts";',
  "shared/aws/plain.ts": 'import "node:crypto";',
  "shared/domain/values/plain.ts": 'import "zod";',
  "shared/domain/values/b.ts": 'import "./a.ts";',
  "shared/domain/organizations/plain.ts": 'import "../values/plain.ts";',
  "shared/domain/debt-positions/plain.ts": 'import "../organizations/plain.ts";',
  "shared/domain/notices/plain.ts": 'import "../debt-positions/plain.ts";',
  "shared/domain/receipts/plain.ts": 'import "../values/plain.ts";',
  "shared/domain/reconciliation/plain.ts": 'import "../receipts/plain.ts";',
  "shared/domain/notifications/plain.ts": 'import "../reconciliation/plain.ts";',
  "shared/domain/statistics/plain.ts": "",
};

const repository = resolve(import.meta.dirname, "../..");
const rulesFile = join(repository, ".dependency-cruiser.mjs");
const configuration = z.object({
  default: z.object({ forbidden: z.array(z.object({ name: z.string() })) }),
});
const report = z.object({
  summary: z.object({
    violations: z.array(z.object({ from: z.string(), rule: z.object({ name: z.string() }) })),
  }),
});

let folder = "";
let broken: { readonly rule: string; readonly file: string }[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-boundaries-"));
  await symlink(join(repository, "node_modules"), join(folder, "node_modules"));
  for (const file of ["package.json", "tsconfig.json"]) {
    await cp(join(repository, file), join(folder, file));
  }
  for (const [file, content] of Object.entries(innocentFiles)) await write(file, content);
  for (const { file, imports } of Object.values(plants)) {
    await write(file, `import ${JSON.stringify(imports)};`);
  }
  broken = await violations(["infra", "functions", "shared", "test", "web"]);
}, 60_000);

afterAll(() => rm(folder, { recursive: true }));

describe("the import rules", () => {
  it("each have a planted violation", async () => {
    const { forbidden } = configuration.parse(await import(rulesFile)).default;
    expect(Object.keys(plants).sort()).toEqual(forbidden.map(({ name }) => name).sort());
  });

  it.each(Object.entries(plants))("%s is caught where it is broken", (rule, { file }) => {
    expect(broken).toContainEqual({ rule, file });
  });

  it("leave alone the files that obey them", () => {
    const guilty = new Set(Object.values(plants).map(({ file }) => file));
    guilty.add("shared/domain/values/b.ts");
    expect(broken.filter(({ file }) => !guilty.has(file))).toEqual([]);
  });
});

async function write(file: string, content: string): Promise<void> {
  await mkdir(dirname(join(folder, file)), { recursive: true });
  await writeFile(join(folder, file), `${content}\nexport {};\n`);
}

async function violations(folders: string[]): Promise<{ rule: string; file: string }[]> {
  const cruiser = join(repository, "node_modules/.bin/depcruise");
  const { stdout } = await promisify(execFile)(
    cruiser,
    ["--config", rulesFile, "--output-type", "json", ...folders],
    { cwd: folder, maxBuffer: 2 ** 26 },
  ).catch((error: { stdout: string }) => error);
  const { summary } = report.parse(JSON.parse(stdout));
  return summary.violations.map(({ from, rule }) => ({ rule: rule.name, file: from }));
}
