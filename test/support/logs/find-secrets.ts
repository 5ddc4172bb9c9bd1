import { glob, readFile } from "node:fs/promises";
import { join } from "node:path";

/** What no line of a log may hold: secrets as they look, and what tells who a person is. */
const tellTales = {
  "access token": /eyJ[\w-]{8,}\.eyJ[\w-]{8,}/u,
  "client secret": /\bpps_[\w-]{8,}/u,
  authorization: /\b(?:Bearer|Basic) [\w+/=.-]{8,}/u,
  "key in PEM": /-----BEGIN/u,
  "fiscal code of a person":
    /\b[A-Z]{6}[\dLMNP-V]{2}[A-EHLMPR-T][\dLMNP-V]{2}[A-Z][\dLMNP-V]{3}[A-Z]\b/u,
  IBAN: /\bIT\d{2}[A-Z]\d{10}[\dA-Z]{12}\b/u,
  "e-mail address": /[\w.+-]+@[\w-]+\.[\w.-]+/u,
} as const;

/** A line that says too much: where it is and why, not what it says. */
export type TellingLine = { readonly file: string; readonly line: number; readonly why: string };

/** The lines of a log that say what a log must not, canaries among them. */
export function findSecrets(
  { file, text }: { readonly file: string; readonly text: string },
  canaries: readonly string[],
): TellingLine[] {
  return text.split("\n").flatMap((said, index) => {
    const looks = Object.entries(tellTales).filter(([, look]) => look.test(said));
    const whys = [
      ...looks.map(([why]) => why),
      ...canaries.filter((canary) => said.includes(canary)).map(() => "canary"),
    ];
    return whys.map((why) => ({ file, line: index + 1, why }));
  });
}

/** The same of every log in a folder. */
export async function secretsInLogs(
  folder: string,
  canaries: readonly string[],
): Promise<{ readonly lines: number; readonly found: readonly TellingLine[] }> {
  let lines = 0;
  const found: TellingLine[] = [];
  for await (const file of glob("**/*", { cwd: folder })) {
    const text = await readFile(join(folder, file), "utf8").catch(() => undefined);
    if (text === undefined) continue;
    lines += text.split("\n").length - 1;
    found.push(...findSecrets({ file, text }, canaries));
  }
  return { lines, found };
}
