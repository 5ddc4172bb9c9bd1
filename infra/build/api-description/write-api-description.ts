import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import * as z from "zod";
import { problemMeanings } from "../../../shared/lambda/problem-meanings.ts";
import { apiDocument } from "./api-document.ts";
import { findDocumentedOperations } from "./documented-operations.ts";
import { documentationPage } from "./page/documentation-page.ts";
import { problemPage } from "./page/problem-page.ts";

/** The function that hands the description out. */
export const describingFunction = "api/get-openapi";

const packageSchema = z.object({ version: z.string() });

/**
 * Writes the description of the API, the page to read it and those of its problems, from what
 * functions say of themselves. What differs from stage to stage is put in when it is served.
 */
export async function writeApiDescription(projectFolder: string, bundleFolder: string) {
  const { version } = packageSchema.parse(
    JSON.parse(await readFile(join(projectFolder, "package.json"), "utf8")),
  );
  const documented = await findDocumentedOperations(join(projectFolder, "functions"));
  const document = apiDocument(documented, { version });
  const problems = Object.fromEntries(
    Object.entries(problemMeanings).map(([slug, meaning]) => [slug, problemPage(slug, meaning)]),
  );
  const folder = join(bundleFolder, "description");
  await mkdir(folder, { recursive: true });
  await Promise.all([
    writeFile(join(folder, "openapi.json"), JSON.stringify(document)),
    writeFile(join(folder, "documentation.html"), documentationPage(document, problemMeanings)),
    writeFile(join(folder, "problems.json"), JSON.stringify(problems)),
  ]);
}
