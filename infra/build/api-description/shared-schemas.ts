import { isObject, type Json, type JsonObject, mapSchema } from "./json-schema.ts";

/** Schemas of bodies and answers by the name that each has in the description. */
export type NamedSchemas = Readonly<Record<string, JsonObject>>;

/**
 * The same schemas with what stands in them more than once moved to a place of its own, named after
 * the field where it was first met. Names never depend on the order in which functions are found.
 */
export function withSharedParts(schemas: NamedSchemas): NamedSchemas {
  const whole = new Map(
    Object.entries(schemas).map(([name, schema]) => [JSON.stringify(withoutWords(schema)), name]),
  );
  const parts = repeatedParts(schemas, new Set(whole.keys()));
  const named = nameParts(parts, new Set(Object.keys(schemas)));
  const names = new Map([...whole, ...named]);
  const shared = Object.entries(schemas).map(([name, schema]): [string, JsonObject] => [
    name,
    replaceParts(schema, names),
  ]);
  const ofParts = [...named].map(([text, name]): [string, JsonObject] => {
    const part: JsonObject = JSON.parse(text);
    return [name, replaceParts(part, names)];
  });
  return Object.fromEntries([...shared, ...ofParts].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}

export function referenceTo(name: string): JsonObject {
  return { $ref: `#/components/schemas/${name}` };
}

type Part = { readonly text: string; readonly field: string; readonly owner: string };

/** What is a schema of its own already is no part, and neither is what stands in it. */
function repeatedParts(schemas: NamedSchemas, whole: ReadonlySet<string>): readonly Part[] {
  const met = new Map<string, MetPart>([...whole].map((text) => [text, { text, times: 0 }]));
  for (const [owner, schema] of Object.entries(schemas)) {
    for (const { field, part } of fieldsOf(schema, "")) meet(part, { field, owner }, met);
  }
  return [...met.values()].flatMap(({ text, times, place }) =>
    times > 1 && place !== undefined ? [{ text, ...place }] : [],
  );
}

type MetPart = {
  readonly text: string;
  /** Where it was met first; nowhere if it is a schema of its own. */
  readonly place?: Pick<Part, "field" | "owner">;
  times: number;
};

/** What stands in a part that was met before repeats with it, and is not counted again. */
function meet(
  part: JsonObject,
  place: Pick<Part, "field" | "owner">,
  met: Map<string, MetPart>,
): void {
  const text = JSON.stringify(withoutWords(part));
  const known = met.get(text);
  if (known !== undefined) {
    known.times += 1;
    return;
  }
  if (isPart(part)) met.set(text, { place, text, times: 1 });
  for (const inner of fieldsOf(part, place.field)) meet(inner.part, { ...place, ...inner }, met);
}

/** What a schema says of the field, not of what is in it. */
function withoutWords({ description: _, default: __, ...schema }: JsonObject): JsonObject {
  return schema;
}

type Field = { readonly field: string; readonly part: JsonObject };

/** The schemas right inside a schema; what has no name of its own has that of where it stands. */
function fieldsOf(schema: JsonObject, field: string): readonly Field[] {
  return Object.entries(schema).flatMap(([name, member]) => {
    if (name === "properties" && isObject(member)) {
      return Object.entries(member).flatMap(([property, part]) =>
        isObject(part) ? [{ field: property, part }] : [],
      );
    }
    const inner = name === "items" ? singular(field) : field;
    const parts = Array.isArray(member) ? member : [member];
    return parts.flatMap((part: Json) => (isObject(part) ? [{ field: inner, part }] : []));
  });
}

/** Only what has fields of its own, or chooses among such, is worth a name. */
function isPart(schema: JsonObject): boolean {
  return isObject(schema["properties"]) || Array.isArray(schema["oneOf"]);
}

function nameParts(parts: readonly Part[], taken: Set<string>): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { text, field, owner } of parts) {
    const own = capitalised(field);
    const wanted = [own, `${owner}${own}`, ...numbered(`${owner}${own}`)];
    const name = wanted.find((each) => each !== "" && !taken.has(each));
    if (name === undefined) throw new Error(`no name is left for a part of ${owner}`);
    taken.add(name);
    names.set(text, name);
  }
  return names;
}

function numbered(name: string): string[] {
  return Array.from({ length: 98 }, (_, index) => `${name}${index + 2}`);
}

function replaceParts(schema: JsonObject, names: ReadonlyMap<string, string>): JsonObject {
  const original = JSON.stringify(withoutWords(schema));
  const replaced = (part: Json): Json => {
    if (Array.isArray(part)) return part.map(replaced);
    if (!isObject(part)) return part;
    const name = names.get(JSON.stringify(withoutWords(part)));
    if (name !== undefined && JSON.stringify(withoutWords(part)) !== original) {
      const { description, default: usual } = part;
      return {
        ...referenceTo(name),
        ...(description !== undefined && { description }),
        ...(usual !== undefined && { default: usual }),
      };
    }
    return mapOwnMembers(part, replaced);
  };
  return mapOwnMembers(schema, replaced);
}

function mapOwnMembers(schema: JsonObject, change: (member: Json) => Json): JsonObject {
  return Object.fromEntries(Object.entries(schema).map(([name, each]) => [name, change(each)]));
}

export function capitalised(name: string): string {
  return name.slice(0, 1).toUpperCase() + name.slice(1);
}

function singular(field: string): string {
  if (field.endsWith("ies")) return `${field.slice(0, -3)}y`;
  return /[^su]s$/u.test(field) ? field.slice(0, -1) : field;
}

/** Parts that a schema has named itself, e.g. because it contains itself, made known to all. */
export function hoisted(name: string, schema: JsonObject): NamedSchemas {
  const { $defs, ...own } = schema;
  const parts = isObject($defs) ? Object.entries($defs) : [];
  const nameOf = (part: string) => `${name}Part${part.replaceAll(/\W|_/gu, "")}`;
  const pointed = (each: JsonObject) =>
    mapSchema(each, (inner) => {
      const { $ref } = inner;
      if (typeof $ref !== "string") return inner;
      if ($ref === "#") return { ...inner, ...referenceTo(name) };
      const part = /^#\/\$defs\/(.+)$/u.exec($ref)?.[1];
      return part === undefined ? inner : { ...inner, ...referenceTo(nameOf(part)) };
    });
  return Object.fromEntries([
    [name, pointed(own)],
    ...parts.flatMap(([part, each]) => (isObject(each) ? [[nameOf(part), pointed(each)]] : [])),
  ]);
}
