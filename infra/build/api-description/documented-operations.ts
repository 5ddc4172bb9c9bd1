import { glob } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";

/** Every call that a function describes beside itself, in the order of their addresses. */
export async function findDocumentedOperations(
  functionsFolder: string,
): Promise<readonly OperationDocumentation[]> {
  const found: OperationDocumentation[] = [];
  for await (const path of glob("*/*/documentation.ts", { cwd: functionsFolder })) {
    const file = pathToFileURL(join(functionsFolder, path)).href;
    const module: { readonly documentation: readonly OperationDocumentation[] } = await import(
      file
    );
    found.push(...module.documentation);
  }
  return found.toSorted((one, other) => (addressOf(one) < addressOf(other) ? -1 : 1));
}

function addressOf({ operation }: OperationDocumentation): string {
  return `${operation.path} ${operation.method}`;
}
