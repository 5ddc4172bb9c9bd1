import { GetObjectCommand, S3Client } from "@aws-sdk/client-s3";

/** Makes a command that its text does not name. */
const commands = { read: GetObjectCommand };
await new S3Client({}).send(new commands.read({ Bucket: "bucket", Key: "key" }));
