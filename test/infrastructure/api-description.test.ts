import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { apiDocument } from "../../infra/build/api-description/api-document.ts";
import { variablesOf } from "../../infra/build/api-description/describe-parameters.ts";
import { findDocumentedOperations } from "../../infra/build/api-description/documented-operations.ts";
import {
  isObject,
  type Json,
  type JsonObject,
} from "../../infra/build/api-description/json-schema.ts";
import { parameterWords } from "../../infra/build/api-description/parameter-words.ts";
import { problemMeanings } from "../../shared/lambda/problem-meanings.ts";
import { strictly } from "../support/documented-answer.ts";
import { repository, synthesizedStage } from "../support/synthesized-stage.ts";

const documented = await findDocumentedOperations(join(repository, "functions"));
const document = apiDocument(documented, { version: "1.2.3" });

/** Doors of others' formats, what is there to try things with, and pages, which people read. */
const isElsewhere = (path: string) => /^\/(?:soap|sandbox|paga|sportello)(?:\/|$)/u.test(path);

function deployedRoutes(): readonly string[] {
  return synthesizedStage("prod")
    .ofType("AWS::ApiGatewayV2::Route")
    .map(({ Properties }) => String(Properties["RouteKey"]))
    .filter((routeKey) => !isElsewhere(routeKey.split(" ")[1] ?? ""));
}

const addressOf = ({ operation }: (typeof documented)[number]) =>
  `${operation.method} ${operation.path}`;

/** Every object of the document, with where it is. */
function objectsOf(json: Json, place = ""): readonly (readonly [string, JsonObject])[] {
  if (Array.isArray(json)) {
    return json.flatMap((each: Json, index) => objectsOf(each, `${place}/${index}`));
  }
  if (!isObject(json)) return [];
  const inner = Object.entries(json)
    // Examples are data, not descriptions.
    .filter(([name]) => name !== "example")
    .flatMap(([name, each]) => objectsOf(each, `${place}/${name}`));
  return [[place, json], ...inner];
}

const objects = objectsOf(document);
const placesWhere = (isFaulty: (json: JsonObject, place: string) => boolean) =>
  objects.filter(([place, json]) => isFaulty(json, place)).map(([place]) => place);

const callSchema = z.object({
  operationId: z.string(),
  tags: z.array(z.string()),
  summary: z.string(),
  description: z.string(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  responses: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const documentSchema = z.object({
  openapi: z.string(),
  info: z.record(z.string(), z.unknown()),
  servers: z.array(z.object({ url: z.string(), description: z.string() })).min(1),
  tags: z.array(z.object({ name: z.string(), description: z.string().min(10) })),
  paths: z.record(z.string(), z.record(z.string(), callSchema)),
  components: z.object({
    responses: z.record(
      z.string(),
      z.object({
        description: z.string(),
        headers: z.record(z.string(), z.unknown()).optional(),
        content: z.record(z.string(), z.unknown()),
      }),
    ),
    schemas: z.record(z.string(), z.unknown()),
  }),
});
const read = documentSchema.parse(document);
const calls = Object.entries(read.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, call]) => ({ path, method, ...call })),
);

