import fc from "fast-check";
import type { Json } from "../../../infra/build/api-description/json-schema.ts";
import { brokenBodies } from "./broken-bodies.ts";
import type { DescribedApi, DescribedCall } from "./described-api.ts";

export type ContractRequest = {
  /** What is special about it, for whoever reads that the test has failed. */
  readonly what: string;
  readonly call: DescribedCall;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /**
   * What has to come of it: `refused` when by the description alone it is wrong,
   * `unauthenticated` when nobody can be told from it.
   */
  readonly expected: "anything" | "refused" | "unauthenticated";
};

export type Credentials = {
  /** The Authorization header of whoever may make the call; none where anybody may. */
  readonly authorization: string | undefined;
  /** Headers that look like it, and are not. */
  readonly forged: readonly (readonly [what: string, authorization: string])[];
  /** Variables of addresses, in the place of the examples. */
  readonly variables: Readonly<Record<string, string>>;
};

const bodiesMax = 18;
const pathsMax = 6;
const queriesMax = 7;

/** Requests of one call, right and wrong in every way; which of them is decided by the seed. */
export function contractRequests(
  call: DescribedCall,
  api: DescribedApi,
  { seed, credentials }: { readonly seed: number; readonly credentials: Credentials },
): readonly ContractRequest[] {
  const right = rightRequest(call, credentials);
  return [
    right,
    ...some(wrongPaths(right, credentials), pathsMax, seed),
    ...some(wrongQueries(right), queriesMax, seed),
    ...wrongTokens(right, credentials),
    ...absurdHeaders(right),
    ...some(wrongBodies(right, api), bodiesMax, seed),
    ...wrongTexts(right),
  ];
}

/** So many of the list, chosen by the seed. */
function some<T>(list: readonly T[], max: number, seed: number): readonly T[] {
  if (list.length <= max) return list;
  const [chosen = []] = fc.sample(
    fc.shuffledSubarray([...list], { minLength: max, maxLength: max }),
    {
      seed,
      numRuns: 1,
    },
  );
  return chosen;
}

function bodyOf({ requestBody }: DescribedCall) {
  const [entry] = Object.entries(requestBody?.content ?? {});
  if (entry === undefined) return undefined;
  const [contentType, { schema = {}, example = null }] = entry;
  return { contentType, schema, example };
}

function rightRequest(call: DescribedCall, credentials: Credentials): ContractRequest {
  const body = bodyOf(call);
  const { authorization } = credentials;
  return {
    what: "as it is described",
    call,
    path: pathOf(call, credentials.variables),
    headers: {
      ...(authorization !== undefined && { authorization }),
      ...(body !== undefined && { "content-type": body.contentType }),
      // What is there is changed only by whoever has seen it: nothing of the demo enti is spoiled.
      ...(["PUT", "PATCH", "DELETE"].includes(call.method) && { "if-match": '"999999"' }),
    },
    ...(body !== undefined && { body: written(body.example, body.contentType) }),
    expected: "anything",
  };
}

