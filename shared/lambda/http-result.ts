/** What a route answers, before API Gateway's payload format 2.0. */
export type HttpResult = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Each a `Set-Cookie` of its own. */
  readonly cookies?: readonly string[];
  readonly body?: string | Uint8Array;
};

export function jsonResult(
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): HttpResult {
  return {
    status,
    headers: { "content-type": "application/json; charset=utf-8", ...headers },
    body: JSON.stringify(body),
  };
}
