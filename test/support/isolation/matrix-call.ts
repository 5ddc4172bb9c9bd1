/** Calls of the portal as somebody in particular. */
export type Call = (
  method: string,
  path: string,
  options?: { readonly body?: unknown; readonly query?: string },
) => Promise<{ readonly status: number; readonly text: string; readonly headers: Headers }>;

export function callerOf(url: string, authorization: string | undefined): Call {
  return async (method, path, { body, query = "" } = {}) => {
    const response = await fetch(`${url}${path}${query}`, {
      method,
      redirect: "manual",
      headers: {
        ...(authorization && { authorization }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    return { status: response.status, text: await response.text(), headers: response.headers };
  };
}
