import { S3Client, waitUntilObjectExists } from "@aws-sdk/client-s3";

/** Calls HeadObject without saying so. */
const client = new S3Client({});
await waitUntilObjectExists({ client, maxWaitTime: 1 }, { Bucket: "bucket", Key: "key" });
