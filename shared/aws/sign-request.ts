export type AwsCredentials = {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
};

export type AwsRequest = {
  readonly method: "GET" | "HEAD" | "POST" | "PUT";
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

/** A request that somebody else is to make, with exactly these headers and a body of their own. */
export type LentRequest = Omit<AwsRequest, "body"> & { readonly expiresInSeconds: number };

/** The query that lets whoever has it make the request until it expires, without its "?". */
export type RequestPresigner = (request: LentRequest, at: Date) => string;

const algorithm = "AWS4-HMAC-SHA256";
const unsignedPayload = "UNSIGNED-PAYLOAD";

/**
 * Signs requests with AWS Signature Version 4 (AWS General Reference, "Create a signed AWS API
 * request"), in headers and without a query. The day's key is derived once. S3 alone asks for the
 * digest of the body as a header too.
 */
export function createRequestSigner(settings: SignerSettings): RequestSigner {
  const { hash } = process.getBuiltinModule("node:crypto");
  const { accessKeyId, sessionToken } = settings.credentials;
  const sign = createCanonicalSigner(settings);
  return ({ method, path, headers, body }, at) => {
    const instant = instantOf(at);
    const sent: Record<string, string> = { ...headers, "x-amz-date": instant };
    const digest = hash("sha256", body);
    if (settings.service === "s3") sent["x-amz-content-sha256"] = digest;
    if (sessionToken !== undefined) sent["x-amz-security-token"] = sessionToken;
    const canonical = canonicalHeaders(sent);
    const request = [method, path, "", ...canonical.lines, "", canonical.names, digest];
    const signature = sign(request, instant);
    const parts = [
      `Credential=${accessKeyId}/${scopeOf(settings, instant)}`,
      `SignedHeaders=${canonical.names}`,
      `Signature=${signature}`,
    ];
    return { ...sent, authorization: `${algorithm} ${parts.join(", ")}` };
  };
}

/**
 * Signs requests to S3 for others to make, in the query (AWS General Reference, "Authenticating
 * requests: using query parameters"): what they send as a body is theirs.
 */
export function createRequestPresigner(settings: SignerSettings): RequestPresigner {
  const { accessKeyId, sessionToken } = settings.credentials;
  const sign = createCanonicalSigner(settings);
  return ({ method, path, headers, expiresInSeconds }, at) => {
    const instant = instantOf(at);
    const canonical = canonicalHeaders(headers);
    // In the order of their names, as they are signed.
    const query = [
      ["X-Amz-Algorithm", algorithm],
      ["X-Amz-Content-Sha256", unsignedPayload],
      ["X-Amz-Credential", `${accessKeyId}/${scopeOf(settings, instant)}`],
      ["X-Amz-Date", instant],
      ["X-Amz-Expires", String(expiresInSeconds)],
      ...(sessionToken === undefined ? [] : [["X-Amz-Security-Token", sessionToken]]),
      ["X-Amz-SignedHeaders", canonical.names],
    ]
      .map(([name, value = ""]) => `${name}=${encodeUnreserved(value)}`)
      .join("&");
    const request = [method, path, query, ...canonical.lines, "", canonical.names, unsignedPayload];
    return `${query}&X-Amz-Signature=${sign(request, instant)}`;
  };
}

/** Percent-encodes all but unreserved characters, as Signature Version 4 does (RFC 3986). */
export function encodeUnreserved(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Signs the lines of a canonical request, with the key of its day. */
function createCanonicalSigner(settings: SignerSettings) {
  // Loaded with the first client, not with the function: some calls are answered without any.
  const { createHmac, hash } = process.getBuiltinModule("node:crypto");
  const hmac = (key: Buffer, text: string) => createHmac("sha256", key).update(text).digest();
  const secret = Buffer.from(`AWS4${settings.credentials.secretAccessKey}`);
  let known: { readonly scope: string; readonly key: Buffer } | undefined;
  return (canonicalLines: readonly string[], instant: string): string => {
    const scope = scopeOf(settings, instant);
    if (known?.scope !== scope) known = { scope, key: scope.split("/").reduce(hmac, secret) };
    const digest = hash("sha256", canonicalLines.join("\n"));
    return hmac(known.key, [algorithm, instant, scope, digest].join("\n")).toString("hex");
  };
}

/** "20261128T060000Z". */
function instantOf(at: Date): string {
  return at.toISOString().replaceAll(/[-:]|\.\d{3}/gu, "");
}

function scopeOf({ region, service }: SignerSettings, instant: string): string {
  return `${instant.slice(0, 8)}/${region}/${service}/aws4_request`;
}

function canonicalHeaders(headers: Readonly<Record<string, string>>) {
  const names = Object.keys(headers).sort();
  const lines = names.map((name) => `${name}:${oneLine(headers[name] ?? "")}`);
  return { lines, names: names.join(";") };
}

function oneLine(value: string): string {
  return value.trim().replaceAll(/\s+/gu, " ");
}
