import { Readable } from "node:stream";
import { crc32 } from "node:zlib";
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  validateFileName,
  type ZipFile,
} from "yauzl";
import {
  FlowArchiveError,
  type FlowArchiveLimits,
  type FlowArchiveProblem,
  flowArchiveLimits,
} from "../domain/debt-positions/flow-archive.ts";

/** Where the archive is: bytes are asked for by range, from `start` up to, not including, `end`. */
export type ZipSource = {
  readonly size: number;
  readonly readRange: (start: number, end: number) => Promise<Readable>;
};

export type FlowZipRequest = {
  readonly source: ZipSource;
  /** Name of the flow without `.zip`: the CSV inside is called `<baseName>.csv`. */
  readonly baseName: string;
  readonly limits?: FlowArchiveLimits;
};

export type OpenedFlowZip =
  | {
      readonly ok: true;
      /** The CSV's bytes as they are inflated; throws `FlowArchiveError` where they turn bad. */
      readonly content: AsyncGenerator<Buffer, void, undefined>;
      /** What the archive declares; the content is held to it. */
      readonly contentBytes: number;
    }
  | { readonly ok: false; readonly problem: FlowArchiveProblem };

/** Reads by range, and tells a store that does not answer from an archive that makes no sense. */
class RangeReader extends RandomAccessReader {
  readonly #source: ZipSource;
  /** The first failure of the store itself. */
  storeFailure: { readonly error: unknown } | undefined;

  constructor(source: ZipSource) {
    super();
    this.#source = source;
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.#chunks(start, end), { objectMode: false });
  }

  async *#chunks(start: number, end: number): AsyncGenerator<Uint8Array> {
    try {
      yield* await this.#source.readRange(start, end);
    } catch (error) {
      this.storeFailure ??= { error };
      throw error;
    }
  }

  /** What to throw for `error`: the store's own failure as it is, else a damaged archive. */
  explain(error: unknown): unknown {
    if (this.storeFailure !== undefined) return this.storeFailure.error;
    if (error instanceof FlowArchiveError) return error;
    return new FlowArchiveError("notAnArchive", { cause: error });
  }
}

function exceedsLimits(
  entry: Entry,
  contentBytes: number,
  limits: FlowArchiveLimits,
): FlowArchiveProblem | undefined {
  if (contentBytes > limits.contentBytesMax) return "tooLarge";
  const isBomb =
    contentBytes > limits.ratioFromBytes && contentBytes > entry.compressedSize * limits.ratioMax;
  return isBomb ? "implausibleRatio" : undefined;
}

function checkName(entry: Entry, baseName: string): FlowArchiveProblem | undefined {
  const { generalPurposeBitFlag, fileNameRaw, extraFields } = entry;
  const name = getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false);
  if (validateFileName(name) !== null) return "unsafePath";
  return name.toLowerCase() === `${baseName}.csv`.toLowerCase() ? undefined : "flowFileMissing";
}

function checkEntry(entry: Entry, request: FlowZipRequest): FlowArchiveProblem | undefined {
  const wrongName = checkName(entry, request.baseName);
  if (wrongName !== undefined) return wrongName;
  if (entry.isEncrypted()) return "encrypted";
  if (!entry.canDecodeFileData()) return "notAnArchive";
  return exceedsLimits(entry, entry.uncompressedSize, request.limits ?? flowArchiveLimits);
}

async function firstEntry(zip: ZipFile): Promise<Entry | undefined> {
  for await (const entry of zip.eachEntry()) return entry;
  return undefined;
}

/** Hands the content on as long as it is what the archive declares: length, limits, CRC-32. */
async function* inflate(
  zip: ZipFile,
  entry: Entry,
  { reader, limits }: { readonly reader: RangeReader; readonly limits: FlowArchiveLimits },
): AsyncGenerator<Buffer, void, undefined> {
  let bytes = 0;
  let checksum = 0;
  try {
    const chunks: AsyncIterable<Buffer> = await zip.openReadStreamPromise(entry);
    for await (const content of chunks) {
      bytes += content.length;
      const problem = exceedsLimits(entry, bytes, limits);
      if (problem !== undefined) throw new FlowArchiveError(problem);
      if (bytes > entry.uncompressedSize) throw new FlowArchiveError("notAnArchive");
      checksum = crc32(content, checksum);
      yield content;
    }
  } catch (error) {
    throw reader.explain(error);
  }
  const isWhole = bytes === entry.uncompressedSize && checksum === entry.crc32;
  if (!isWhole) throw new FlowArchiveError("notAnArchive");
}

async function findFlowFile(zip: ZipFile, request: FlowZipRequest) {
  if (zip.entryCount > 1) return "severalFiles";
  const entry = await firstEntry(zip);
  if (entry === undefined) return "flowFileMissing";
  return checkEntry(entry, request) ?? entry;
}

/**
 * Opens the ZIP of a flow by ranges, in constant memory: exactly one entry, called like the flow,
 * within the limits both in what it declares and in what it inflates to. A failure of the store is
 * thrown as it is, so that the caller may try again.
 */
export async function openFlowZip(request: FlowZipRequest): Promise<OpenedFlowZip> {
  const { source, limits = flowArchiveLimits } = request;
  const reader = new RangeReader(source);
  try {
    const zip = await fromRandomAccessReaderPromise(reader, source.size, {
      autoClose: false,
      lazyEntries: true,
      // Names and sizes are checked here, so that each has its own answer.
      decodeStrings: false,
      validateEntrySizes: false,
    });
    const entry = await findFlowFile(zip, request);
    if (typeof entry === "string") return { ok: false, problem: entry };
    const content = inflate(zip, entry, { reader, limits });
    return { ok: true, content, contentBytes: entry.uncompressedSize };
  } catch (error) {
    const explained = reader.explain(error);
    if (explained instanceof FlowArchiveError) return { ok: false, problem: explained.problem };
    throw explained;
  }
}
