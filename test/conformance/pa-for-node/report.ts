/** Entry point of `npm run conformance:report`: the suite as a document for whoever has to see it. */
import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as z from "zod";
import { allCases } from "./all-cases.ts";
import { runCases } from "./conformance-case.ts";
import { type ReportFacts, reportPage } from "./report-page.ts";

const repository = resolve(import.meta.dirname, "../../..");
const folder = join(repository, "conformance-report");
const { version } = z
  .object({ version: z.string() })
  .parse(JSON.parse(readFileSync(join(repository, "package.json"), "utf8")));

/** Of libxml2. */
const schemaTool = "xmllint";
const now = new Date();
const facts: ReportFacts = {
  date: now.toLocaleString("it-IT", {
    timeZone: "Europe/Rome",
    dateStyle: "long",
    timeStyle: "medium",
  }),
  software: "Portale Pagamenti",
  version,
  specification: "pagoPA SANP 3.12.0, paForNode",
  // Where it is missing, the tests of the suite do not pass; the report says what was looked at.
  withLibxml2: spawnSync(schemaTool, ["--version"]).error === undefined,
  environment: `codice della stazione con archivio in memoria, Node.js ${process.versions.node}`,
};
const results = await runCases(allCases, { withLibxml2: facts.withLibxml2 });
const failed = results.filter(({ passed }) => !passed);
const totals = {
  cases: results.length,
  passed: results.length - failed.length,
  failed: failed.length,
};
mkdirSync(folder, { recursive: true });
const data = { generatedAt: now.toISOString(), ...facts, totals, results };
writeFileSync(join(folder, "pa-for-node.json"), `${JSON.stringify(data, undefined, 2)}\n`);
writeFileSync(join(folder, "pa-for-node.html"), reportPage(facts, results));

console.log(`${totals.passed} casi superati su ${totals.cases}.`);
for (const { number, title } of failed) console.log(`FALLITO ${number} ${title}`);
console.log(`Rapporto: ${join(folder, "pa-for-node.html")}`);
process.exitCode = failed.length === 0 ? 0 : 1;
