import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod";
import type { Operation } from "../../../shared/domain/access/operation.ts";

const repository = join(import.meta.dirname, "../../..");

const operationShape = z.object({
  method: z.string(),
  path: z.string(),
  access: z.object({ kind: z.string() }),
});

/** The calls of the API that each function answers, as it says itself, by its folder. */
export async function operationsByFunction(): Promise<ReadonlyMap<string, readonly Operation[]>> {
  const files = globSync("functions/*/*/operation{,s}.ts", { cwd: repository });
  const entries = await Promise.all(
    files.sort().map(async (file) => {
      const exported: Record<string, unknown> = await import(join(repository, file));
      const operations = Object.values(exported).filter(
        (value): value is Operation => operationShape.safeParse(value).success,
      );
      return [dirname(file), operations] as const;
    }),
  );
  return new Map(entries);
}
