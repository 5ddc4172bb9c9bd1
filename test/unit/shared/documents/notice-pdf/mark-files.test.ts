import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { encode } from "fast-png";
import { afterAll, describe, expect, it } from "vitest";
import { readMarks } from "../../../../../shared/documents/notice-pdf/mark-files.ts";
import { createNoticePrinter } from "../../../../../shared/documents/notice-pdf/notice-printer.ts";
import { joinedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import { comuneWithSlip, sampleNotice } from "../../../../support/notices/sample-notices.ts";

const folder = mkdtempSync(join(tmpdir(), "marks-"));
afterAll(() => rmSync(folder, { recursive: true }));

const blue = Uint8Array.from({ length: 3 * 60 * 40 }, (_, at) => [0, 115, 230][at % 3] ?? 0);
const pagoPa = Buffer.from(encode({ width: 60, height: 40, channels: 3, data: blue }));

async function printedWith(marks: ReturnType<typeof readMarks>) {
  const pdf = createNoticePrinter({ marks }).printNotice(comuneWithSlip, sampleNotice(1));
  const [page] = await placedTexts(pdf);
  return { text: joinedText(page), file: Buffer.from(pdf).toString("latin1") };
}

describe("the trade marks beside a bundle", () => {
  it("are those that are there", () => {
    expect(readMarks(pathToFileURL(`${folder}/`))).toEqual({});
    writeFileSync(join(folder, "pagopa.png"), pagoPa);
    expect(readMarks(pathToFileURL(`${folder}/`))).toEqual({ pagoPaPng: pagoPa });
  });

  it("are printed in their colours, where their names would stand", async () => {
    const words = await printedWith({});
    expect(words.text).toMatch(/^pagoPA/);
    const picture = await printedWith({ pagoPaPng: pagoPa });
    expect(picture.text).not.toMatch(/^pagoPA/);
    expect(picture.file).toContain("/Indexed/DeviceRGB 0<0073e6>");
  });
});
