import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startQueuesAndFiles } from "../../../../infra/local/emulators/queues-and-files.ts";
import { createFileLinks } from "../../../../shared/files/file-links.ts";
import { organizationFileKey } from "../../../../shared/files/organization-file-key.ts";
import { createSmallObjectStore } from "../../../../shared/files/small-object-store.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";

const bucket = "portale-files";
const zip = new TextEncoder().encode("PK contenuto");
const terms = { bytes: zip.length, contentType: "application/zip", expiresInSeconds: 60 };
const key = organizationFileKey(
  { root: "uploads", organization: demoOrganization().fiscalCode },
  "1",
  "flusso (1) è.zip",
);
let folder: string;
let emulator: Awaited<ReturnType<typeof startQueuesAndFiles>>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-links-"));
  emulator = await startQueuesAndFiles(folder);
  const endpoint = `http://127.0.0.1:${emulator.port}`;
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_S3", endpoint);
  const s3 = new S3Client({ endpoint, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  s3.destroy();
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await emulator.stop();
  await rm(folder, { recursive: true, force: true });
});

describe("an address of a file", () => {
  const links = () => createFileLinks(bucket, () => new Date());

  it("takes the file that it was made for, and gives it back", async () => {
    const headers = { "content-type": terms.contentType };
    const put = await fetch(links().toUpload(key, terms), { method: "PUT", headers, body: zip });
    expect(put.status).toBe(200);
    const got = await fetch(links().toDownload(key, 60));
    expect([got.status, await got.text()]).toEqual([200, "PK contenuto"]);
  });

  it("signs the length and the type that were agreed upon", () => {
    const { searchParams } = new URL(links().toUpload(key, terms));
    expect(searchParams.get("X-Amz-SignedHeaders")).toBe("content-length;content-type;host");
    expect(searchParams.get("X-Amz-Expires")).toBe("60");
  });

  it("is of its bucket's own host on AWS", () => {
    vi.stubEnv("AWS_ENDPOINT_URL_S3", "");
    const { origin, pathname } = new URL(links().toDownload(key, 60));
    vi.stubEnv("AWS_ENDPOINT_URL_S3", `http://127.0.0.1:${emulator.port}`);
    expect(origin).toBe("https://portale-files.s3.eu-south-1.amazonaws.com");
    expect(pathname).toBe("/uploads/02336340159/1/flusso%20%281%29%20%C3%A8.zip");
  });
});

describe("the description of an object", () => {
  it("tells its length and the tag of its content, or that there is none", async () => {
    const store = createSmallObjectStore(bucket);
    await store.put("work/a.zip", zip, "application/zip");
    const first = await store.describe("work/a.zip");
    expect(first).toEqual({ bytes: zip.length, tag: expect.stringMatching(/^".+"$/u) });
    await store.put("work/a.zip", zip.subarray(1), "application/zip");
    const second = await store.describe("work/a.zip");
    expect(second?.bytes).toBe(zip.length - 1);
    expect(second?.tag).not.toBe(first?.tag);
    expect(await store.describe("work/none.zip")).toBeUndefined();
  });
});
