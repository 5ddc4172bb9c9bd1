import * as z from "zod";

const resourceSchema = z.looseObject({ Type: z.string(), Metadata: z.unknown().optional() });
const templateSchema = z.looseObject({ Resources: z.record(z.string(), resourceSchema) });
export type Template = z.infer<typeof templateSchema>;

/** Stands for the code that a build made: its name is its digest, and changes with every build. */
const codePlaceholder = "<codice>";
const codeFile = /^[0-9a-f]{64}\.(?:zip|json|mjs|html)$/u;
/** A version of a function is published under a logical id that ends with its digest. */
const versionDigest = /[0-9a-f]{32}$/u;

/**
 * A template without what changes with every build, so that two releases can be compared: names of
 * code files, digests of function versions, notes of the CDK and of cdk-nag.
 */
export function normalizeTemplate(raw: unknown): Template {
  const template = templateSchema.parse(raw);
  const renamed = new Map(
    Object.entries(template.Resources)
      .filter(([id, { Type }]) => Type === "AWS::Lambda::Version" && versionDigest.test(id))
      .map(([id]) => [id, id.replace(versionDigest, "")]),
  );
  const { Parameters: _, Rules: __, ...kept } = template;
  return templateSchema.parse(normalize({ ...kept, Resources: withoutNotes(template) }, renamed));
}

function withoutNotes({ Resources }: Template): Template["Resources"] {
  return Object.fromEntries(
    Object.entries(Resources).map(([id, { Metadata, ...resource }]) => {
      const path = z.object({ "aws:cdk:path": z.string() }).safeParse(Metadata).data;
      return [id, path === undefined ? resource : { ...resource, Metadata: path }];
    }),
  );
}

/** Members in the order of their names: the order in which they were made says nothing. */
function normalize(value: unknown, renamed: ReadonlyMap<string, string>): unknown {
  if (typeof value === "string") {
    return codeFile.test(value) ? codePlaceholder : (renamed.get(value) ?? value);
  }
  if (Array.isArray(value)) return value.map((each) => normalize(each, renamed));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, each]): [string, unknown] => [
        renamed.get(name) ?? name,
        normalize(each, renamed),
      ])
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  );
}
