import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, rename, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import * as z from "zod";
import { projectFolder } from "../build/bundle.ts";
import { runProgram } from "../build/run-program.ts";

/** veraPDF, the validator of the PDF Association, with its command line in one jar. */
const version = "1.28.2";
const jarAddress =
  "https://repo1.maven.org/maven2/org/verapdf/apps/greenfield-apps/" +
  `${version}/greenfield-apps-${version}.jar`;
const jarDigest = "687d4d8bcfec48c9f7e931cf78ed061f1eeccfba55d4cdc000ba9b4d8aa46ce6";
const entryPoint = "org.verapdf.apps.GreenfieldCliWrapper";

/** Flavours of PDF/A-2 (ISO 19005-2) and of PDF/UA-1 (ISO 14289-1), as veraPDF names them. */
export type PdfFlavour = "2a" | "2u" | "ua1";

export type PdfVerdict = {
  readonly isCompliant: boolean;
  /** Rules that the file breaks: "6.2.2-2: …". */
  readonly brokenRules: readonly string[];
};

const ruleShape = z.object({ clause: z.string(), testNumber: z.int(), description: z.string() });
const reportShape = z.object({
  report: z.object({
    jobs: z.array(
      z.object({
        itemDetails: z.object({ name: z.string() }),
        validationResult: z
          .array(
            z.object({
              compliant: z.boolean(),
              details: z.object({ ruleSummaries: z.array(ruleShape).optional() }),
            }),
          )
          .optional(),
      }),
    ),
  }),
});

/** Validates PDF files, all of a kind, in one run of the validator; verdicts by file. */
export async function validatePdfs(
  files: readonly string[],
  flavour: PdfFlavour,
): Promise<ReadonlyMap<string, PdfVerdict>> {
  const jar = await validatorJar();
  const options = ["-cp", jar, entryPoint, "--flavour", flavour, "--format", "json"];
  const { stdout, output } = await runProgram("java", [...options, ...files]).catch(() => {
    throw new Error("Manca Java: installare il pacchetto default-jre-headless");
  });
  const parsed = reportShape.safeParse(parseJson(stdout));
  if (!parsed.success)
    throw new Error(`veraPDF non ha dato un rapporto:\n${output.slice(0, 2_000)}`);
  return new Map(
    parsed.data.report.jobs.map(({ itemDetails, validationResult }) => {
      const [result] = validationResult ?? [];
      const rules = result?.details.ruleSummaries ?? [];
      const brokenRules = rules.map(
        ({ clause, testNumber, description }) => `${clause}-${testNumber}: ${description}`,
      );
      return [itemDetails.name, { isCompliant: result?.compliant === true, brokenRules }];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Path of the validator, taken from Maven Central at the first use and checked by its digest. */
async function validatorJar(): Promise<string> {
  const jar = join(projectFolder, `node_modules/.cache/verapdf/${jarDigest.slice(0, 16)}.jar`);
  if (existsSync(jar)) return jar;
  const answer = await fetch(jarAddress);
  if (!answer.ok) throw new Error(`Maven Central non dà veraPDF ${version}: HTTP ${answer.status}`);
  const bytes = new Uint8Array(await answer.arrayBuffer());
  const digest = createHash("sha256").update(bytes).digest("hex");
  if (digest !== jarDigest) throw new Error(`veraPDF ${version} non è quello atteso`);
  await mkdir(dirname(jar), { recursive: true });
  await writeFile(`${jar}.${process.pid}`, bytes);
  await rename(`${jar}.${process.pid}`, jar);
  return jar;
}
