import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const validator = "xmllint";
const schemaFile = fileURLToPath(new URL("rt.xsd", import.meta.url));

/** What xmllint has against the files, checked with the schema of RT 6.2.0; empty when nothing. */
export function rtFindings(files: readonly string[]): string {
  const args = ["--noout", "--nonet", "--schema", schemaFile, ...files];
  const { error, status, stderr } = spawnSync(validator, args, { encoding: "utf8" });
  if (error !== undefined) {
    throw new Error("Manca xmllint: installare il pacchetto libxml2-utils", { cause: error });
  }
  return status === 0 ? "" : stderr.replaceAll(/^.* validates\n/gm, "");
}
