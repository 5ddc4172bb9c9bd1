import { createHmac, hash } from "node:crypto";

export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type AwsRequest = {
  readonly method: "GET" | "POST" | "PUT";
  /** Percent-encoded once, as it is sent: S3 signs it so, DynamoDB has none but "/". */
  readonly path: string;
  /** Lower-case names; `host` among them. All are signed. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
};

export type SignerSettings = {
  readonly service: string;
  readonly region: string;
  readonly credentials: AwsCredentials;
};

/** The headers of a request, its signature among them. */
export type RequestSigner = (request: AwsRequest, at: Date) => Record<string, string>;

const algorithm = "AWS4-HMAC-SHA256";

/**
 * Signs requests with AWS Signature Version 4 (AWS General Reference, "Create a signed AWS API
 * request"), in headers and without a query. The day's key is derived once.
 */
export function createRequestSigner(settings: SignerSettings): RequestSigner {
  const { accessKeyId, secretAccessKey, sessionToken } = settings.credentials;
  let known: { readonly scope: string; readonly key: Buffer } | undefined;
  const keyOf = (scope: string): Buffer => {
    if (known?.scope !== scope) {
      known = {
        scope,
        key: scope.split("/").reduce(nextKey, Buffer.from(`AWS4${secretAccessKey}`)),
      };
    }
    return known.key;
  };
  return ({ method, path, headers, body }, at) => {
    const instant = at.toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
    const sent: Record<string, string> = { ...headers, "x-amz-date": instant };
    if (sessionToken !== undefined) sent["x-amz-security-token"] = sessionToken;
    const names = Object.keys(sent).sort();
    const signedNames = names.join(";");
    const lines = names.map((name) => `${name}:${oneLine(sent[name] ?? "")}`);
    const canonical = [method, path, "", ...lines, "", signedNames, hash("sha256", body)].join(
      "\n",
    );
    const scope = `${instant.slice(0, 8)}/${settings.region}/${settings.service}/aws4_request`;
    const text = [algorithm, instant, scope, hash("sha256", canonical)].join("\n");
    const signature = createHmac("sha256", keyOf(scope)).update(text).digest("hex");
    const parts = [
      `Credential=${accessKeyId}/${scope}`,
      `SignedHeaders=${signedNames}`,
      `Signature=${signature}`,
    ];
    return { ...sent, authorization: `${algorithm} ${parts.join(", ")}` };
  };
}

function nextKey(key: Buffer, part: string): Buffer {
  return createHmac("sha256", key).update(part).digest();
}

function oneLine(value: string): string {
  return value.trim().replaceAll(/\s+/gu, " ");
}
