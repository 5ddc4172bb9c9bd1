import { expect } from "vitest";
import * as z from "zod";
import type { HttpResult } from "../../shared/lambda/http-result.ts";
import type { OperationDocumentation } from "../../shared/lambda/operation-documentation.ts";

/** Fails unless an answer is one that its call's documentation tells of, to the last field. */
export function expectDocumented(
  documentation: readonly OperationDocumentation[],
  result: HttpResult,
  operationId = documentation[0]?.operationId,
): void {
  const documented = documentation.find((each) => each.operationId === operationId);
  const answer = documented?.answers[result.status];
  const told = `${operationId} ${result.status}`;
  expect(answer, `${told} is not documented`).toBeDefined();
  const [contentType = ""] = (result.headers?.["content-type"] ?? "").split(";");
  expect(answer?.contentTypes ?? ["application/json"], told).toContain(contentType);
  for (const name of Object.keys(answer?.headers ?? {}))
    expect(result.headers).toHaveProperty(name);
  if (answer?.schema === undefined || !contentType.includes("json")) return;
  const body = JSON.parse(Buffer.from(result.body ?? "").toString("utf8"));
  expect(strictly(answer.schema).safeParse(body).error?.issues ?? [], told).toEqual([]);
}

const strict = new Map<z.core.$ZodType, z.ZodType>();

/** A field that nobody has described is a fault too. */
export function strictly(schema: z.core.$ZodType): z.ZodType {
  const known = strict.get(schema);
  if (known !== undefined) return known;
  const described = z.toJSONSchema(schema, { io: "output", unrepresentable: "any" });
  const made = z.fromJSONSchema(described);
  strict.set(schema, made);
  return made;
}
