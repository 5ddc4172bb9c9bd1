import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { projectFolder } from "../../build/bundle.ts";
import type { StageName } from "../../stages.ts";
import { normalizeTemplate, type Template } from "./normalize-template.ts";

/** Stages whose released templates are kept: those that keep data. */
export const releasedStages = ["collaudo", "prod"] as const satisfies readonly StageName[];
export type ReleasedStage = (typeof releasedStages)[number];

const releasedFolder = join(projectFolder, "infra/released");
const acceptedFile = join(releasedFolder, "accepted-changes.json");

const acceptedChangesSchema = z.array(
  z.strictObject({
    stage: z.enum(releasedStages),
    /** Logical id. */
    resource: z.string().min(1),
    effect: z.enum(["destroyed", "replaced"]),
    /** Why nothing is lost: Italian, for who reads the change. */
    reason: z.string().min(20),
  }),
);
export type AcceptedChange = z.infer<typeof acceptedChangesSchema>[number];

/** Where the template of a stack lies, as it was released. */
export function releasedPath(stage: ReleasedStage, stack: string): string {
  return join(releasedFolder, stage, `${stack}.json`);
}

/** The templates of the last release, by stack; none before the first one. */
export async function readReleased(stage: ReleasedStage): Promise<ReadonlyMap<string, Template>> {
  const folder = join(releasedFolder, stage);
  const files = await readdir(folder).catch(() => []);
  const templates = await Promise.all(
    files
      .filter((file) => file.endsWith(".json"))
      .map(async (file) => {
        const json: unknown = JSON.parse(await readFile(join(folder, file), "utf8"));
        return [file.slice(0, -".json".length), normalizeTemplate(json)] as const;
      }),
  );
  return new Map(templates);
}

/** Makes these the templates of the last release, and forgets what was accepted on the way. */
export async function writeReleased(
  stage: ReleasedStage,
  templates: ReadonlyMap<string, Template>,
): Promise<void> {
  const folder = join(releasedFolder, stage);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const [stack, template] of templates) {
    await writeFile(releasedPath(stage, stack), `${JSON.stringify(template, null, 1)}\n`);
  }
  const others = (await readAcceptedChanges()).filter((change) => change.stage !== stage);
  await writeFile(acceptedFile, `${JSON.stringify(others, null, 2)}\n`);
}

/** What may be destroyed or replaced by the next release, with the reason. */
export async function readAcceptedChanges(): Promise<readonly AcceptedChange[]> {
  return acceptedChangesSchema.parse(JSON.parse(await readFile(acceptedFile, "utf8")));
}
