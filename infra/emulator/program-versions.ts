import { readFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { projectFolder } from "../build/bundle.ts";
import type { Emulator } from "./emulator.ts";

const packageSchema = z.object({ version: z.string() });

/** The programs that a deployment depends on, with their versions. */
export async function programVersions({
  name,
  version,
}: Emulator): Promise<Readonly<Record<string, string>>> {
  return {
    "Node.js": process.version,
    "aws-cdk": await versionOf("aws-cdk"),
    "aws-cdk-lib": await versionOf("aws-cdk-lib"),
    [name]: version,
  };
}

async function versionOf(packageName: string): Promise<string> {
  const file = join(projectFolder, "node_modules", packageName, "package.json");
  return packageSchema.parse(JSON.parse(await readFile(file, "utf8"))).version;
}
