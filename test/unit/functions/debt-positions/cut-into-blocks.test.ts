import { createHash } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cutIntoBlocks } from "../../../../functions/debt-positions/split-import-flow/cut-into-blocks.ts";
import { SeenTexts } from "../../../../functions/debt-positions/split-import-flow/seen-texts.ts";

async function* inChunks(content: Buffer, chunkBytes: number) {
  for (let start = 0; start < content.length; start += chunkBytes) {
    yield content.subarray(start, start + chunkBytes);
  }
}

async function cut(text: string, chunkBytes = 64 * 1024) {
  const blocks = new Map<number, string>();
  const outcome = await cutIntoBlocks(
    inChunks(Buffer.from(text), chunkBytes),
    2,
    async (block, rows) => {
      blocks.set(block, rows.toString("utf8"));
    },
  );
  return { outcome, blocks };
}

describe("cutting a flow into blocks", () => {
  it("numbers rows from 1 and gives 1,000 of them to each block but the last", async () => {
    const rows = Array.from({ length: 2_500 }, (_, index) => `iud-${index + 1};x`);
    const { outcome, blocks } = await cut(`HEADER\n${rows.join("\n")}\n`);
    expect(outcome).toMatchObject({
      ok: true,
      rows: 2_500,
      blocks: [
        { block: 1, firstRow: 1, rows: 1_000 },
        { block: 2, firstRow: 1_001, rows: 1_000 },
        { block: 3, firstRow: 2_001, rows: 500 },
      ],
    });
    expect([...blocks.values()].join("")).toBe(`${rows.join("\n")}\n`);
  });

  it("finds an IUD that stands earlier, also in another block and in quotes", async () => {
    const rows = Array.from({ length: 1_200 }, (_, index) => `iud-${index + 1};x`);
    rows[1_100] = '"iud-3";y';
    rows[4] = "iud-2 ;y";
    const { outcome } = await cut(`HEADER\n${rows.join("\n")}`);
    expect(outcome).toMatchObject({
      blocks: [{ duplicateRows: [5] }, { duplicateRows: [1_101] }],
    });
  });

  it("finds an IUV that an earlier row gives, and takes blank ones for none", async () => {
    const { outcome } = await cut("H\nA;12770000000000188\nB;\nC;\nD; 12770000000000188 \n");
    expect(outcome).toMatchObject({ blocks: [{ duplicateRows: [], duplicateIuvRows: [4] }] });
  });

  it("does not take the IUD of a row that cannot be read", async () => {
    const { outcome } = await cut('H\nX\nX;"aperta\nX;buona\nX;doppia\n');
    expect(outcome).toMatchObject({ blocks: [{ duplicateRows: [4] }] });
  });

  it("gives the same cut and the hash of the bytes whatever the chunks are", async () => {
    const anyRow = fc.string({ maxLength: 30 }).map((text) => text.replaceAll(/[\r\n"]/gu, "è"));
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyRow, { minLength: 1, maxLength: 40 }),
        fc.integer({ min: 1, max: 50 }),
        async (rows, chunkBytes) => {
          const text = `HEADER\nsempre;\n${rows.join("\n")}\n`;
          const whole = await cut(text);
          const pieces = await cut(text, chunkBytes);
          expect(pieces).toEqual(whole);
          const contentSha256 = createHash("sha256").update(text).digest("hex");
          expect(whole.outcome).toMatchObject({ contentSha256 });
        },
      ),
    );
  });

  it("refuses empty files, files of a header only, other encodings and endless lines", async () => {
    const codeOf = async (content: Buffer) => {
      const outcome = await cutIntoBlocks(inChunks(content, 4_096), 2, async () => undefined);
      return outcome.ok ? "accepted" : outcome.refusal.code;
    };
    expect(await codeOf(Buffer.from(""))).toBe("PAA_IMPORT_FILE_VUOTO");
    expect(await codeOf(Buffer.from("IUD;codIuv\n"))).toBe("PAA_IMPORT_FILE_SENZA_RIGHE");
    const latin1 = Buffer.from("IUD;x\niud;Niccolò\n", "latin1");
    expect(await codeOf(latin1)).toBe("PAA_IMPORT_FILE_CODIFICA_ERR");
    const endless = Buffer.concat([Buffer.from("IUD\n"), Buffer.alloc(1_000_000, "a")]);
    expect(await codeOf(endless)).toBe("PAA_IMPORT_RIGA_TROPPO_LUNGA");
  });

  it("writes a block again with the same bytes when the whole is repeated", async () => {
    const text = `H\n${Array.from({ length: 1_500 }, (_, row) => `r${row};`).join("\n")}\n`;
    expect(await cut(text)).toEqual(await cut(text, 777));
  });

  it("ends a block early when its rows are very long, so that memory stays flat", async () => {
    const row = `iud;${"x".repeat(60_000)}`;
    const { outcome } = await cut(`H\n${Array.from({ length: 200 }, () => row).join("\n")}\n`);
    if (!outcome.ok) return expect.fail();
    expect(outcome.blocks.length).toBe(3);
    expect(outcome.blocks.reduce((sum, { rows }) => sum + rows, 0)).toBe(200);
    expect(outcome.blocks[1]?.firstRow).toBe((outcome.blocks[0]?.rows ?? 0) + 1);
  });

  it("tells whether the file ends with a line feed", async () => {
    expect((await cut("H\nA;b\n")).outcome).toMatchObject({ endsWithLineFeed: true });
    expect((await cut("H\nA;b")).outcome).toMatchObject({ endsWithLineFeed: false });
  });

  it("fails when a block cannot be kept", async () => {
    const rows = Array.from({ length: 1_000 }, (_, row) => `r${row};`).join("\n");
    const failing = cutIntoBlocks(inChunks(Buffer.from(`H\n${rows}\n`), 4_096), 2, async () => {
      throw new Error("no room");
    });
    await expect(failing).rejects.toThrow("no room");
  });
});

describe("IUDs seen in a file", () => {
  it("agrees with a set of strings", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 6_000 }), (iuds) => {
        const seen = new SeenTexts();
        const expected = new Set<string>();
        for (const iud of iuds) {
          expect(seen.meet(iud)).toBe(expected.has(iud));
          expected.add(iud);
        }
      }),
      { numRuns: 20 },
    );
  });

  it("keeps its word after growing many times", () => {
    const seen = new SeenTexts();
    for (let index = 0; index < 20_000; index += 1) expect(seen.meet(`iud-${index}`)).toBe(false);
    for (let index = 0; index < 20_000; index += 1) expect(seen.meet(`iud-${index}`)).toBe(true);
  });
});
