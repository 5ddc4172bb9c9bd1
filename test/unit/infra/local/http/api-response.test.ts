import { describe, expect, it } from "vitest";
import { apiAnswerOf } from "../../../../../infra/local/http/api-response.ts";

describe("apiAnswerOf", () => {
  it("decodes a base64 body into the bytes it stands for", () => {
    const bytes = Buffer.from([0, 255, 128]);
    const answer = apiAnswerOf(
      JSON.stringify({
        statusCode: 200,
        headers: { "Content-Type": "application/pdf" },
        body: bytes.toString("base64"),
        isBase64Encoded: true,
      }),
    );
    expect(answer).toEqual({
      status: 200,
      headers: { "content-type": "application/pdf" },
      body: bytes,
    });
  });

  it("makes a 200 of a result without a status", () => {
    expect(apiAnswerOf('{"a":1}')).toMatchObject({ status: 200, body: Buffer.from('{"a":1}') });
  });

  it("answers 500 to a response that API Gateway could not read", () => {
    expect(apiAnswerOf('{"statusCode":"abc"}').status).toBe(500);
  });
});
