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
 * request"), in headers and without a query. The day's key is derived once. S3 alone asks for the
 * digest of the body as a header too.
 */
export function createRequestSigner(settings: SignerSettings): RequestSigner {
  // Loaded with the first client, not with the function: some calls are answered without any.
  const { createHmac, hash } = process.getBuiltinModule("node:crypto");
  const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const { accessKeyId, secretAccessKey, sessionToken } = settings.credentials;
  let known: { readonly scope: string; readonly key: Buffer } | undefined;
  const keyOf = (scope: string): Buffer => {
    if (known?.scope !== scope) {
      known = { scope, key: scope.split("/").reduce(hmac, Buffer.from(`AWS4${secretAccessKey}`)) };
    }
    return known.key;
  };
  return ({ method, path, headers, body }, at) => {
    const instant = at.toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
    const sent: Record<string, string> = { ...headers, "x-amz-date": instant };
    const digest = hash("sha256", body);
    if (settings.service === "s3") sent["x-amz-content-sha256"] = digest;
    if (sessionToken !== undefined) sent["x-amz-security-token"] = sessionToken;
    const names = Object.keys(sent).sort();
    const signedNames = names.join(";");
    const lines = names.map((name) => `${name}:${oneLine(sent[name] ?? "")}`);
    const canonical = [method, path, "", ...lines, "", signedNames, digest].join("\n");
    const scope = `${instant.slice(0, 8)}/${settings.region}/${settings.service}/aws4_request`;
    const text = [algorithm, instant, scope, hash("sha256", canonical)].join("\n");
    const signature = hmac(keyOf(scope), text).toString("hex");
    const parts = [
      `Credential=${accessKeyId}/${scope}`,
      `SignedHeaders=${signedNames}`,
      `Signature=${signature}`,
    ];
    return { ...sent, authorization: `${algorithm} ${parts.join(", ")}` };
  };
}

function oneLine(value: string): string {
  return value.trim().replaceAll(/\s+/gu, " ");
}