describe("the description of the API", () => {
  it("describes every route that is deployed, once", () => {
    const described = documented.map(addressOf);
    const missing = deployedRoutes().filter((route) => !described.includes(route));
    expect(missing, "routes without an entry in a documentation.ts").toEqual([]);
    const twice = described.filter((route, index) => described.indexOf(route) !== index);
    expect(twice, "routes described more than once").toEqual([]);
  });

  it("describes no route that is not deployed", () => {
    const deployed = deployedRoutes();
    const gone = documented.map(addressOf).filter((route) => !deployed.includes(route));
    expect(gone, "entries of documentation.ts without a route").toEqual([]);
  });

  it("gives each call a name of its own, in camel case", () => {
    const names = documented.map(({ operationId }) => operationId);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    expect(names.filter((name) => !/^[a-z][A-Za-z0-9]+$/u.test(name))).toEqual([]);
  });

  it("says what every variable of an address and every question is", () => {
    const named = new Map<string, unknown>();
    for (const [, json] of objects) {
      if (json["in"] === "path" || json["in"] === "query") {
        named.set(String(json["name"]), json["description"]);
      }
    }
    const silent = [...named].filter(([, words]) => words === undefined).map(([name]) => name);
    expect(silent, "describe them in infra/build/api-description/parameter-words.ts").toEqual([]);
    const unused = Object.keys(parameterWords).filter((name) => !named.has(name));
    expect(unused, "described, and used by no call").toEqual([]);
  });

  it("gives the variables of every address a schema", () => {
    const faulty = documented.filter(
      ({ operation, parameters }) =>
        variablesOf(operation.path).length > 0 && parameters === undefined,
    );
    expect(faulty.map(addressOf), "documentation without parameters").toEqual([]);
  });

  it("shows bodies that are accepted and answers that are given", () => {
    const faults = documented.flatMap((each) => [
      ...(each.body === undefined
        ? []
        : (z.core.safeParse(each.body.schema, each.body.example).error?.issues ?? []).map(
            (issue) => `${addressOf(each)} body ${issue.path.join("/")}: ${issue.message}`,
          )),
      ...Object.entries(each.answers).flatMap(([status, { schema, example }]) =>
        schema === undefined || example === undefined
          ? []
          : (strictly(schema).safeParse(example).error?.issues ?? []).map(
              (issue) => `${addressOf(each)} ${status} ${issue.path.join("/")}: ${issue.message}`,
            ),
      ),
    ]);
    expect(faults).toEqual([]);
  });

  it("points at nothing that is not there", () => {
    const missing = objects.flatMap(([place, { $ref }]) => {
      if (typeof $ref !== "string") return [];
      let found: Json | undefined = document;
      for (const name of $ref.split("/").slice(1))
        found = isObject(found) ? found[name] : undefined;
      return found === undefined ? [`${place}: ${$ref}`] : [];
    });
    expect(missing).toEqual([]);
  });

  it("is the same however its functions are found", () => {
    const shuffled = documented
      .toReversed()
      .toSorted((one, other) =>
        addressOf(one).split(" ")[1] === addressOf(other).split(" ")[1]
          ? addressOf(one) < addressOf(other)
            ? -1
            : 1
          : (addressOf(one).split(" ")[1] ?? "") < (addressOf(other).split(" ")[1] ?? "")
            ? -1
            : 1,
      );
    expect(apiDocument(shuffled, { version: "1.2.3" })).toEqual(document);
  });
});

