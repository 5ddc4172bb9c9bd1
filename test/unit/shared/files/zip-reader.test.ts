import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { crc32, deflateRawSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { FlowArchiveError } from "../../../../shared/domain/debt-positions/flow-archive.ts";
import { openFlowZip, type ZipSource } from "../../../../shared/files/zip-reader.ts";
import { zipStream } from "../../../../shared/files/zip-writer.ts";

const baseName = "c_demo1-TARI2026-1_3";
const csv = Buffer.from("IUD;codIuv\nA;\nB;\n");
const modifiedAt = new Date("2026-11-23T10:00:00Z");

function sourceOf(zip: Buffer): ZipSource {
  return {
    size: zip.length,
    readRange: async (start, end) => Readable.from([zip.subarray(start, end)]),
  };
}

type Files = Readonly<Record<string, Buffer>>;

function zipOf(files: Files, compress = true): Promise<Buffer> {
  const entries = Object.entries(files).map(([name, content]) => ({ name, content, compress }));
  return buffer(zipStream(entries, modifiedAt));
}

type Lie = {
  readonly name?: string;
  readonly declaredBytes?: number;
  readonly checksum?: number;
  readonly flags?: number;
  readonly method?: number;
};

/** A one-entry ZIP made by hand, whose directory may say what is not so. */
function lyingZip(content: Buffer, lie: Lie = {}): Buffer {
  const name = Buffer.from(lie.name ?? `${baseName}.csv`);
  const { flags = 0, method = 8, declaredBytes = content.length } = lie;
  const compressed = deflateRawSync(content);
  const sizes = Buffer.alloc(12);
  sizes.writeUInt32LE(lie.checksum ?? crc32(content), 0);
  sizes.writeUInt32LE(compressed.length, 4);
  sizes.writeUInt32LE(declaredBytes, 8);
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(flags, 6);
  local.writeUInt16LE(method, 8);
  sizes.copy(local, 14);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  central.writeUInt16LE(flags, 8);
  central.writeUInt16LE(method, 10);
  sizes.copy(central, 16);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(central.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + compressed.length, 16);
  return Buffer.concat([local, name, compressed, central, name, end]);
}

async function problemOf(zip: Buffer) {
  const opened = await openFlowZip({ source: sourceOf(zip), baseName });
  return opened.ok ? undefined : opened.problem;
}

async function contentOf(zip: Buffer) {
  const opened = await openFlowZip({ source: sourceOf(zip), baseName });
  if (!opened.ok) throw new Error(opened.problem);
  return buffer(opened.content);
}

describe("openFlowZip", () => {
  it.each([true, false])("gives the CSV of a good flow (compressed: %s)", async (compress) => {
    const zip = await zipOf({ [`${baseName}.csv`]: csv }, compress);
    const opened = await openFlowZip({ source: sourceOf(zip), baseName });
    expect(opened).toMatchObject({ ok: true, contentBytes: csv.length });
    expect(await contentOf(zip)).toEqual(csv);
  });

  it("takes the extension in capitals", async () => {
    expect(await contentOf(await zipOf({ [`${baseName}.CSV`]: csv }))).toEqual(csv);
  });

  it("asks the store for ranges only, never for the whole archive at once", async () => {
    const random = Buffer.from(Array.from({ length: 300_000 }, (_, i) => (i * i * 31) % 251));
    const zip = await zipOf({ [`${baseName}.csv`]: random }, false);
    const asked: number[] = [];
    const source: ZipSource = {
      size: zip.length,
      readRange: async (start, end) => {
        asked.push(end - start);
        return Readable.from([zip.subarray(start, end)]);
      },
    };
    const opened = await openFlowZip({ source, baseName });
    expect(Math.max(...asked)).toBeLessThan(70_000);
    expect(opened.ok).toBe(true);
  });

  it("refuses what is not a ZIP, an empty file and a ZIP cut short", async () => {
    const zip = await zipOf({ [`${baseName}.csv`]: csv });
    expect(await problemOf(Buffer.from("IUD;codIuv\n"))).toBe("notAnArchive");
    expect(await problemOf(Buffer.alloc(0))).toBe("notAnArchive");
    expect(await problemOf(zip.subarray(0, zip.length - 10))).toBe("notAnArchive");
    expect(await problemOf(zip.subarray(20))).toBe("notAnArchive");
  });

  it("refuses no entry, several entries and an entry of another name", async () => {
    const name = `${baseName}.csv`;
    expect(await problemOf(await zipOf({}))).toBe("flowFileMissing");
    expect(await problemOf(await zipOf({ [name]: csv, "note.txt": csv }))).toBe("severalFiles");
    expect(await problemOf(await zipOf({ "altro.csv": csv }))).toBe("flowFileMissing");
    expect(await problemOf(await zipOf({ [`cartella/${name}`]: csv }))).toBe("flowFileMissing");
  });

  it.each([`../${baseName}.csv`, "/etc/passwd", "a/../../b.csv", "C:\\b.csv", "..\\b.csv"])(
    "refuses the path %s",
    async (name) => {
      expect(await problemOf(lyingZip(csv, { name }))).toBe("unsafePath");
    },
  );

  it("refuses a password and a compression it does not know", async () => {
    expect(await problemOf(lyingZip(csv, { flags: 1 }))).toBe("encrypted");
    expect(await problemOf(lyingZip(csv, { method: 12 }))).toBe("notAnArchive");
  });

  it("refuses from the directory a content that is too large or too well compressed", async () => {
    expect(await problemOf(lyingZip(csv, { declaredBytes: 2 ** 31 }))).toBe("tooLarge");
    const bomb = Buffer.alloc(8 * 1024 ** 2);
    expect(await problemOf(lyingZip(bomb))).toBe("implausibleRatio");
  });

  it("lets a small file compress as well as it can", async () => {
    const repeated = Buffer.alloc(1024 ** 2, "A;");
    expect((await contentOf(lyingZip(repeated))).length).toBe(repeated.length);
  });

  it("stops a bomb that hides its size after a few chunks", async () => {
    const bomb = lyingZip(Buffer.alloc(64 * 1024 ** 2), { declaredBytes: 1_000 });
    const opened = await openFlowZip({ source: sourceOf(bomb), baseName });
    if (!opened.ok) throw new Error(opened.problem);
    let bytes = 0;
    const read = async () => {
      for await (const chunk of opened.content) bytes += chunk.length;
    };
    await expect(read()).rejects.toBeInstanceOf(FlowArchiveError);
    expect(bytes).toBeLessThan(2 * 1024 ** 2);
  });

  it.each([
    ["a wrong checksum", lyingZip(csv, { checksum: 1 })],
    ["less content than declared", lyingZip(csv, { declaredBytes: csv.length + 1 })],
    ["more content than declared", lyingZip(csv, { declaredBytes: csv.length - 1 })],
    ["damaged compressed bytes", lyingZip(csv).fill(0xff, 55, 60)],
  ])("throws on %s while it is read", async (_, zip) => {
    await expect(contentOf(zip)).rejects.toMatchObject({ problem: "notAnArchive" });
  });

  it("throws the store's own failure, at the opening and while it reads", async () => {
    const zip = await zipOf({ [`${baseName}.csv`]: csv });
    const failure = new Error("503 Slow Down");
    let calls = 0;
    const failingAt = (call: number): ZipSource => ({
      size: zip.length,
      readRange: async (start, end) => {
        calls += 1;
        if (calls >= call) throw failure;
        return Readable.from([zip.subarray(start, end)]);
      },
    });
    await expect(openFlowZip({ source: failingAt(1), baseName })).rejects.toBe(failure);
    calls = 0;
    const opened = await openFlowZip({ source: failingAt(4), baseName });
    if (!opened.ok) throw new Error(opened.problem);
    await expect(buffer(opened.content)).rejects.toBe(failure);
  });
});
