import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { App, Validations } from "aws-cdk-lib";
import { AwsSolutionsChecks } from "cdk-nag";
import * as z from "zod";
import { addPortalStacks } from "../../infra/stacks/portal-stacks.ts";
import { type StageName, stageSettings } from "../../infra/stages.ts";

export const repository = resolve(import.meta.dirname, "../..");

/** Folders of the functions, as `<context>/<function>`. */
export const functionPaths = globSync("*/*/environment.ts", { cwd: join(repository, "functions") })
  .map(dirname)
  .sort();

/** The functions that a stage deploys: those of the sandbox only where there is one. */
export function functionPathsOf(stage: StageName): readonly string[] {
  const { sandbox } = stageSettings(stage);
  return functionPaths.filter((path) => sandbox || !path.startsWith("sandbox/"));
}

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
  UpdatePolicy: z.unknown().optional(),
});
const outputSchema = z.object({
  Value: z.unknown(),
  Export: z.object({ Name: z.string() }).optional(),
});
const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema),
  Outputs: z.record(z.string(), outputSchema).default({}),
});
const cdkSettings = z.object({ context: z.record(z.string(), z.unknown()) });

export type Resource = z.infer<typeof resourceSchema> & {
  readonly id: string;
  /** The stack it is in, e.g. `portale-prod-state`. */
  readonly stack: string;
};

export type SynthesizedStage = {
  readonly stage: StageName;
  /** Resources of both stacks. */
  readonly resources: readonly Resource[];
  ofType(type: string): Resource[];
  /** What the stacks hand to each other, by the name of the export. */
  readonly exports: ReadonlyMap<string, unknown>;
  /** The resource that `{"Ref": …}` or `{"Fn::GetAtt": […]}` points at. */
  referredBy(reference: unknown): Resource;
};

const synthesized = new Map<StageName, SynthesizedStage>();

/** The stacks of a stage with stub bundles, checked by cdk-nag; a violation throws. */
export function synthesizedStage(stage: StageName): SynthesizedStage {
  const known = synthesized.get(stage);
  if (known !== undefined) return known;
  const folder = mkdtempSync(join(tmpdir(), "portale-synth-"));
  try {
    const made = synthesize(stage, folder);
    synthesized.set(stage, made);
    return made;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function synthesize(stage: StageName, folder: string): SynthesizedStage {
  const bundlesFolder = join(folder, "bundles");
  for (const path of functionPaths) {
    mkdirSync(join(bundlesFolder, path), { recursive: true });
    writeFileSync(join(bundlesFolder, path, "index.mjs"), `// ${path}\n`);
  }
  const { context } = cdkSettings.parse(
    JSON.parse(readFileSync(join(repository, "cdk.json"), "utf8")),
  );
  const app = new App({ outdir: join(folder, "cdk.out"), context });
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  addPortalStacks(app, { settings: stageSettings(stage), bundlesFolder });
  const templates = app
    .synth()
    .stacks.map(({ template, stackName }) => ({ ...templateSchema.parse(template), stackName }));
  const resources = templates.flatMap(({ Resources, stackName: stack }) =>
    Object.entries(Resources).map(([id, resource]) => ({ ...resource, id, stack })),
  );
  const outputs = templates.flatMap(({ Outputs }) => Object.values(Outputs));
  return {
    stage,
    resources,
    exports: new Map(
      outputs.flatMap(({ Value, Export }) => (Export ? [[Export.Name, Value]] : [])),
    ),
    ofType: (type) => resources.filter((resource) => resource.Type === type),
    referredBy: (reference) => {
      const id = referredId(reference);
      const found = resources.find((resource) => resource.id === id);
      if (found === undefined) throw new Error(`Nothing is called ${id}`);
      return found;
    },
  };
}

const referenceSchema = z.union([
  z.object({ Ref: z.string() }).transform(({ Ref }) => Ref),
  z
    .object({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) })
    .transform((reference) => reference["Fn::GetAtt"][0]),
]);

function referredId(reference: unknown): string {
  return referenceSchema.parse(reference);
}
