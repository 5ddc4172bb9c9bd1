import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { type Options, open, type ZipFile } from "yauzl";

const openZip = promisify<string, Options, ZipFile>(open);
const iuvPattern = /^\d{17}$/u;

/** The first IUVs of 17 digits in an enriched flow (a ZIP of one CSV, second column). */
export async function readIuvs(path: string, count: number): Promise<string[]> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false });
  try {
    const csv = await firstEntry(zip);
    const cells = csv
      .split("\n")
      .slice(1)
      .map((line) => line.split(";")[1] ?? "");
    return cells.filter((cell) => iuvPattern.test(cell)).slice(0, count);
  } finally {
    zip.close();
  }
}

function firstEntry(zip: ZipFile): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  zip.once("error", reject);
  zip.once("end", () => resolve(""));
  zip.once("entry", (entry) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error) reject(error);
      else text(stream).then(resolve, reject);
    });
  });
  zip.readEntry();
  return promise;
}
