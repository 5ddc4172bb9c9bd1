import { cp, glob, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { templateApiUrl } from "../local/template/functions.ts";

/**
 * A copy of the assembly of stage "local", in a folder that does not exist yet, for a portal that
 * answers at another address than the one it was synthesized for.
 */
export async function assemblyFor(
  url: string,
  { assembly, folder }: { readonly assembly: string; readonly folder: string },
): Promise<string> {
  await cp(assembly, folder, { recursive: true });
  for await (const name of glob("*.template.json", { cwd: folder })) {
    const file = join(folder, name);
    const template = await readFile(file, "utf8");
    await writeFile(file, template.replaceAll(templateApiUrl, url));
  }
  return folder;
}
