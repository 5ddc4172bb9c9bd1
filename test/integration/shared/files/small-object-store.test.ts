import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, GetObjectCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { startQueuesAndFiles } from "../../../../infra/local/emulators/queues-and-files.ts";
import { createSmallObjectStore } from "../../../../shared/files/small-object-store.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const bucket = "portale-files";
const xml = new TextEncoder().encode("<ricevuta>è</ricevuta>");
let folder: string;
let emulator: Awaited<ReturnType<typeof startQueuesAndFiles>>;
let scripted: ScriptedService;
let s3: S3Client;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-files-"));
  emulator = await startQueuesAndFiles(folder);
  scripted = await startScriptedService();
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  const endpoint = `http://127.0.0.1:${emulator.port}`;
  s3 = new S3Client({ endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
});
beforeEach(() => {
  vi.stubEnv("AWS_ENDPOINT_URL_S3", `http://127.0.0.1:${emulator.port}`);
});
afterAll(async () => {
  s3.destroy();
  vi.unstubAllEnvs();
  await scripted.stop();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("a small object", () => {
  it.each([
    "receipts/1.xml",
    "receipts/IUR 1+2.xml",
    "receipts/a%2Fb%20c.xml",
    "receipts/(1)!*'.xml",
    "receipts/è-€-😀.xml",
    "receipts//a&b=c?d#e.xml",
  ])("is read back as it was put, by us and by others: %s", async (key) => {
    const store = createSmallObjectStore(bucket);
    await store.put(key, xml, "text/xml; charset=utf-8");
    expect(Buffer.from((await store.get(key)) ?? [])).toEqual(Buffer.from(xml));
    const read = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    expect(await read.Body?.transformToString()).toBe("<ricevuta>è</ricevuta>");
    expect(read.ContentType).toBe("text/xml; charset=utf-8");
  });

  it("is not there when nobody put it", async () => {
    expect(await createSmallObjectStore(bucket).get("receipts/none.xml")).toBeUndefined();
  });

  it("cannot be read or put where there is no bucket", async () => {
    const store = createSmallObjectStore("nowhere");
    await expect(store.get("a")).rejects.toThrow("S3 refused GetObject: NoSuchBucket");
    await expect(store.put("a", xml, "text/xml")).rejects.toThrow(
      "S3 refused PutObject: NoSuchBucket",
    );
  });

  it("has no key that an HTTP client would take for another", async () => {
    const store = createSmallObjectStore(bucket);
    await expect(store.put("receipts/../other", xml, "text/xml")).rejects.toThrow(
      'a segment of an object key is "." or ".."',
    );
  });

  it("is put again when S3 is slow, and goes with the digest of its bytes", async () => {
    vi.stubEnv("AWS_ENDPOINT_URL_S3", scripted.url);
    const slow = { status: 503, body: "<Error><Code>SlowDown</Code></Error>" };
    scripted.play(slow, { status: 200, body: "" });
    await createSmallObjectStore(bucket).put("a b.xml", xml, "text/xml");
    expect(scripted.requests.map(({ method, path }) => [method, path])).toEqual([
      ["PUT", "/portale-files/a%20b.xml"],
      ["PUT", "/portale-files/a%20b.xml"],
    ]);
    expect(scripted.requests[1]?.headers).toMatchObject({
      "x-amz-content-sha256": "6fa58aff249c8beca9c993bed6af16aa7c4d181036dfa1b3826a3f6b3128fe08",
      "content-length": "23",
    });
  });
});
