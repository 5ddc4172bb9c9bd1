import type { IncomingHttpHeaders } from "node:http";

/** Who calls which operation of which service, as a signed request tells. */
export type AwsCall = {
  /** The access key, which the counting proxy gives every function of its own; else "clients". */
  readonly who: string;
  readonly service: string;
  readonly operation: string;
};

export type RawRequest = {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
};

const credentialPattern = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/u;

/** Reads a request signed in its headers or, by a presigned address, in its query. */
export function readAwsCall(request: RawRequest): AwsCall | undefined {
  const { headers, target } = request;
  const query = new URL(target, "http://localhost").searchParams;
  const presigned = query.get("X-Amz-Credential");
  const signature = presigned === null ? headers.authorization : `Credential=${presigned}`;
  const [, key, service] = credentialPattern.exec(signature ?? "") ?? [];
  if (key === undefined || service === undefined) return undefined;
  const who = presigned === null ? key : "clients";
  return { who, service, operation: operationOf(service, request, query) };
}

/** The folder of a bucket that a path-style address of an object names. */
export function folderOf(target: string): string {
  return new URL(target, "http://localhost").pathname.split("/")[2] ?? "";
}

function operationOf(service: string, request: RawRequest, query: URLSearchParams): string {
  if (service === "s3") return objectOperation(request.method, query);
  const named = request.headers["x-amz-target"];
  if (typeof named === "string") return named.slice(named.indexOf(".") + 1);
  return new URLSearchParams(request.body.toString("latin1")).get("Action") ?? "Unknown";
}

/** Source: Amazon S3 API Reference. */
function objectOperation(method: string, query: URLSearchParams): string {
  switch (method) {
    case "PUT":
      return query.has("uploadId") ? "UploadPart" : "PutObject";
    case "POST":
      if (query.has("uploads")) return "CreateMultipartUpload";
      return query.has("uploadId") ? "CompleteMultipartUpload" : "DeleteObjects";
    case "DELETE":
      return query.has("uploadId") ? "AbortMultipartUpload" : "DeleteObject";
    case "HEAD":
      return "HeadObject";
    default:
      return query.has("list-type") ? "ListObjectsV2" : "GetObject";
  }
}
