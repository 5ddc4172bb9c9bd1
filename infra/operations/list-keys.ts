import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import type { OperatorCloud } from "./operator-cloud.ts";

/** The keys of the bucket that begin so, in their order. */
export async function listKeys(
  { s3, bucketName }: Pick<OperatorCloud, "s3" | "bucketName">,
  prefix: string,
): Promise<string[]> {
  const keys: string[] = [];
  let from: string | undefined;
  do {
    const page = await s3.send(
      new ListObjectsV2Command({ Bucket: bucketName, Prefix: prefix, ContinuationToken: from }),
    );
    for (const { Key } of page.Contents ?? []) if (Key !== undefined) keys.push(Key);
    from = page.NextContinuationToken;
  } while (from !== undefined);
  return keys;
}
