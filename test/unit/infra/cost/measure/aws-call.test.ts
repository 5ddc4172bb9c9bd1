import { describe, expect, it } from "vitest";
import { folderOf, readAwsCall } from "../../../../../infra/cost/measure/aws-call.ts";

function request(service: string, change: object = {}) {
  const scope = `portale-local-f/20261128/eu-south-1/${service}/aws4_request`;
  const authorization = `AWS4-HMAC-SHA256 Credential=${scope}, SignedHeaders=host, Signature=00`;
  const raw = { method: "POST", target: "/", headers: { authorization }, body: Buffer.alloc(0) };
  return { ...raw, ...change };
}

describe("a signed request", () => {
  it("tells who calls what, by the protocol of its service", () => {
    const { headers } = request("dynamodb");
    const target = { ...headers, "x-amz-target": "DynamoDB_20120810.GetItem" };
    expect(readAwsCall(request("dynamodb", { headers: target }))).toEqual({
      who: "portale-local-f",
      service: "dynamodb",
      operation: "GetItem",
    });
    const body = Buffer.from("Action=SendRawEmail&Version=2010-12-01");
    expect(readAwsCall(request("ses", { body }))?.operation).toBe("SendRawEmail");
  });

  it.each([
    ["PUT", "/bucket/work/1?x-id=PutObject", "PutObject"],
    ["PUT", "/bucket/work/1?partNumber=1&uploadId=u", "UploadPart"],
    ["POST", "/bucket/work/1?uploads", "CreateMultipartUpload"],
    ["POST", "/bucket/work/1?uploadId=u", "CompleteMultipartUpload"],
    ["DELETE", "/bucket/work/1?uploadId=u", "AbortMultipartUpload"],
    ["DELETE", "/bucket/work/1", "DeleteObject"],
    ["HEAD", "/bucket/work/1", "HeadObject"],
    ["GET", "/bucket/work/1", "GetObject"],
    ["GET", "/bucket?list-type=2", "ListObjectsV2"],
  ])("%s %s of S3 is %s", (method, target, operation) => {
    expect(readAwsCall(request("s3", { method, target }))?.operation).toBe(operation);
  });

  it("by a presigned address is nobody's of the portal", () => {
    const credential = encodeURIComponent("portale-local-f/20261128/eu-south-1/s3/aws4_request");
    const target = `/bucket/uploads/1?X-Amz-Credential=${credential}`;
    const call = readAwsCall(request("s3", { method: "PUT", target, headers: {} }));
    expect(call).toEqual({ who: "clients", service: "s3", operation: "PutObject" });
    expect(folderOf(target)).toBe("uploads");
  });

  it("without a signature is not known", () => {
    expect(readAwsCall(request("s3", { headers: {} }))).toBeUndefined();
  });
});
