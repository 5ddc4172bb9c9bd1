import * as z from "zod/mini";
import type { Column } from "./column.ts";
import { type RowResult, rejectedAt } from "./row-report.ts";

/** Reads what a row makes of a thing by the schema of what is sent over the API. */
export function parseBody<Body>(
  schema: z.core.$ZodType<Body>,
  body: unknown,
  columns: readonly Column[],
): { readonly data: Body } | { readonly rejection: RowResult } {
  const parsed = z.safeParse(schema, body);
  if (parsed.success) return { data: parsed.data };
  const problems = parsed.error.issues.map(({ path, message }) => ({
    pointer: path.length === 0 ? "" : `/${path.map(String).join("/")}`,
    detail: message,
  }));
  return { rejection: rejectedAt(problems, columns) };
}
