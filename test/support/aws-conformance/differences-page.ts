import { behaviourSections } from "./all-behaviours.ts";
import { type AllowedDifference, allowedDifferences } from "./allowed-differences.ts";
import type { TargetId } from "./aws-target.ts";
import { targetVersions } from "./target-versions.ts";

const targets: readonly { readonly id: TargetId; readonly name: string; readonly run: string }[] = [
  { id: "embedded", name: "Emulatori di npm e cloud locale", run: "`npm run test:conformance`" },
  { id: "ministack", name: "MiniStack", run: "`AWS_ENDPOINT_URL=… npm run test:deployed`" },
  {
    id: "localstack",
    name: "LocalStack",
    run: "`AWS_ENDPOINT_URL=… npm run test:deployed`; **non eseguito qui**: vuole Docker",
  },
  {
    id: "aws",
    name: "AWS",
    run: "`PORTALE_AWS_CONFORMANCE=aws npm run test:deployed`; **non eseguito qui**: vuole un account",
  },
];

/** The written table of differences, in Markdown. */
export function differencesPage(): string {
  const behaviours = behaviourSections.flatMap((section) => section.behaviours);
  return `# Differenze ammesse dagli AWS di prova

Scritto da \`npx vitest run --project conformance test/conformance/aws/differences.test.ts -u\` dalla tabella
\`test/support/aws-conformance/allowed-differences.ts\`. I comportamenti di AWS su cui il portale conta sono ${behaviours.length}, ciascuno
un test; chi è in questa tabella deve fallire proprio così: se non fallisce più, la voce va tolta.

| Dove | Versione | Come si esegue | Comportamenti che valgono |
|---|---|---|---|
${targets.map(({ id, name, run }) => row(name, targetVersions[id] || "—", run, standing(id, behaviours.length))).join("\n")}
${targets.map(({ id, name }) => section(id, name)).join("")}`;
}

function standing(id: TargetId, count: number): string {
  const differing = allowedDifferences[id].flatMap(({ behaviours }) => behaviours);
  return `${count - differing.length} di ${count}`;
}

function section(id: TargetId, name: string): string {
  return `
## ${name}

| Su AWS | Qui | Perché va bene |
|---|---|---|
${allowedDifferences[id].map(differenceRow).join("\n")}
`;
}

function differenceRow({ behaviours, instead, acceptable }: AllowedDifference): string {
  return row(behaviours.map(sentenceOf).join(";<br>"), instead, acceptable);
}

function sentenceOf(id: string): string {
  const all = behaviourSections.flatMap(({ behaviours }) => behaviours);
  const found = all.find((behaviour) => behaviour.id === id);
  if (found === undefined) throw new Error(`no behaviour ${id}`);
  return found.sentence;
}

function row(...cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
