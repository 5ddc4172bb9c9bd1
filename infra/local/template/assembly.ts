import { readFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import * as z from "zod";

const resourceSchema = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  Condition: z.string().optional(),
});

const templateSchema = z.object({
  Resources: z.record(z.string(), resourceSchema).default({}),
  Outputs: z
    .record(
      z.string(),
      z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }),
    )
    .default({}),
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Mappings: z
    .record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown())))
    .default({}),
});

const manifestSchema = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      properties: z
        .object({
          templateFile: z.string().optional(),
          stackName: z.string().optional(),
          file: z.string().optional(),
          directoryName: z.string().optional(),
        })
        .optional(),
    }),
  ),
});

const assetManifestSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.object({ path: z.string().optional() }),
      destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
    }),
  ),
});

export type TemplateResource = z.output<typeof resourceSchema>;
export type Template = z.output<typeof templateSchema>;
export type Stack = { readonly name: string; readonly template: Template };

/** A synthesized CDK application: its stacks and where the assets they name lie on disk. */
export type Assembly = {
  readonly stacks: readonly Stack[];
  /** From the object key a template names ("<hash>.zip") to the folder or file on disk. */
  readonly assetPaths: ReadonlyMap<string, string>;
};

/**
 * Reads a cloud assembly directory (`cdk.out`), nested assemblies included.
 *
 * Source of the layout: AWS CDK, "Cloud assembly schema" (manifest.json, *.assets.json).
 */
export async function readAssembly(directory: string): Promise<Assembly> {
  const manifest = manifestSchema.parse(await readJson(join(directory, "manifest.json")));
  const stacks: Stack[] = [];
  const assetPaths = new Map<string, string>();
  for (const [id, artifact] of Object.entries(manifest.artifacts)) {
    const { templateFile, stackName, file, directoryName } = artifact.properties ?? {};
    if (artifact.type === "aws:cloudformation:stack" && templateFile !== undefined) {
      const template = templateSchema.parse(await readJson(join(directory, templateFile)));
      stacks.push({ name: stackName ?? id, template });
    }
    if (artifact.type === "cdk:asset-manifest" && file !== undefined) {
      await addAssets(assetPaths, { directory, file });
    }
    if (artifact.type === "cdk:cloud-assembly" && directoryName !== undefined) {
      const nested = await readAssembly(join(directory, directoryName));
      stacks.push(...nested.stacks);
      nested.assetPaths.forEach((path, key) => {
        assetPaths.set(key, path);
      });
    }
  }
  return { stacks, assetPaths };
}

async function addAssets(
  assetPaths: Map<string, string>,
  manifest: { readonly directory: string; readonly file: string },
): Promise<void> {
  const { files } = assetManifestSchema.parse(
    await readJson(join(manifest.directory, manifest.file)),
  );
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) {
      if (source.path !== undefined) {
        assetPaths.set(objectKey, resolve(manifest.directory, source.path));
      }
    }
  }
}

async function readJson(path: string): Promise<unknown> {
  return JSON.parse(await readFile(path, "utf8"));
}
