import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { createSecretReader } from "../../../../shared/aws/secret-reader.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

let service: ScriptedService;
beforeAll(async () => {
  service = await startScriptedService();
  vi.stubEnv("AWS_REGION", "eu-south-1");
  vi.stubEnv("AWS_ACCESS_KEY_ID", "id");
  vi.stubEnv("AWS_SECRET_ACCESS_KEY", "secret");
  vi.stubEnv("AWS_ENDPOINT_URL_SECRETS_MANAGER", service.url);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await service.stop();
});

describe("a secret", () => {
  it("is asked for by its name, and its text is given", async () => {
    service.play({ status: 200, body: { Name: "chiave", SecretString: "molto segreta" } });
    expect(await createSecretReader()("arn:chiave")).toBe("molto segreta");
    const [{ headers, body } = expect.fail()] = service.requests;
    expect(headers).toMatchObject({
      "content-type": "application/x-amz-json-1.1",
      "x-amz-target": "secretsmanager.GetSecretValue",
    });
    expect(headers.authorization).toContain("/eu-south-1/secretsmanager/aws4_request");
    expect(JSON.parse(body)).toEqual({ SecretId: "arn:chiave" });
  });

  it.each([{ SecretString: "" }, { SecretBinary: "AAAA" }, { SecretString: 1 }])(
    "that has no text is none: %j",
    async (body) => {
      service.play({ status: 200, body });
      await expect(createSecretReader()("arn")).rejects.toThrow("the secret holds no text");
    },
  );

  it("that may not be read is a failure that says why", async () => {
    service.play({ status: 400, body: { __type: "AccessDeniedException", Message: "no" } });
    await expect(createSecretReader()("arn")).rejects.toThrow(
      "Secrets Manager refused GetSecretValue: AccessDeniedException",
    );
  });
});
