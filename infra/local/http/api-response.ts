import * as z from "zod";

/** A response ready to be written. */
export type HttpAnswer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[]>>;
  readonly body: Buffer;
};

const functionResponseSchema = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/**
 * The HTTP response made of a function's result in payload format 2.0: with a `statusCode` it is
 * taken as it is; anything else becomes a 200 with the JSON of the result.
 *
 * Source: Amazon API Gateway Developer Guide, "Lambda function response for format 2.0".
 */
export function apiAnswerOf(payload: string): HttpAnswer {
  const result: unknown = JSON.parse(payload);
  if (typeof result !== "object" || result === null || !("statusCode" in result)) {
    const text = typeof result === "string" ? result : payload;
    return jsonAnswer(200, text);
  }
  const parsed = functionResponseSchema.safeParse(result);
  if (!parsed.success) {
    return messageAnswer(500, "Internal Server Error");
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  return {
    status: statusCode,
    headers: {
      ...Object.fromEntries(
        Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
      ),
      ...(cookies && { "set-cookie": cookies }),
    },
    body: Buffer.from(body ?? "", isBase64Encoded === true ? "base64" : "utf8"),
  };
}

/** The short JSON that API Gateway itself answers with. */
export function messageAnswer(status: number, message: string): HttpAnswer {
  return jsonAnswer(status, JSON.stringify({ message }));
}

export function jsonAnswer(status: number, json: string): HttpAnswer {
  return { status, headers: { "content-type": "application/json" }, body: Buffer.from(json) };
}

/** An HTML page of the local cloud. */
export function htmlAnswer(html: string): HttpAnswer {
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy":
        "default-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:",
    },
    body: Buffer.from(html),
  };
}