/** AGID's guidelines for APIs, and its checker's rules that our first drafts broke. */
describe("the description of the API, by AGID's rules,", () => {
  it("is OpenAPI 3, with who offers it, on what terms and in a few words", () => {
    expect(read.openapi).toMatch(/^3\.1\.\d$/u);
    expect(read.info).toMatchObject({
      title: expect.any(String),
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/u),
      description: expect.stringMatching(/.{100}/u),
      termsOfService: expect.any(String),
      contact: { name: expect.any(String), url: expect.any(String) },
      "x-summary": expect.stringMatching(/.{20}/u),
    });
  });

  it("describes its servers and its chapters, and uses those chapters only", () => {
    expect(read.servers.filter(({ description }) => description.length < 5)).toEqual([]);
    const chapters = read.tags.map(({ name }) => name);
    expect(new Set(calls.flatMap(({ tags }) => tags))).toEqual(new Set(chapters));
    expect(calls.filter(({ tags }) => tags.length !== 1)).toEqual([]);
  });

  it("says of every call what it does", () => {
    const silent = calls.filter(
      ({ summary, description }) => summary.length < 8 || description.length < 40,
    );
    expect(silent.map(({ operationId }) => operationId)).toEqual([]);
    expect(
      calls.filter(({ summary }) => summary.endsWith(".")).map(({ summary }) => summary),
    ).toEqual([]);
  });

  it("says how wide every number is", () => {
    const faulty = placesWhere(
      ({ type, format }) =>
        (type === "integer" && !/^int(?:32|64)$/u.test(String(format))) ||
        (type === "number" && format === undefined),
    );
    expect(faulty).toEqual([]);
  });

  it("answers every refusal with a problem, but where a standard wants its own form", () => {
    const ownForm = new Set(["POST /v1/oauth/token"]);
    const faulty = calls.flatMap(({ path, method, responses }) =>
      ownForm.has(`${method.toUpperCase()} ${path}`)
        ? []
        : Object.entries(responses)
            .filter(([status]) => Number(status) >= 400)
            .filter(([, response]) => !mediaTypesOf(response).includes("application/problem+json"))
            .map(([status]) => `${method} ${path} ${status}`),
    );
    expect(faulty).toEqual([]);
  });

  it("says when to come back where it says come back later", () => {
    const faulty = calls.flatMap(({ path, method, responses }) =>
      Object.entries(responses)
        .filter(([status]) => status === "429" || status === "503")
        .filter(([, response]) => !headersOf(response).includes("Retry-After"))
        .map(([status]) => `${method} ${path} ${status}`),
    );
    expect(faulty).toEqual([]);
    expect(calls.filter(({ responses }) => responses["429"] === undefined)).toEqual([]);
  });

  it("names limits by one set of headers", () => {
    const tooMany = read.components.responses["TroppeRichieste"]?.headers ?? {};
    expect(Object.keys(tooMany)).toEqual([
      "Retry-After",
      "RateLimit-Limit",
      "RateLimit-Remaining",
      "RateLimit-Reset",
    ]);
  });

  it("has the status of the service", () => {
    const status = calls.find(({ path }) => path === "/status");
    expect(Object.keys(status?.responses ?? {})).toEqual(expect.arrayContaining(["200", "503"]));
  });

  it("names things in addresses, in one style, and never what is done with them", () => {
    // Once an import has been started it cannot be un-started: clients know this address.
    const verbs =
      /^(?:get|list|create|add|update|modify|set|put|post|patch|delete|remove|fetch|send)$/u;
    const faulty = Object.keys(read.paths).filter((path) =>
      path
        .split("/")
        .slice(1)
        .filter((segment) => !segment.startsWith("{") && !segment.startsWith(".well-known"))
        .some(
          (segment) =>
            !/^[a-z0-9]+(?:-[a-z0-9]+)*(?:\.json)?$/u.test(segment) ||
            segment.split("-").some((word) => verbs.test(word)),
        ),
    );
    expect(faulty).toEqual([]);
  });

  it("names fields in camel case, but where a standard has named them", () => {
    const standard = /^(?:token|oauth|jwks?|authorization)/iu;
    const faulty = objects.flatMap(([place, { properties }]) => {
      const owner = place.split("/")[3] ?? "";
      if (!isObject(properties) || !place.startsWith("/components/schemas/")) return [];
      if (/OAuth|Token|Keys|Server|Jwk/u.test(owner) || standard.test(owner)) return [];
      return Object.keys(properties)
        .filter((name) => !/^[a-z][A-Za-z0-9]*$/u.test(name))
        .map((name) => `${owner}.${name}`);
    });
    expect(faulty).toEqual([]);
  });

  it("closes every call that is not for everybody", () => {
    const open = calls.filter(({ security }) => security.length === 0).map(({ path }) => path);
    const meantSo = documented
      .filter(({ operation }) => operation.access.kind === "public")
      .map(({ operation }) => operation.path);
    expect([...open].toSorted()).toEqual(meantSo.toSorted());
  });
});

function resolved(response: Record<string, unknown>): Record<string, unknown> {
  const name =
    String(response["$ref"] ?? "")
      .split("/")
      .at(-1) ?? "";
  return read.components.responses[name] ?? response;
}

const members = z.record(z.string(), z.unknown()).default({});
const mediaTypesOf = (response: Record<string, unknown>) =>
  Object.keys(members.parse(resolved(response)["content"]));
const headersOf = (response: Record<string, unknown>) =>
  Object.keys(members.parse(resolved(response)["headers"]));

describe("the pages of problems", () => {
  it("are there for every problem that the sources answer", () => {
    const sources = globSync("{functions,shared,infra/constructs}/**/*.ts", {
      cwd: repository,
    }).map((file) => readFileSync(join(repository, file), "utf8"));
    const slugs = sources.flatMap((source) =>
      [...source.matchAll(/(?:slug: |conflict\(\s*|"\/problemi\/)"?([a-z][a-z0-9-]+)"/gu)].map(
        ([, slug = ""]) => slug,
      ),
    );
    const known = Object.keys(problemMeanings);
    const missing = [...new Set(slugs)].filter((slug) => !known.includes(slug));
    expect(missing, "without a meaning in shared/lambda/problem-meanings.ts").toEqual([]);
    const unused = known.filter((slug) => !slugs.includes(slug));
    expect(unused, "meanings of problems that nobody answers").toEqual([]);
  });

  it("say in Italian sentences what it means and what to do", () => {
    const short = Object.entries(problemMeanings).filter(
      ([slug, { title, meaning, remedy }]) =>
        !/^[a-z0-9]+(?:-[a-z0-9]+)*$/u.test(slug) ||
        title.length < 5 ||
        !/^.{20,}\.$/su.test(meaning) ||
        !/^.{20,}\.$/su.test(remedy),
    );
    expect(short.map(([slug]) => slug)).toEqual([]);
  });
});
