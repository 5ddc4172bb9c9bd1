import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { readAwsConnection } from "../../../../shared/aws/aws-environment.ts";

beforeEach(() => {
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_SESSION_TOKEN", undefined);
  vi.stubEnv("AWS_ENDPOINT_URL", undefined);
  vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", undefined);
});
afterEach(() => vi.unstubAllEnvs());

describe("the connection to a service of AWS", () => {
  it("goes to the service in the function's region", () => {
    const { endpoint, isAws, region } = readAwsConnection("dynamodb");
    expect([endpoint.href, isAws, region]).toEqual([
      "https://dynamodb.eu-south-1.amazonaws.com/",
      true,
      "eu-south-1",
    ]);
  });

  it("goes to the endpoint named for all services, or for this one before that", () => {
    vi.stubEnv("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
    expect(readAwsConnection("dynamodb").endpoint.href).toBe("http://127.0.0.1:4566/");
    vi.stubEnv("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000");
    expect(readAwsConnection("dynamodb").endpoint.href).toBe("http://127.0.0.1:8000/");
    expect(readAwsConnection("dynamodb").isAws).toBe(false);
    expect(readAwsConnection("s3").endpoint.href).toBe("http://127.0.0.1:4566/");
  });

  it("has the credentials of the function's role", () => {
    expect(readAwsConnection("s3").credentials).toEqual({
      accessKeyId: "id",
      secretAccessKey: "secret",
    });
    vi.stubEnv("AWS_SESSION_TOKEN", "token");
    expect(readAwsConnection("s3").credentials.sessionToken).toBe("token");
  });

  it("names the setting that is missing", () => {
    vi.stubEnv("AWS_REGION", undefined);
    expect(() => readAwsConnection("s3")).toThrow("environment variable missing: AWS_REGION");
  });
});
