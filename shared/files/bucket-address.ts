import type { AwsConnection } from "../aws/aws-environment.ts";
import { encodeUnreserved } from "../aws/sign-request.ts";

/** Virtual-hosted on AWS, path-style on the endpoint named by `AWS_ENDPOINT_URL_S3`. */
export function bucketAddress(
  { endpoint, isAws }: Pick<AwsConnection, "endpoint" | "isAws">,
  bucket: string,
): { readonly endpoint: URL; readonly root: string } {
  if (!isAws) return { endpoint, root: `/${encodeUnreserved(bucket)}/` };
  return { endpoint: new URL(`https://${bucket}.${endpoint.host}`), root: "/" };
}

/**
 * The key as the path of an address: each segment percent-encoded, all but unreserved characters
 * (S3 User Guide, "Naming Amazon S3 objects"; Signature Version 4 signs it as it is sent).
 */
export function encodeKey(key: string): string {
  const segments = key.split("/");
  // An HTTP client resolves them as folders: such a key would be another's.
  if (segments.some((segment) => segment === "." || segment === "..")) {
    throw new Error('a segment of an object key is "." or ".."');
  }
  return segments.map(encodeUnreserved).join("/");
}
