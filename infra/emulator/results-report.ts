import type { DeploymentSeconds } from "./deployment.ts";
import type { SmokeStep } from "./smoke-journey.ts";

/** How long the smoke journey took, and all until its end. */
export type JourneySeconds = { readonly journey: number; readonly total: number };

/** One deployment and what was done on it. */
export type DeploymentResults = {
  readonly date: Date;
  /** Programs and their versions. */
  readonly versions: Readonly<Record<string, string>>;
  readonly through: string;
  readonly stacks: readonly string[];
  /** Logical ids of the resources that the emulator cannot hold. */
  readonly leftOut: readonly string[];
  readonly seconds: JourneySeconds & DeploymentSeconds;
  readonly steps: readonly SmokeStep[];
  /** The last lines that the suite of a deployed portal wrote; undefined when it was not run. */
  readonly suite: string | undefined;
};

/** The results as a page in Markdown. */
export function resultsReport(results: DeploymentResults): string {
  const { date, versions, through, stacks, leftOut, seconds, steps, suite } = results;
  const rounded = (value: number) => value.toFixed(1);
  return `# Il portale installato su un emulatore di AWS

Scritto da \`npm run deploy:local -- --results FILE\` il ${date.toISOString()}.
Le funzioni girano con i loro ruoli, e ogni chiamata è confrontata con ciò che il ruolo permette;
l'endpoint risponde solo con TLS. L'API è raggiunta attraverso: ${through}.

| Programma | Versione |
|---|---|
${Object.entries(versions)
  .map(([name, version]) => `| ${name} | ${version} |`)
  .join("\n")}

Stack installati: ${stacks.map(code).join(", ")}. L'emulatore non accetta allarmi su metriche
calcolate: restano fuori ${leftOut.map(code).join(", ")}.

| Passo | Secondi |
|---|---|
| avvio dell'emulatore | ${rounded(seconds.start)} |
| \`cdk bootstrap\` | ${rounded(seconds.bootstrap)} |
| \`cdk deploy\` di tutti gli stack | ${rounded(seconds.deploy)} |
| viaggio di prova | ${rounded(seconds.journey)} |
| dall'inizio alla fine del viaggio | ${rounded(seconds.total)} |

## Viaggio di prova

| Passo | Trovato | |
|---|---|---|
${steps.map(({ step, found, ok }) => `| ${step} | ${found} | ${ok ? "ok" : "NO"} |`).join("\n")}
${suite === undefined ? "" : `\n## npm run test:deployed\n\n\`\`\`\n${suite.trim()}\n\`\`\`\n`}`;
}

const code = (name: string): string => `\`${name}\``;
