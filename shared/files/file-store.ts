import { Readable } from "node:stream";
import {
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  NoSuchKey,
  NotFound,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";

export type FileStore = {
  /** Size in bytes and the tag of this very content; undefined when there is no such file. */
  describe(key: string): Promise<FileDescription | undefined>;
  /** The whole file in memory: for blocks and other small ones. */
  read(key: string): Promise<Buffer | undefined>;
  /** Bytes from `start` up to, not including, `end`; throws `FileReplaced` on another tag. */
  readRange(key: string, range: FileRange): Promise<Readable>;
  write(key: string, content: Uint8Array | string, contentType: string): Promise<void>;
  /** Uploads in parts while it reads: memory stays flat whatever the length. */
  writeStream(key: string, content: Readable, contentType: string): Promise<void>;
};

export type FileDescription = { readonly bytes: number; readonly tag: string };

export type FileRange = {
  readonly start: number;
  readonly end: number;
  /** Only this content will do. */
  readonly tag: string;
};

/** The file is no longer the one that was described. */
export class FileReplaced extends Error {
  override readonly name = "FileReplaced";
}

/** Files in the bucket; the endpoint comes from the environment, path-style where it is local. */
export function createS3FileStore(bucket: string): FileStore {
  const client = new S3Client({
    maxAttempts: 5,
    forcePathStyle: true,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: 60_000 },
  });
  const at = (key: string) => ({ Bucket: bucket, Key: key });
  const open = async (input: GetObjectCommandInput): Promise<Readable> => {
    const { Body } = await client.send(new GetObjectCommand(input));
    if (!(Body instanceof Readable)) throw new Error("the file has no readable body");
    return Body;
  };
  return {
    async describe(key) {
      const head = await absentAsUndefined(client.send(new HeadObjectCommand(at(key))));
      if (head?.ContentLength === undefined || head.ETag === undefined) return undefined;
      return { bytes: head.ContentLength, tag: head.ETag };
    },
    async read(key) {
      const object = await absentAsUndefined(client.send(new GetObjectCommand(at(key))));
      const bytes = await object?.Body?.transformToByteArray();
      if (bytes === undefined) return undefined;
      return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    },
    async readRange(key, { start, end, tag }) {
      try {
        return await open({ ...at(key), Range: `bytes=${start}-${end - 1}`, IfMatch: tag });
      } catch (error) {
        const isReplaced =
          error instanceof S3ServiceException && error.name === "PreconditionFailed";
        throw isReplaced ? new FileReplaced("the file was replaced", { cause: error }) : error;
      }
    },
    async write(key, content, contentType) {
      await client.send(
        new PutObjectCommand({ ...at(key), Body: content, ContentType: contentType }),
      );
    },
    async writeStream(key, content, contentType) {
      const upload = new Upload({
        client,
        params: { ...at(key), Body: content, ContentType: contentType },
        queueSize: 2,
        partSize: 8 * 1024 * 1024,
      });
      await upload.done();
    },
  };
}

async function absentAsUndefined<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof NoSuchKey || error instanceof NotFound) return undefined;
    throw error;
  }
}
