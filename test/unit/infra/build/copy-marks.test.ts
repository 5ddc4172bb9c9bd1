import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { copyMarks } from "../../../../infra/build/copy-marks.ts";

const png = Buffer.from("\x89PNG\r\n\x1a\n…", "latin1");
const functions = ["notices/get-notice", "organizations/register-organization"];
let marksFolder = "";
let outputFolder = "";

beforeEach(() => {
  marksFolder = mkdtempSync(join(tmpdir(), "marks-"));
  outputFolder = mkdtempSync(join(tmpdir(), "bundles-"));
});
afterEach(() => {
  for (const folder of [marksFolder, outputFolder]) rmSync(folder, { recursive: true });
});

const laid = () => join(outputFolder, "notices/get-notice/marks");

describe("trade marks of a build", () => {
  it("are laid beside the bundles that print notices, and beside no other", async () => {
    writeFileSync(join(marksFolder, "pagopa.png"), png);
    await copyMarks(functions, { outputFolder, marksFolder });
    expect(readdirSync(laid())).toEqual(["pagopa.png"]);
    expect(readdirSync(outputFolder)).toEqual(["notices"]);
  });

  it("are gone with a build that has none", async () => {
    writeFileSync(join(marksFolder, "pagopa.png"), png);
    await copyMarks(functions, { outputFolder, marksFolder });
    await copyMarks(functions, { outputFolder, marksFolder: undefined });
    expect(existsSync(laid())).toBe(false);
  });

  it("are PNG files of known names, or the build ends", async () => {
    writeFileSync(join(marksFolder, "pagopa.png"), "GIF89a");
    const copying = () => copyMarks(functions, { outputFolder, marksFolder });
    await expect(copying()).rejects.toThrow("pagopa.png non è un PNG");
    writeFileSync(join(marksFolder, "pagopa.svg"), "<svg/>");
    await expect(copying()).rejects.toThrow("Marchi sconosciuti: pagopa.svg");
  });
});
