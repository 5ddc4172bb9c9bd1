import { readAwsConnection } from "../aws/aws-environment.ts";
import { createRequestPresigner, type LentRequest } from "../aws/sign-request.ts";
import { bucketAddress, encodeKey } from "./bucket-address.ts";
import { getObject, type ObjectOperation, putObject } from "./object-operations.ts";
import type { OrganizationFileKey } from "./organization-file-key.ts";

/** Addresses of an ente's files, for callers that are known, without any key of their own. */
export type FileLinks = {
  /** Where exactly `bytes` bytes may be PUT. */
  readonly toUpload: (key: OrganizationFileKey, upload: UploadTerms) => string;
  readonly toDownload: (key: OrganizationFileKey, expiresInSeconds: number) => string;
};

export type UploadTerms = {
  readonly bytes: number;
  readonly contentType: string;
  readonly expiresInSeconds: number;
};

/** Presigned addresses (S3 User Guide, "Sharing objects with presigned URLs"). */
export function createFileLinks(bucket: string, now: () => Date): FileLinks {
  const connection = readAwsConnection("s3");
  const { endpoint, root } = bucketAddress(connection, bucket);
  const presign = createRequestPresigner(connection);
  const link = ({ method }: ObjectOperation, key: OrganizationFileKey, terms: Terms) => {
    const path = root + encodeKey(key);
    const headers = { host: endpoint.host, ...terms.headers };
    return `${endpoint.origin}${path}?${presign({ ...terms, method, path, headers }, now())}`;
  };
  return {
    toUpload: (key, { bytes, contentType, expiresInSeconds }) => {
      const headers = { "content-length": String(bytes), "content-type": contentType };
      return link(putObject, key, { headers, expiresInSeconds });
    },
    toDownload: (key, expiresInSeconds) => link(getObject, key, { headers: {}, expiresInSeconds }),
  };
}

type Terms = Pick<LentRequest, "headers" | "expiresInSeconds">;
