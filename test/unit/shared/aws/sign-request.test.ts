import { createHash, createHmac } from "node:crypto";
import { SignatureV4 } from "@smithy/signature-v4";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type AwsRequest,
  createRequestPresigner,
  createRequestSigner,
  encodeUnreserved,
} from "../../../../shared/aws/sign-request.ts";

/** The digest that the SDK's own signer wants to be given. */
class Sha256 {
  private readonly digester;
  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.digester =
      secret === undefined ? createHash("sha256") : createHmac("sha256", bytesOf(secret));
  }
  update(data: Uint8Array): void {
    this.digester.update(data);
  }
  async digest(): Promise<Uint8Array> {
    return this.digester.digest();
  }
  reset(): void {}
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): string | Uint8Array {
  if (typeof data === "string") return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}

const secret = fc.string({ minLength: 1 });
const credentials = fc.record(
  { accessKeyId: secret, secretAccessKey: secret, sessionToken: secret },
  { requiredKeys: ["accessKeyId", "secretAccessKey"] },
);
const instant = fc.date({
  min: new Date(0),
  max: new Date("9999-12-31"),
  noInvalidDate: true,
});
const segment = fc.stringMatching(/^[A-Za-z0-9_~-]{1,8}(?:%[0-9A-F]{2})?$/u);
const headerValue = fc.stringMatching(/^[!-~][ -~]{0,30}$/u);
const request = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT"),
  path: fc.array(segment).map((segments) => `/${segments.join("/")}`),
  headers: fc.record({
    host: fc.domain(),
    "content-type": headerValue,
    "x-amz-target": headerValue,
  }),
  body: fc.oneof(fc.string(), fc.uint8Array()),
});

describe("a signed request", () => {
  it.each(["dynamodb", "s3"])("has the headers that the SDK's signer gives it (%s)", (service) =>
    fc.assert(
      fc.asyncProperty(request, credentials, instant, async (unsigned, keys, at) => {
        const region = "eu-south-1";
        // DynamoDB has one path only; of any other the SDK would encode the percent signs again.
        const path = service === "s3" ? unsigned.path : "/";
        const asked: AwsRequest = { ...unsigned, path };
        const signed = createRequestSigner({ service, region, credentials: keys })(asked, at);
        const oracle = new SignatureV4({
          service,
          region,
          credentials: keys,
          sha256: Sha256,
          uriEscapePath: service !== "s3",
          applyChecksum: service === "s3",
        });
        const { host: hostname } = unsigned.headers;
        const expected = await oracle.sign(
          { ...unsigned, path, hostname, protocol: "https:", query: {} },
          { signingDate: at },
        );
        expect(signed).toEqual(expected.headers);
      }),
    ),
  );

  it("is signed with the key of its day", () => {
    const settings = { service: "s3", region: "eu-south-1" };
    const keys = { accessKeyId: "id", secretAccessKey: "secret" };
    const get = { method: "GET", path: "/", headers: { host: "h" }, body: "" } as const;
    const kept = createRequestSigner({ ...settings, credentials: keys });
    for (const day of ["2026-11-23T23:59:59Z", "2026-11-24T00:00:00Z", "2026-11-23T12:00:00Z"]) {
      const fresh = createRequestSigner({ ...settings, credentials: keys });
      expect(kept(get, new Date(day))).toEqual(fresh(get, new Date(day)));
    }
  });
});

describe("a request that is lent", () => {
  const settings = { service: "s3", region: "eu-south-1" } as const;
  const lent = fc.record({
    method: fc.constantFrom("GET", "PUT"),
    path: fc.array(segment).map((segments) => `/${segments.join("/")}`),
    headers: fc.record(
      {
        host: fc.domain(),
        "content-type": headerValue,
        "content-length": fc.nat().map(String),
      },
      { requiredKeys: ["host"] },
    ),
    expiresInSeconds: fc.integer({ min: 1, max: 7 * 24 * 3_600 }),
  });

  it("has the query that the SDK's presigner gives it", () =>
    fc.assert(
      fc.asyncProperty(lent, credentials, instant, async (request, keys, at) => {
        const query = createRequestPresigner({ ...settings, credentials: keys })(request, at);
        const oracle = new SignatureV4({
          ...settings,
          credentials: keys,
          sha256: Sha256,
          uriEscapePath: false,
          applyChecksum: false,
        });
        const { expiresInSeconds: expiresIn, headers, ...place } = request;
        const unsigned = {
          ...place,
          headers: { ...headers, "X-Amz-Content-Sha256": "UNSIGNED-PAYLOAD" },
          hostname: headers.host,
          protocol: "https:",
          query: {},
        };
        const signableHeaders = new Set(["content-length", "content-type", "host"]);
        const expected = await oracle.presign(unsigned, {
          expiresIn,
          signingDate: at,
          signableHeaders,
        });
        expect(Object.fromEntries(new URLSearchParams(query))).toEqual(expected.query);
        const texts = Object.entries(expected.query ?? {}).map(
          ([name, value]) => `${name}=${encodeUnreserved(String(value))}`,
        );
        expect(query.split("&").sort()).toEqual(texts.sort());
      }),
    ));
});
