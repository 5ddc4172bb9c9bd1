import { type AwsConnection, readAwsConnection } from "../aws/aws-environment.ts";
import type { HttpAnswer } from "../aws/http-exchange.ts";
import { startPatience } from "../aws/patience.ts";
import type { AwsRequest } from "../aws/sign-request.ts";
import { createSignedCaller } from "../aws/signed-caller.ts";

/** Files that fit in memory, written and read whole while somebody waits. */
export type SmallObjectStore = {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
};

/** The names are what a role must allow: a test reads them off the code that a function reaches. */
const putObject = { awsOperation: "PutObject", method: "PUT" } as const;
const getObject = { awsOperation: "GetObject", method: "GET" } as const;

const throttlingCodes = new Set(["SlowDown", "RequestTimeout"]);

/**
 * Small objects of a bucket over S3's REST API. For streams and presigned addresses there is the
 * file store.
 */
export function createSmallObjectStore(bucket: string): SmallObjectStore {
  const connection = readAwsConnection("s3");
  const { endpoint, root } = bucketAddress(connection, bucket);
  const caller = createSignedCaller({ ...connection, endpoint }, (answer) => {
    if (answer.status < 400) return undefined;
    if (throttlingCodes.has(errorCodeOf(answer))) return "throttled";
    return answer.status >= 500 ? "failed" : undefined;
  });
  const call = (operation: Operation, key: string, content: Content) => {
    const headers = { host: endpoint.host, ...content.headers };
    const path = root + encodeKey(key);
    const request = { method: operation.method, path, headers, body: content.body };
    return caller(request, startPatience("online"));
  };
  return {
    async put(key, bytes, contentType) {
      const headers = { "content-type": contentType, "content-length": String(bytes.length) };
      const answer = await call(putObject, key, { body: bytes, headers });
      if (answer.status !== 200) throw refusal(putObject, answer);
    },
    async get(key) {
      const answer = await call(getObject, key, { body: "", headers: {} });
      if (answer.status === 200) return answer.body;
      if (errorCodeOf(answer) === "NoSuchKey") return undefined;
      throw refusal(getObject, answer);
    },
  };
}

/** Virtual-hosted on AWS, path-style on the endpoint named by `AWS_ENDPOINT_URL_S3`. */
export function bucketAddress(
  { endpoint, isAws }: Pick<AwsConnection, "endpoint" | "isAws">,
  bucket: string,
): { readonly endpoint: URL; readonly root: string } {
  if (!isAws) return { endpoint, root: `/${encodeSegment(bucket)}/` };
  return { endpoint: new URL(`https://${bucket}.${endpoint.host}`), root: "/" };
}

type Operation = typeof putObject | typeof getObject;
type Content = Pick<AwsRequest, "body" | "headers">;

/**
 * The key as the path of an address: each segment percent-encoded, all but unreserved characters
 * (S3 User Guide, "Naming Amazon S3 objects"; Signature Version 4 signs it as it is sent).
 */
function encodeKey(key: string): string {
  const segments = key.split("/");
  // An HTTP client resolves them as folders: such a key would be another's.
  if (segments.some((segment) => segment === "." || segment === "..")) {
    throw new Error('a segment of an object key is "." or ".."');
  }
  return segments.map(encodeSegment).join("/");
}

function encodeSegment(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function refusal({ awsOperation }: Operation, answer: HttpAnswer): Error {
  return new Error(`S3 refused ${awsOperation}: ${errorCodeOf(answer)}`);
}

/** `<Error><Code>NoSuchKey</Code>…`; not every error has a body. */
function errorCodeOf({ status, body }: HttpAnswer): string {
  return /<Code>(\w+)<\/Code>/u.exec(body.toString("utf8"))?.[1] ?? `HTTP ${status}`;
}
