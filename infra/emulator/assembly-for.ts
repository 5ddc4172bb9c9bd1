import { cp, glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { templateApiUrl } from "../local/template/functions.ts";

const templateSchema = z.looseObject({
  Resources: z.record(
    z.string(),
    z.looseObject({ Type: z.string(), Properties: z.looseObject({}).optional() }),
  ),
});
type Resource = z.infer<typeof templateSchema>["Resources"][string];

/** An assembly that an emulator can take, and what had to stay out of it. */
export type EmulatorAssembly = {
  readonly folder: string;
  /** Logical ids of the resources left out. */
  readonly leftOut: readonly string[];
};

/**
 * A copy of the assembly of stage "local", in a folder that does not exist yet, for a portal that
 * answers at another address than the one it was synthesized for. Alarms on computed metrics stay
 * out: MiniStack refuses them (1.5.33), and no alarm rings on an emulator anyway.
 */
export async function assemblyFor(
  url: string,
  { assembly, folder }: { readonly assembly: string; readonly folder: string },
): Promise<EmulatorAssembly> {
  await cp(assembly, folder, { recursive: true });
  const leftOut: string[] = [];
  for await (const name of glob("*.template.json", { cwd: folder })) {
    const file = join(folder, name);
    const text = (await readFile(file, "utf8")).replaceAll(templateApiUrl, url);
    const template = templateSchema.parse(JSON.parse(text));
    const resources = Object.entries(template.Resources);
    leftOut.push(...resources.filter(([, each]) => isComputedAlarm(each)).map(([id]) => id));
    const Resources = Object.fromEntries(resources.filter(([, each]) => !isComputedAlarm(each)));
    await writeFile(file, JSON.stringify({ ...template, Resources }));
  }
  return { folder, leftOut };
}

function isComputedAlarm({ Type, Properties }: Resource): boolean {
  return Type === "AWS::CloudWatch::Alarm" && Properties?.["Metrics"] !== undefined;
}
