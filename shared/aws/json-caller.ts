import type { AwsConnection } from "./aws-environment.ts";
import type { HttpAnswer } from "./http-exchange.ts";
import type { Patience } from "./patience.ts";
import { createSignedCaller, type RetryJudge } from "./signed-caller.ts";

/** Calls one operation of a service with its input; gives the answer, whatever it is. */
export type JsonCaller = (
  operation: string,
  input: Readonly<Record<string, unknown>>,
  patience: Patience,
) => Promise<HttpAnswer>;

export type JsonProtocol = {
  /** What operations are called by: "AmazonSQS" in `AmazonSQS.SendMessage`. */
  readonly target: string;
  readonly version: "1.0" | "1.1";
  /** Errors that mean: not so fast. */
  readonly throttlingCodes: ReadonlySet<string>;
};

/** A caller of a service that speaks AWS JSON: one path, the operation in a header. */
export function createJsonCaller(connection: AwsConnection, protocol: JsonProtocol): JsonCaller {
  const judge: RetryJudge = (answer) => {
    if (answer.status === 200) return undefined;
    if (protocol.throttlingCodes.has(jsonErrorCode(answer))) return "throttled";
    return answer.status >= 500 ? "failed" : undefined;
  };
  const call = createSignedCaller(connection, judge);
  return (operation, input, patience) => {
    const headers = {
      host: connection.endpoint.host,
      "content-type": `application/x-amz-json-${protocol.version}`,
      "x-amz-target": `${protocol.target}.${operation}`,
    };
    return call({ method: "POST", path: "/", headers, body: JSON.stringify(input) }, patience);
  };
}

/** "ThrottlingException" of `{"__type": "com.amazonaws.…#ThrottlingException"}`. */
export function jsonErrorCode({ status, body }: HttpAnswer): string {
  const type = /"__type"\s*:\s*"([^"]*)"/u.exec(body.toString("utf8"))?.[1];
  return type === undefined ? `HTTP ${status}` : type.slice(type.indexOf("#") + 1);
}
