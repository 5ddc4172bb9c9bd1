import type * as z from "zod";

/**
 * The function's environment, checked against its own schema. A missing variable fails the first
 * invocation with the variable's name; its value is never shown.
 */
export function readEnvironment<Schema extends z.ZodType>(schema: Schema): z.output<Schema> {
  const parsed = schema.safeParse(process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`environment variables missing or wrong: ${names.join(", ")}`);
}
