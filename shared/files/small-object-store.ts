import { readAwsConnection } from "../aws/aws-environment.ts";
import type { HttpAnswer } from "../aws/http-exchange.ts";
import { startPatience } from "../aws/patience.ts";
import type { AwsRequest } from "../aws/sign-request.ts";
import { createSignedCaller } from "../aws/signed-caller.ts";
import { bucketAddress, encodeKey } from "./bucket-address.ts";
import { getObject, headObject, type ObjectOperation, putObject } from "./object-operations.ts";

/** Files that fit in memory, written and read whole while somebody waits. */
export type SmallObjectStore = {
  put(key: string, bytes: Uint8Array, contentType: string): Promise<void>;
  get(key: string): Promise<Uint8Array | undefined>;
  /** Of any file, however long: it is not read. Undefined when there is no such file. */
  describe(key: string): Promise<ObjectDescription | undefined>;
};

/** Size in bytes and the tag of this very content. */
export type ObjectDescription = { readonly bytes: number; readonly tag: string };

const throttlingCodes = new Set(["SlowDown", "RequestTimeout"]);

/** Small objects of a bucket over S3's REST API. For streams there is the file store. */
export function createSmallObjectStore(bucket: string): SmallObjectStore {
  const connection = readAwsConnection("s3");
  const { endpoint, root } = bucketAddress(connection, bucket);
  const caller = createSignedCaller({ ...connection, endpoint }, (answer) => {
    if (answer.status < 400) return undefined;
    if (throttlingCodes.has(errorCodeOf(answer))) return "throttled";
    return answer.status >= 500 ? "failed" : undefined;
  });
  const call = (operation: ObjectOperation, key: string, content: Content) => {
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
    async describe(key) {
      const answer = await call(headObject, key, { body: "", headers: {} });
      // The answer has no body that could tell a missing bucket from a missing object.
      if (answer.status === 404) return undefined;
      const { "content-length": bytes, etag: tag } = answer.headers;
      if (answer.status !== 200 || bytes === undefined || tag === undefined) {
        throw refusal(headObject, answer);
      }
      return { bytes: Number(bytes), tag };
    },
  };
}

type Content = Pick<AwsRequest, "body" | "headers">;

function refusal({ awsOperation }: ObjectOperation, answer: HttpAnswer): Error {
  return new Error(`S3 refused ${awsOperation}: ${errorCodeOf(answer)}`);
}

/** `<Error><Code>NoSuchKey</Code>…`; not every error has a body. */
function errorCodeOf({ status, body }: HttpAnswer): string {
  return /<Code>(\w+)<\/Code>/u.exec(body.toString("utf8"))?.[1] ?? `HTTP ${status}`;
}
