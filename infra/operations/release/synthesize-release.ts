import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { App } from "aws-cdk-lib";
import * as z from "zod";
import { projectFolder } from "../../build/bundle.ts";
import { addPortalStacks } from "../../stacks/portal-stacks.ts";
import { stageSettings } from "../../stages.ts";
import { normalizeTemplate, type Template } from "./normalize-template.ts";
import type { ReleasedStage } from "./released-templates.ts";

export type SynthesizedRelease = {
  /** A cloud assembly whose templates are normalized: only to be compared, never deployed. */
  readonly assemblyFolder: string;
  readonly templates: ReadonlyMap<string, Template>;
};

const settingsSchema = z.object({ context: z.record(z.string(), z.unknown()) });

/** The stacks that the code would release now. cdk-nag has its own check, `check:synth`. */
export async function synthesizeRelease(stage: ReleasedStage): Promise<SynthesizedRelease> {
  const outdir = join(projectFolder, "node_modules/.cache/cdk-release", stage);
  await rm(outdir, { recursive: true, force: true });
  const { context } = settingsSchema.parse(
    JSON.parse(await readFile(join(projectFolder, "cdk.json"), "utf8")),
  );
  const app = new App({ outdir, context: { ...context, stage } });
  addPortalStacks(app, {
    settings: stageSettings(stage),
    bundlesFolder: join(projectFolder, "dist"),
  });
  const templates = new Map<string, Template>();
  for (const { stackName, templateFullPath, template } of app.synth().stacks) {
    const normalized = normalizeTemplate(template);
    await writeFile(templateFullPath, JSON.stringify(normalized));
    templates.set(stackName, normalized);
  }
  return { assemblyFolder: outdir, templates };
}
