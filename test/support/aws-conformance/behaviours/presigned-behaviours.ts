import { randomUUID } from "node:crypto";
import { setTimeout as delay } from "node:timers/promises";
import { GetObjectCommand, type GetObjectCommandInput, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { expect } from "vitest";
import { createRequestPresigner } from "../../../../shared/aws/sign-request.ts";
import { bucketAddress, encodeKey } from "../../../../shared/files/bucket-address.ts";
import type { AwsTarget, Behaviour } from "../aws-target.ts";
import { browserOrigin } from "../shared-resources.ts";

const body = "PK zip content";
const contentType = "application/zip";

/** An address where exactly this body may be PUT, signed as the portal signs. */
async function upload({ clients: { s3, signer }, bucketName }: AwsTarget, expiresIn = 300) {
  const at = { Bucket: await bucketName(), Key: `uploads/${randomUUID()}/flow.zip` };
  const url = await getSignedUrl(
    signer,
    new PutObjectCommand({ ...at, ContentLength: body.length, ContentType: contentType }),
    { expiresIn, signableHeaders: new Set(["content-length", "content-type", "host"]) },
  );
  return {
    url,
    read: async () => (await s3.send(new GetObjectCommand(at))).Body?.transformToString(),
  };
}

async function put(url: string, { content = body, type = contentType } = {}): Promise<number> {
  const response = await fetch(url, {
    method: "PUT",
    headers: { "content-type": type },
    body: content,
  });
  await response.arrayBuffer();
  return response.status;
}

async function refuses(
  target: AwsTarget,
  tamper: (url: string) => { readonly url: string; readonly content?: string; type?: string },
): Promise<void> {
  const { url } = await upload(target);
  const { url: tampered, ...terms } = tamper(url);
  expect(await put(tampered, terms)).toBe(403);
}

async function download(
  { clients: { s3, signer }, bucketName }: AwsTarget,
  { expiresIn = 300, ...terms }: Partial<GetObjectCommandInput> & { expiresIn?: number } = {},
): Promise<string> {
  const at = { Bucket: await bucketName(), Key: `results/${randomUUID()}/rows.csv` };
  await s3.send(new PutObjectCommand({ ...at, Body: "a;b", ContentType: "text/csv" }));
  return getSignedUrl(signer, new GetObjectCommand({ ...at, ...terms }), { expiresIn });
}

/** Addresses to write and to read one file, signed by the portal's code in place of the SDK's. */
async function portalLinks({ s3Connection, bucketName }: AwsTarget) {
  const connection = await s3Connection();
  const { endpoint, root } = bucketAddress(connection, await bucketName());
  const path = root + encodeKey(`uploads/${randomUUID()}/è un'altra + (1) & 50% #2.zip`);
  const presign = createRequestPresigner(connection);
  const link = (method: "PUT" | "GET", headers: Readonly<Record<string, string>>) => {
    const request = { method, path, headers: { host: endpoint.host, ...headers } };
    return `${endpoint.origin}${path}?${presign({ ...request, expiresInSeconds: 300 }, new Date())}`;
  };
  const upload = { "content-length": String(body.length), "content-type": contentType };
  return [link("PUT", upload), link("GET", {})] as const;
}

/** The signature with its first digit replaced by another. */
function withOtherSignature(url: string): string {
  return url.replace(
    /(X-Amz-Signature=)(.)/u,
    (_all, name: string, digit: string) => `${name}${digit === "0" ? "1" : "0"}`,
  );
}

export const presignedBehaviours = {
  presignedPut: {
    sentence: "un indirizzo firmato accetta il file per cui è stato fatto",
    async prove(target) {
      const { url, read } = await upload(target);
      expect(await put(url)).toBe(200);
      expect(await read()).toBe(body);
    },
  },
  presignedByThePortal: {
    sentence: "gli indirizzi che il portale firma da sé valgono, qualunque sia la chiave",
    async prove(target) {
      const [toUpload, toDownload] = await portalLinks(target);
      expect(await put(toUpload)).toBe(200);
      const response = await fetch(toDownload);
      expect([response.status, await response.text()]).toEqual([200, body]);
    },
  },
  presignedByThePortalTampered: {
    sentence: "gli indirizzi che il portale firma da sé non accettano altro",
    async prove(target) {
      const [toUpload] = await portalLinks(target);
      expect(await put(toUpload, { content: `${body} and more` })).toBe(403);
      expect(await put(withOtherSignature(toUpload))).toBe(403);
    },
  },
  presignedPutOtherKey: {
    sentence: "un indirizzo firmato non accetta un'altra chiave",
    prove: (target) => refuses(target, (url) => ({ url: url.replace("flow.zip", "other.zip") })),
  },
  presignedPutOtherLength: {
    sentence: "un indirizzo firmato non accetta un'altra lunghezza",
    prove: (target) => refuses(target, (url) => ({ url, content: `${body} and more` })),
  },
  presignedPutOtherType: {
    sentence: "un indirizzo firmato non accetta un altro tipo di contenuto",
    prove: (target) => refuses(target, (url) => ({ url, type: "text/html" })),
  },
  presignedPutOtherSignature: {
    sentence: "un indirizzo con la firma cambiata non accetta nulla",
    prove: (target) => refuses(target, (url) => ({ url: withOtherSignature(url) })),
  },
  presignedPutProlonged: {
    sentence: "un indirizzo firmato non si può prolungare",
    prove: (target) =>
      refuses(target, (url) => ({ url: url.replace("X-Amz-Expires=300", "X-Amz-Expires=600") })),
  },
  presignedPutExpired: {
    sentence: "un indirizzo firmato scaduto non accetta nulla",
    async prove(target) {
      const { url } = await upload(target, 1);
      await delay(2_200);
      expect(await put(url)).toBe(403);
    },
  },
  presignedGet: {
    sentence: "un indirizzo firmato dà il file, con il suo tipo",
    async prove(target) {
      const response = await fetch(await download(target));
      expect([response.status, await response.text()]).toEqual([200, "a;b"]);
      expect(response.headers.get("content-type")).toBe("text/csv");
    },
  },
  presignedGetTampered: {
    sentence: "un indirizzo con la firma cambiata non dà il file",
    async prove(target) {
      const response = await fetch(withOtherSignature(await download(target)));
      expect(response.status).toBe(403);
      expect(await response.text()).not.toContain("a;b");
    },
  },
  presignedGetExpired: {
    sentence: "un indirizzo firmato scaduto non dà il file",
    async prove(target) {
      const url = await download(target, { expiresIn: 1 });
      await delay(2_200);
      expect((await fetch(url)).status).toBe(403);
    },
  },
  presignedGetFileName: {
    sentence: "un indirizzo firmato può dire il nome con cui il file si salva",
    async prove(target) {
      const disposition = 'attachment; filename="esiti.csv"';
      const response = await fetch(
        await download(target, { ResponseContentDisposition: disposition }),
      );
      expect(response.headers.get("content-disposition")).toBe(disposition);
    },
  },
  browserUpload: {
    sentence: "il browser dell'origine ammessa può caricare (CORS)",
    async prove(target) {
      const { url } = await upload(target);
      const { status, headers } = await preflight(url, browserOrigin);
      expect([status, headers.get("access-control-allow-origin")]).toEqual([200, browserOrigin]);
      expect(headers.get("access-control-allow-methods")).toContain("PUT");
    },
  },
  browserUploadElsewhere: {
    sentence: "il browser di un'altra origine non può caricare (CORS)",
    async prove(target) {
      const { url } = await upload(target);
      const { status, headers } = await preflight(url, "https://altrove.example");
      expect([status, headers.get("access-control-allow-origin")]).toEqual([403, null]);
    },
  },
} as const satisfies Readonly<Record<string, Behaviour>>;

function preflight(url: string, origin: string): Promise<Response> {
  return fetch(url, {
    method: "OPTIONS",
    headers: {
      origin,
      "access-control-request-method": "PUT",
      "access-control-request-headers": "content-type",
    },
  });
}
