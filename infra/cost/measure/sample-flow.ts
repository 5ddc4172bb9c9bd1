import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";
import { fileURLToPath } from "node:url";
import { ZipFile } from "yazl";
import { readZippedCsv } from "../../cli/demo/read-zipped-csv.ts";

const demoFlow = fileURLToPath(new URL("../../cli/demo/c_demo1-TARI2026-1_4.zip", import.meta.url));
const firstField = /^[^;]*/u;
/** An IUV of an ente's own can be taken once: those rows cannot be repeated. */
const givesIuv = /^[^;]*;[^;]/u;
/** A whole number of blocks, so that every repetition costs the same. */
export const rowsPerRepetition = 2_000;
const tellingType = ";TARI;ALL;";
const silentType = ";CIMITERI;ALL;";

/** The ente of the demo's flow, and so of every sample. */
export const sampleOrganizationFiscalCode = "02336340159";

/**
 * Writes a flow of debts: rows of the demo's flow, which are of every kind, errors among them, as
 * often over as wanted, each time with IUDs of their own. Their type says whether debtors are told.
 * @returns the path of the ZIP.
 */
export async function writeSampleFlow(settings: {
  readonly folder: string;
  readonly name: string;
  readonly rows: number;
  readonly tellsDebtors: boolean;
}): Promise<string> {
  const { folder, name, rows, tellsDebtors } = settings;
  const [header = "", ...demoRows] = (await readZippedCsv(demoFlow)).trimEnd().split("\n");
  const repeatable = demoRows.filter((row) => !givesIuv.test(row));
  const type = tellsDebtors ? tellingType : silentType;
  const lines = Array.from({ length: rows }, (_, index) => {
    const row = repeatable[(index % rowsPerRepetition) % repeatable.length] ?? "";
    return row.replace(firstField, `${name}-${index}`).replace(tellingType, type);
  });
  const fileName = `c_demo1-${name}-1_4`;
  const path = join(folder, `${fileName}.zip`);
  const zip = new ZipFile();
  zip.addBuffer(Buffer.from(`${[header, ...lines].join("\n")}\n`), `${fileName}.csv`);
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}
