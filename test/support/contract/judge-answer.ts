import * as z from "zod";
import type { ContractRequest } from "./contract-requests.ts";
import type { DescribedApi } from "./described-api.ts";

export type ContractAnswer = {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Buffer;
};

const problemSchema = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  errors: z.array(z.object({ pointer: z.string(), detail: z.string() })).optional(),
});
const foreignWords = /\b(?:invalid|expected|required|must|unexpected|unknown|error)\b/iu;

/** What of an answer is not as the description promises; nothing where all is. */
export function judgeAnswer(
  { call, expected }: ContractRequest,
  answer: ContractAnswer,
  api: DescribedApi,
): readonly string[] {
  const { status, headers } = answer;
  if (status >= 500 && call.responses[String(status)] === undefined) return [`answers ${status}`];
  const described = call.responses[String(status)];
  if (described === undefined) return [`answers ${status}, which is not described`];
  return [
    ...(expected === "refused" && status < 400 ? [`accepts it with ${status}`] : []),
    ...(expected === "unauthenticated" && status !== 401 ? [`lets it in with ${status}`] : []),
    ...missingHeaders(Object.keys(described.headers), headers, status),
    ...bodyFaults(answer, described.content, api),
  ];
}

/** Those that only some answers have: who is not counted is told of no limit. */
const notAlways = /^(?:RateLimit-|ETag$|WWW-Authenticate$|Cache-Control$|Vary$)/u;

function missingHeaders(names: readonly string[], headers: Headers, status: number) {
  return names
    .filter((name) => !notAlways.test(name) && !headers.has(name))
    .map((name) => `answers ${status} without ${name}`);
}

function bodyFaults(
  { status, headers, body }: ContractAnswer,
  content: Readonly<
    Record<string, { readonly schema?: Record<string, z.core.util.JSONType> | undefined }>
  >,
  api: DescribedApi,
): readonly string[] {
  const [contentType = ""] = (headers.get("content-type") ?? "").split(";");
  const types = Object.keys(content);
  if (types.length === 0) return body.length > 0 ? [`answers ${status} with a body`] : [];
  const media = content[contentType];
  if (media === undefined)
    return [`answers ${status} as "${contentType}", not ${types.join(", ")}`];
  if (!contentType.includes("json") || media.schema === undefined) return [];
  const json: unknown = JSON.parse(body.toString("utf8"));
  const issues = api.validator(media.schema).safeParse(json).error?.issues ?? [];
  const faults = issues.map(
    ({ path, message }) => `answers ${status} with /${path.map(String).join("/")}: ${message}`,
  );
  return status >= 400 && contentType === "application/problem+json"
    ? [...faults, ...problemFaults(json, status)]
    : faults;
}

function problemFaults(json: unknown, answered: number): readonly string[] {
  const { data: problem } = problemSchema.safeParse(json);
  if (problem === undefined) return ["the problem is none"];
  const { type, title, detail, status, errors = [] } = problem;
  const sentences = [title, detail, ...errors.map((each) => each.detail)];
  return [
    ...(status === answered ? [] : [`says ${status} and answers ${answered}`]),
    ...(/^\/problemi\/[a-z0-9-]+$/u.test(type) ? [] : [`${type} has no page`]),
    ...sentences
      .filter((sentence) => sentence.length < 5 || foreignWords.test(sentence))
      .map((sentence) => `does not say in Italian: ${sentence}`),
  ];
}
