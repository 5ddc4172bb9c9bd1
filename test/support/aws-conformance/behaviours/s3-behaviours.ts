import { randomBytes, randomUUID } from "node:crypto";
import {
  AbortMultipartUploadCommand,
  type AbortMultipartUploadCommandInput,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandInput,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  NoSuchUpload,
  PutObjectCommand,
  type S3Client,
  UploadPartCommand,
} from "@aws-sdk/client-s3";
import { expect } from "vitest";
import type { AwsTarget, Behaviour } from "../aws-target.ts";

/** The least that a part may have, unless it is the last. */
const partBytes = 5 * 1024 * 1024;

async function objectOf({ clients: { s3 }, bucketName }: AwsTarget, name = "object.bin") {
  const at = { Bucket: await bucketName(), Key: `uploads/${randomUUID()}/${name}` };
  const get = (terms: Partial<GetObjectCommandInput> = {}) =>
    s3.send(new GetObjectCommand({ ...at, ...terms }));
  return {
    s3,
    at,
    get,
    put: (Body: string, terms: { readonly IfNoneMatch?: string } = {}) =>
      s3.send(new PutObjectCommand({ ...at, Body, ContentType: "text/plain", ...terms })),
    async text(terms: Partial<GetObjectCommandInput> = {}) {
      return (await get(terms)).Body?.transformToString();
    },
  };
}

async function startedUpload(target: AwsTarget) {
  const { s3, at, get } = await objectOf(target);
  const { UploadId } = await s3.send(new CreateMultipartUploadCommand(at));
  const upload = { ...at, UploadId };
  target.belongings.removeLater(() => abort(s3, upload));
  const contents = [randomBytes(partBytes), randomBytes(100)];
  const Parts: { readonly PartNumber: number; readonly ETag: string | undefined }[] = [];
  for (const [index, Body] of contents.entries()) {
    const PartNumber = index + 1;
    const { ETag } = await s3.send(new UploadPartCommand({ ...upload, PartNumber, Body }));
    Parts.push({ PartNumber, ETag });
  }
  const listUploads = async () => {
    const { Uploads = [] } = await s3.send(
      new ListMultipartUploadsCommand({ Bucket: at.Bucket, Prefix: at.Key }),
    );
    return Uploads.map(({ UploadId: id }) => id);
  };
  return { s3, get, upload, contents, Parts, listUploads };
}

/** For what is still open at the end: not every target lists it. */
async function abort(s3: S3Client, upload: AbortMultipartUploadCommandInput): Promise<void> {
  try {
    await s3.send(new AbortMultipartUploadCommand(upload));
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error;
  }
}

export const s3Behaviours = {
  wholeObjects: {
    sentence: "un oggetto si rilegge com'è stato scritto, con lunghezza, tipo ed etichetta",
    async prove(target) {
      const { s3, at, put, get } = await objectOf(target);
      const { ETag } = await put("perché");
      const found = await get();
      expect(await found.Body?.transformToString()).toBe("perché");
      expect(found).toMatchObject({ ETag, ContentLength: 7, ContentType: "text/plain" });
      expect(await s3.send(new HeadObjectCommand(at))).toMatchObject({ ETag, ContentLength: 7 });
      expect((await put("another")).ETag).not.toBe(ETag);
    },
  },
  oddKeys: {
    sentence: "una chiave può avere spazi, accenti e segni riservati degli indirizzi",
    async prove(target) {
      const { put, text } = await objectOf(target, "è un'altra + (1) & 50%25 #2?.csv");
      await put("odd");
      expect(await text()).toBe("odd");
    },
  },
  missingObject: {
    sentence: "un oggetto che non c'è è un 404 (NoSuchKey), anche chiesto con HEAD",
    async prove(target) {
      const { s3, at, get } = await objectOf(target);
      await expect(get()).rejects.toMatchObject({
        name: "NoSuchKey",
        $metadata: { httpStatusCode: 404 },
      });
      await expect(s3.send(new HeadObjectCommand(at))).rejects.toMatchObject({
        name: "NotFound",
        $metadata: { httpStatusCode: 404 },
      });
    },
  },
  rangeOfKnownContent: {
    sentence: "un intervallo di byte si legge solo da quel preciso contenuto (If-Match)",
    async prove(target) {
      const { put, get } = await objectOf(target);
      const { ETag } = await put("0123456789");
      const part = await get({ Range: "bytes=2-5", IfMatch: ETag });
      expect(await part.Body?.transformToString()).toBe("2345");
      expect(part.ContentRange).toBe("bytes 2-5/10");
      await put("replaced..");
      await expect(get({ Range: "bytes=2-5", IfMatch: ETag })).rejects.toMatchObject({
        name: "PreconditionFailed",
      });
    },
  },
  putIfNoneMatch: {
    sentence: "una scrittura con If-None-Match: * non sostituisce ciò che c'è",
    async prove(target) {
      const { put, text } = await objectOf(target);
      await put("first", { IfNoneMatch: "*" });
      await expect(put("second", { IfNoneMatch: "*" })).rejects.toMatchObject({
        name: "PreconditionFailed",
      });
      expect(await text()).toBe("first");
    },
  },
  versions: {
    sentence: "ciò che è sostituito o cancellato resta leggibile come versione precedente",
    async prove(target) {
      const { s3, at, put, get, text } = await objectOf(target);
      const { VersionId } = await put("first");
      await put("second");
      expect(await text()).toBe("second");
      await s3.send(new DeleteObjectCommand(at));
      await expect(get()).rejects.toMatchObject({ name: "NoSuchKey" });
      expect(VersionId).toEqual(expect.any(String));
      expect(await text({ VersionId })).toBe("first");
    },
  },
  multipartWhole: {
    sentence: "un caricamento a parti, completato, è un oggetto intero",
    async prove(target) {
      const { s3, get, upload, contents, Parts } = await startedUpload(target);
      await expect(get()).rejects.toMatchObject({ name: "NoSuchKey" });
      await s3.send(new CompleteMultipartUploadCommand({ ...upload, MultipartUpload: { Parts } }));
      const bytes = await (await get()).Body?.transformToByteArray();
      expect(Buffer.concat(contents).equals(bytes ?? Buffer.alloc(0))).toBe(true);
    },
  },
  multipartAborted: {
    sentence: "un caricamento a parti, interrotto, non lascia nulla",
    async prove(target) {
      const { s3, get, upload, listUploads } = await startedUpload(target);
      await s3.send(new AbortMultipartUploadCommand(upload));
      await expect(get()).rejects.toMatchObject({ name: "NoSuchKey" });
      expect(await listUploads()).toEqual([]);
    },
  },
  multipartListed: {
    sentence: "i caricamenti a parti in corso si elencano",
    async prove(target) {
      const { upload, listUploads } = await startedUpload(target);
      expect(await listUploads()).toEqual([upload.UploadId]);
    },
  },
  partsListed: {
    sentence: "le parti già caricate si elencano, con la loro lunghezza",
    async prove(target) {
      const { s3, upload, contents, Parts } = await startedUpload(target);
      const listed = await s3.send(new ListPartsCommand(upload));
      expect(listed.Parts).toMatchObject(
        Parts.map((part, index) => ({ ...part, Size: contents[index]?.byteLength })),
      );
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;
