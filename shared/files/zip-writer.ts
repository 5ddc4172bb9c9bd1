import { once } from "node:events";
import { PassThrough, Readable } from "node:stream";
import { ZipFile } from "yazl";

export type ZipContent = Uint8Array | AsyncIterable<Uint8Array>;

/** One file of a ZIP that is being written. */
export type ZipEntry = {
  readonly name: string;
  readonly content: ZipContent;
  /** False for content that is compressed already, as a PDF: it is stored as it is. */
  readonly compress: boolean;
};

type ZipTarget = { readonly output: Readable; readonly modifiedAt: Date };

function toReadable(content: ZipContent): Readable {
  const chunks = content instanceof Uint8Array ? [content] : content;
  return Readable.from(chunks, { objectMode: false });
}

/** Adds one entry and waits until its content has been taken, or given up with the output. */
async function addEntry(zip: ZipFile, entry: ZipEntry, target: ZipTarget): Promise<void> {
  const { output, modifiedAt } = target;
  const content = toReadable(entry.content);
  const taken = once(content, "close");
  const giveUp = () => content.destroy();
  output.once("close", giveUp);
  zip.addReadStream(content, entry.name, { compress: entry.compress, mtime: modifiedAt });
  await taken;
  output.off("close", giveUp);
}

/**
 * Writes a ZIP while it is read: entries are asked for one at a time and nothing is held but the
 * chunk on its way and the directory. `modifiedAt` is the time of every entry, so that the same
 * entries give the same bytes. An error of an entry destroys the stream.
 */
export function zipStream(
  entries: Iterable<ZipEntry> | AsyncIterable<ZipEntry>,
  modifiedAt: Date,
): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  zip.on("error", (error) => output.destroy(error));
  zip.outputStream.pipe(output);

  async function addAll(): Promise<void> {
    for await (const entry of entries) {
      if (output.destroyed) return;
      await addEntry(zip, entry, { output, modifiedAt });
    }
    zip.end();
  }
  addAll().catch((error: Error) => output.destroy(error));
  return output;
}
