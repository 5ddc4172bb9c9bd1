import * as z from "zod/mini";

/**
 * The function's environment, checked against its own schema, of zod or of zod/mini. A missing
 * variable fails the first invocation with the variable's name; its value is never shown.
 */
export function readEnvironment<Schema extends z.core.$ZodType>(schema: Schema): z.output<Schema> {
  const parsed = z.safeParse(schema, process.env);
  if (parsed.success) return parsed.data;
  const names = parsed.error.issues.map((issue) => issue.path.join("."));
  throw new Error(`environment variables missing or wrong: ${names.join(", ")}`);
}
