import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";
import {
  CreateBucketCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
} from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startQueuesAndFiles } from "../../../../infra/local/emulators/queues-and-files.ts";
import { archivedNoticesMax } from "../../../../shared/domain/debt-positions/import-flow.ts";
import { createS3FileStore } from "../../../../shared/files/file-store.ts";
import { createFlowResultFiles } from "../../../../shared/files/flow-result-files.ts";
import { type ZipEntry, zipStream } from "../../../../shared/files/zip-writer.ts";
import { importingFlow } from "../../../support/measured-flow.ts";

const bucket = "portale-files";
const flow = importingFlow({ id: "f1", rows: 1 });
let folder: string;
let emulator: Awaited<ReturnType<typeof startQueuesAndFiles>>;
let s3: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-files-"));
  emulator = await startQueuesAndFiles(folder);
  const endpoint = `http://127.0.0.1:${emulator.port}`;
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_S3", endpoint);
  s3 = new S3Client({ endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
afterAll(async () => {
  s3.destroy();
  vi.unstubAllEnvs();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

const megabyte = Buffer.alloc(1_024 * 1_024, 1);

async function* notices(count: number, breaksAt = Number.POSITIVE_INFINITY) {
  for (let number = 0; number < count; number += 1) {
    if (number === breaksAt) throw new Error("a notice cannot be rendered");
    yield { name: `avviso_${number}.pdf`, pdf: megabyte };
  }
}

describe("the ZIP of the largest flow that has one", () => {
  it("holds a few of its notices at a time, and gives each a name", async () => {
    const content = Buffer.alloc(4_096, 7);
    let made = 0;
    async function* entries(): AsyncGenerator<ZipEntry> {
      for (; made < archivedNoticesMax; made += 1) {
        yield { name: `avviso_${made}.pdf`, content, compress: false };
      }
    }
    let read = 0;
    let heldMax = 0;
    for await (const chunk of zipStream(entries(), new Date(flow.startedAt))) {
      read += chunk.length;
      heldMax = Math.max(heldMax, made * content.length - read);
    }
    expect(made).toBe(archivedNoticesMax);
    expect(heldMax).toBeLessThan(512 * 1_024);
  });
});

describe("the ZIP of a job's notices in the bucket", () => {
  it.each([3, 20])("leaves nothing behind when notice %i cannot be made", async (breaksAt) => {
    const { writeJobArchive } = createFlowResultFiles(createS3FileStore(bucket));
    const written = writeJobArchive(flow, "j1", notices(40, breaksAt));
    await expect(written).rejects.toThrow("a notice cannot be rendered");
    const objects = await s3.send(new ListObjectsV2Command({ Bucket: bucket }));
    expect(objects.Contents ?? []).toEqual([]);
    const uploads = await s3.send(new ListMultipartUploadsCommand({ Bucket: bucket }));
    expect(uploads.Uploads ?? []).toEqual([]);
  });

  it("is there, whole, when all are made", async () => {
    const files = createS3FileStore(bucket);
    await createFlowResultFiles(files).writeJobArchive(flow, "j2", notices(20));
    const [object] = (await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? [];
    const key = object?.Key ?? expect.fail();
    expect(key.split("/").at(-1)).toBe("c_demo1-TARI2026-1_3_AVVISI_j2.zip");
    const { bytes, tag } = (await files.describe(key)) ?? expect.fail();
    expect(bytes).toBeGreaterThan(20 * megabyte.length);
    const end = await buffer(await files.readRange(key, { start: bytes - 22, end: bytes, tag }));
    expect(end.readUInt16LE(10)).toBe(20);
  });
});