function written(example: Json, contentType: string): string {
  if (typeof example === "string") return example;
  if (!contentType.includes("form-urlencoded")) return JSON.stringify(example);
  return new URLSearchParams(
    Object.entries(example ?? {}).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
}

function pathOf({ path, parameters }: DescribedCall, variables: Readonly<Record<string, string>>) {
  return path.replaceAll(/\{(\w+)\}/gu, (_, name: string) => {
    const { example = "x" } = parameters.find((each) => each.name === name) ?? {};
    return encodeURIComponent(variables[name] ?? String(example));
  });
}

const wrongSegments: readonly (readonly [string, string])[] = [
  ["unknown", "sconosciuto-9"],
  ["very long", "x".repeat(1_500)],
  ["with a NUL", "a%00b"],
  ["with a line break", "a%0d%0aset-cookie:x=1"],
  ["with a way out", "..%5c..%5cetc"],
  ["with a hash of keys", "02336340159%23IUD%23x"],
  ["half encoded", "%C3%28"],
  ["a picture", "%F0%9F%92%A9"],
  ["of blanks", "%20%20"],
  ["another ente", "80012340156"],
  ["with a quote", "'%20or%20'1'='1"],
];

function wrongPaths(right: ContractRequest, { variables }: Credentials): ContractRequest[] {
  const { call } = right;
  return call.parameters
    .filter((each) => each.in === "path")
    .flatMap(({ name }) =>
      wrongSegments.map(([what, segment]) => ({
        ...right,
        what: `${name} ${what}`,
        path: pathOf({ ...call, path: call.path.replace(`{${name}}`, "§") }, variables).replace(
          "§",
          segment,
        ),
      })),
    );
}

function wrongQueries(right: ContractRequest): ContractRequest[] {
  const { call, path } = right;
  const asked = (what: string, query: string): ContractRequest => ({
    ...right,
    what: `query ${what}`,
    path: `${path}?${query}`,
  });
  const named = call.parameters
    .filter((each) => each.in === "query")
    .flatMap(({ name, example }) => [
      ...(example === undefined
        ? []
        : [asked(`${name} as described`, `${name}=${encodeURIComponent(String(example))}`)]),
      asked(`${name} empty`, `${name}=`),
      asked(`${name} very long`, `${name}=${"9".repeat(3_000)}`),
      asked(`${name} negative`, `${name}=-1`),
      asked(`${name} with a NUL`, `${name}=%00`),
      asked(`${name} twice`, `${name}=1&${name}=2`),
      asked(`${name} like an object`, `${name}[$ne]=1`),
      asked(`${name} unheard of`, `${name}=mai-sentito`),
    ]);
  return [...named, asked("unheard of", "maiSentito=1"), asked("of nothing", "&&=&")];
}

function wrongTokens(right: ContractRequest, { forged }: Credentials): ContractRequest[] {
  if (right.call.security.length === 0) return [];
  const { authorization: _, ...anonymous } = right.headers;
  return [
    { ...right, what: "without a token", headers: anonymous, expected: "unauthenticated" },
    ...forged.map(
      ([what, authorization]): ContractRequest => ({
        ...right,
        what: `with ${what}`,
        headers: { ...anonymous, authorization },
        expected: "unauthenticated",
      }),
    ),
  ];
}

function absurdHeaders(right: ContractRequest): ContractRequest[] {
  const sent = (what: string, headers: Record<string, string>): ContractRequest => ({
    ...right,
    what,
    headers: { ...right.headers, ...headers },
  });
  return [
    sent("accepting nonsense", { accept: "x/y;q=abc, ;;;, */" }),
    sent("accepting everything at once", { accept: `${"text/html;q=0.9,".repeat(200)}*/*` }),
    sent("with a mangled If-Match", { "if-match": '"\\u0000", W/x' }),
    sent("with an empty Idempotency-Key", { "idempotency-key": "" }),
    sent("with a huge Idempotency-Key", { "idempotency-key": "k".repeat(2_000) }),
    sent("with a strange Idempotency-Key", { "idempotency-key": "chiave #1 = {}" }),
    sent("with somebody else's cookie", { cookie: "__Host-portale-accesso=a.b.c; x=%00" }),
    sent("from another site", { origin: "https://altrove.example", "x-portale-web": "1" }),
    sent("forwarded", { "x-forwarded-for": "127.0.0.1, ::1", "x-amzn-trace-id": "Root=zzz" }),
  ];
}

function wrongBodies(right: ContractRequest, api: DescribedApi): ContractRequest[] {
  const body = bodyOf(right.call);
  if (body === undefined || typeof body.example === "string") return [];
  return brokenBodies(body.example, body.schema, api).map((broken) => ({
    ...right,
    what: `body: ${broken.what}`,
    body: written(broken.body, body.contentType),
    expected: broken.isWrong ? "refused" : "anything",
  }));
}

function wrongTexts(right: ContractRequest): ContractRequest[] {
  const body = bodyOf(right.call);
  if (body === undefined) return [];
  const { "content-type": _, ...untyped } = right.headers;
  const sent = (what: string, text: string | Uint8Array): ContractRequest => ({
    ...right,
    what: `body: ${what}`,
    body: text,
    expected: "refused",
  });
  const valid = right.body ?? "";
  return [
    sent("empty", ""),
    sent("cut off", typeof valid === "string" ? valid.slice(0, -1) : valid),
    sent("no UTF-8", new Uint8Array([0x7b, 0xff, 0xfe, 0x7d])),
    sent("nested ten thousand deep", "[".repeat(10_000) + "]".repeat(10_000)),
    sent("a number beyond measure", "1e999999"),
    {
      ...right,
      what: "body: of no type",
      headers: { ...untyped, "content-type": "x" },
      expected: "anything",
    },
    {
      ...right,
      what: "body: of another type",
      headers: { ...untyped, "content-type": "multipart/form-data; boundary=x" },
      expected: "anything",
    },
    {
      ...right,
      what: "body: said to be compressed",
      headers: { ...right.headers, "content-encoding": "gzip" },
    },
  ];
}
