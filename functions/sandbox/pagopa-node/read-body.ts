import * as z from "zod/mini";
import { problemsOf } from "./form-bodies.ts";
import { invalidBody, type Reply } from "./reply.ts";
import type { NodeRequest } from "./routing.ts";

const bodyCharactersMax = 100_000;

/** The JSON that a request carries; `undefined` when it carries none. */
export function readJson({ body }: Pick<NodeRequest, "body">): unknown {
  if (body.length > bodyCharactersMax) return undefined;
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** Hands a body that keeps the schema to `use`; any other is answered with what is wrong in it. */
export async function withBody<Body>(
  request: NodeRequest,
  schema: z.core.$ZodType<Body>,
  use: (body: Body) => Promise<Reply>,
): Promise<Reply> {
  const parsed = z.safeParse(schema, readJson(request));
  return parsed.success
    ? use(parsed.data)
    : { reply: "problem", problem: invalidBody(problemsOf(parsed.error)) };
}
