import { Stack } from "aws-cdk-lib";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import * as z from "zod";

const importedValue = z.object({ "Fn::ImportValue": z.string() });

/** cdk-nag names a resource of another stack after the export through which it is reached. */
export function nameInFindings(bucket: Bucket): string {
  const stack = Stack.of(bucket);
  return importedValue.parse(stack.resolve(stack.exportValue(bucket.bucketArn)))["Fn::ImportValue"];
}
