import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { AwsConnection } from "../../../../shared/aws/aws-environment.ts";
import type { Patience, RetryReason } from "../../../../shared/aws/patience.ts";
import { createSignedCaller, type RetryJudge } from "../../../../shared/aws/signed-caller.ts";
import { type ScriptedService, startScriptedService } from "../../../support/scripted-service.ts";

const fine = { status: 200, body: "fine" } as const;
const broken = { status: 500, body: "broken" } as const;
const request = {
  method: "POST",
  path: "/",
  headers: { host: "service.example", "content-type": "text/plain" },
  body: "è così",
} as const;

let service: ScriptedService;
beforeAll(async () => {
  service = await startScriptedService();
});
afterAll(() => service.stop());

function connection(endpoint = service.url): AwsConnection {
  const credentials = { accessKeyId: "id", secretAccessKey: "secret", sessionToken: "token" };
  const region = "eu-south-1";
  return { service: "dynamodb", region, endpoint: new URL(endpoint), isAws: false, credentials };
}

const judge: RetryJudge = ({ status }) => (status === 500 ? "failed" : undefined);

/** Three tries without a wait, a tenth of a second each. */
function patience(reasons: RetryReason[] = []): Patience {
  return {
    connectTimeoutMs: 100,
    requestTimeoutMs: () => 100,
    async waitForRetry(tries, reason) {
      reasons.push(reason);
      return tries < 3;
    },
  };
}

describe("a signed call", () => {
  it("arrives with its signature, its session and its body", async () => {
    service.play(fine);
    const answer = await createSignedCaller(connection(), judge)(request, patience());
    expect([answer.status, answer.body.toString()]).toEqual([200, "fine"]);
    const [{ headers, body } = expect.fail()] = service.requests;
    expect(body).toBe("è così");
    expect(headers).toMatchObject({
      host: "service.example",
      "content-type": "text/plain",
      "x-amz-security-token": "token",
    });
    expect(headers.authorization).toMatch(
      /^AWS4-HMAC-SHA256 Credential=id\/\d{8}\/eu-south-1\/dynamodb\/aws4_request, SignedHeaders=content-type;host;x-amz-date;x-amz-security-token, Signature=[\da-f]{64}$/u,
    );
  });

  it("goes over a connection that is kept", async () => {
    service.play(fine);
    const call = createSignedCaller(connection(), judge);
    for (let calls = 0; calls < 3; calls += 1) await call(request, patience());
    expect(new Set(service.requests.map((one) => one.connection)).size).toBe(1);
  });

  it("is made again, signed anew, when the answer is worth another try", async () => {
    service.play(broken, broken, fine);
    const answer = await createSignedCaller(connection(), judge)(request, patience());
    expect(answer.status).toBe(200);
    expect(service.requests).toHaveLength(3);
  });

  it("gives the last answer when patience is over", async () => {
    service.play(broken);
    const answer = await createSignedCaller(connection(), judge)(request, patience());
    expect([answer.status, service.requests.length]).toEqual([500, 3]);
  });

  it("is made again when no answer comes in time, or the connection is cut", async () => {
    const reasons: RetryReason[] = [];
    service.play("silence", "cut", fine);
    const answer = await createSignedCaller(connection(), judge)(request, patience(reasons));
    expect([answer.status, reasons]).toEqual([200, ["failed", "failed"]]);
  });

  it("fails with its cause when no answer comes at all", async () => {
    service.play("silence");
    const call = createSignedCaller(connection(), judge)(request, patience());
    await expect(call).rejects.toThrow(
      expect.objectContaining({
        message: "dynamodb did not answer",
        cause: expect.objectContaining({ message: "no answer in time" }),
      }),
    );
    expect(service.requests).toHaveLength(3);
  });

  it("fails when nobody listens", async () => {
    const nobody = await startScriptedService();
    await nobody.stop();
    const call = createSignedCaller(connection(nobody.url), judge)(request, patience());
    await expect(call).rejects.toThrow("dynamodb did not answer");
  });

  it("does not count a kept connection that the service had closed as a try", async () => {
    const reasons: RetryReason[] = [];
    service.play(fine);
    const call = createSignedCaller(connection(), judge);
    await call(request, patience());
    service.play("cut", fine);
    const answer = await call(request, patience(reasons));
    expect([answer.status, reasons]).toEqual([200, []]);
  });
});
