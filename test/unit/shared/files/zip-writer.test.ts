import { once } from "node:events";
import { Readable } from "node:stream";
import { buffer } from "node:stream/consumers";
import { describe, expect, it } from "vitest";
import { fromBufferPromise } from "yauzl";
import { type ZipEntry, zipStream } from "../../../../shared/files/zip-writer.ts";

const modifiedAt = new Date("2026-11-23T10:00:00Z");

async function unzip(zip: Buffer): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  const archive = await fromBufferPromise(zip);
  for await (const entry of archive.eachEntry()) {
    const content = await buffer(await archive.openReadStreamPromise(entry));
    files[entry.fileName] = content.toString("utf8");
  }
  return files;
}

describe("zipStream", () => {
  it("writes bytes and streams, stored or compressed, in order", async () => {
    const entries: ZipEntry[] = [
      { name: "a.csv", content: Buffer.from("uno"), compress: true },
      {
        name: "b.csv",
        content: Readable.from([Buffer.from("d"), Buffer.from("ue")]),
        compress: true,
      },
      { name: "c.pdf", content: Buffer.from("tre"), compress: false },
      { name: "vuoto.csv", content: Buffer.alloc(0), compress: true },
    ];
    const files = await unzip(await buffer(zipStream(entries, modifiedAt)));
    expect(files).toEqual({ "a.csv": "uno", "b.csv": "due", "c.pdf": "tre", "vuoto.csv": "" });
  });

  it("gives the same bytes for the same entries", async () => {
    const write = () =>
      buffer(zipStream([{ name: "a", content: Buffer.from("x"), compress: true }], modifiedAt));
    expect(await write()).toEqual(await write());
  });

  it("asks for entries only as fast as it is read", async () => {
    let made = 0;
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (; made < 200; made += 1) {
        yield { name: `${made}.pdf`, content: Buffer.alloc(100_000, made), compress: false };
      }
    }
    const zip = zipStream(entries(), modifiedAt);
    await once(zip, "readable");
    await new Promise((resolve) => setImmediate(resolve));
    expect(made).toBeLessThan(10);
    expect((await buffer(zip)).length).toBeGreaterThan(200 * 100_000);
  });

  it("fails when an entry cannot be read", async () => {
    async function* broken(): AsyncGenerator<Buffer> {
      yield Buffer.from("x");
      throw new Error("unreadable");
    }
    const zip = zipStream([{ name: "a", content: broken(), compress: true }], modifiedAt);
    await expect(buffer(zip)).rejects.toThrow("unreadable");
  });

  it("fails when the next entry cannot be made", async () => {
    async function* entries(): AsyncGenerator<ZipEntry> {
      yield { name: "a", content: Buffer.from("x"), compress: true };
      throw new Error("no more notices");
    }
    await expect(buffer(zipStream(entries(), modifiedAt))).rejects.toThrow("no more notices");
  });
});
