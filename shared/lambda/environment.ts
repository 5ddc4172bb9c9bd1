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

/** What the deployment calls the function, and the trace that its present invocation belongs to. */
export type FunctionIdentity = { readonly service: string; readonly traceId?: string };

export function readFunctionIdentity(): FunctionIdentity {
  const service = process.env["POWERTOOLS_SERVICE_NAME"] ?? "unknown";
  // "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=…;Sampled=1", set anew at each invocation.
  const traceId = /Root=([^;]+)/u.exec(process.env["_X_AMZN_TRACE_ID"] ?? "")?.[1];
  return traceId === undefined ? { service } : { service, traceId };
}

/** Tests and benchmarks that would drown in them want none. */
export function areMetricsWanted(): boolean {
  return process.env["POWERTOOLS_METRICS_DISABLED"] !== "true";
}
