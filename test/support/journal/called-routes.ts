import * as z from "zod/mini";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Route } from "../../../shared/lambda/http-route.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";

/** The calls that a function answers, and what is said of them. */
type Described<Dependencies> = {
  readonly routes: readonly Route<Dependencies>[];
  readonly documentation: readonly OperationDocumentation[];
  readonly dependencies: Dependencies;
};

type Sent = {
  readonly caller: Caller;
  readonly parameters?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
};

/** Makes a call by its name, and holds a good answer against what is said of it. */
export async function callRoute<Dependencies>(
  { routes, documentation, dependencies }: Described<Dependencies>,
  operationId: string,
  { caller, parameters = {}, query = {}, body }: Sent,
) {
  const described = documentation.find((one) => one.operationId === operationId);
  const route = routes.find(
    ({ operation }) =>
      operation.method === described?.operation.method &&
      operation.path === described.operation.path,
  );
  if (route === undefined || described === undefined) throw new Error("no such call");
  const text = body === undefined ? "" : JSON.stringify(body);
  const request = { caller, parameters, query, headers: {}, cookies: [], body: text };
  const result = await route.answer(request, dependencies);
  const answered = JSON.parse(String(result.body));
  const schema = described.answers[result.status]?.schema;
  if (schema !== undefined) z.parse(schema, answered);
  return { status: result.status, body: answered };
}
