import { cp, mkdir, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";

/** Functions that print notices. */
const printingFunctions = [
  "notices/get-notice",
  "notices/render-print-pack",
  "notices/archive-notices",
  "notifications/notify-debtors",
];

/** Trade marks the Region is licensed to print, each a file of the folder; none is needed. */
const markFiles = [
  "pagopa.png",
  "poste-italiane.png",
  "bollettino-postale.png",
  "bancoposta.png",
] as const;

const pngSignature = "\x89PNG\r\n\x1a\n";

type MarkFolders = { readonly outputFolder: string; readonly marksFolder: string | undefined };

/**
 * Lays the marks beside the bundles that print them; without a folder no bundle has any.
 * @throws Error when the folder holds something else.
 */
export async function copyMarks(
  functions: readonly string[],
  { outputFolder, marksFolder }: MarkFolders,
): Promise<void> {
  const marks = marksFolder === undefined ? [] : await findMarks(marksFolder);
  for (const path of printingFunctions.filter((each) => functions.includes(each))) {
    const folder = join(outputFolder, path, "marks");
    await rm(folder, { recursive: true, force: true });
    if (marks.length === 0) continue;
    await mkdir(folder, { recursive: true });
    for (const name of marks) await cp(join(marksFolder ?? "", name), join(folder, name));
  }
}

async function findMarks(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder);
  const known: readonly string[] = markFiles;
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new Error(`Marchi sconosciuti: ${unknown.join(", ")}. Ammessi: ${known.join(", ")}.`);
  }
  for (const name of names) {
    const head = (await readFile(join(folder, name))).subarray(0, pngSignature.length);
    if (head.toString("latin1") !== pngSignature) throw new Error(`${name} non è un PNG.`);
  }
  return names;
}
