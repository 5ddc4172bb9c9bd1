import { text } from "node:stream/consumers";
import { promisify } from "node:util";
import { type Options, open, type ZipFile } from "yauzl";

const openZip = promisify<string, Options, ZipFile>(open);

/** The text of the first file in a ZIP. */
export async function readZippedCsv(path: string): Promise<string> {
  const zip = await openZip(path, { lazyEntries: true, autoClose: false });
  try {
    return await firstEntry(zip);
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
