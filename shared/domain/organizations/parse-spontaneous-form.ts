import * as z from "zod/mini";
import { formProblems } from "./form-problems.ts";
import type { TypeProblem } from "./judge-type.ts";
import { type FormField, formBytesMax, type SpontaneousForm } from "./spontaneous-form.ts";

export type ParsedForm =
  | { readonly form: SpontaneousForm }
  | { readonly problems: readonly TypeProblem[] };

const described = () => ({
  title: z.exactOptional(z.string().check(z.maxLength(200))),
  description: z.exactOptional(z.string().check(z.maxLength(1_000))),
  "x-ordine": z.exactOptional(z.int()),
});

const choices = <Value extends z.core.$ZodType>(value: Value) =>
  z.array(z.strictObject({ const: value, title: z.string().check(z.minLength(1)) }));

const count = () => z.int().check(z.minimum(0));

const textField = () =>
  z.strictObject({
    ...described(),
    type: z.literal("string"),
    minLength: z.exactOptional(count()),
    maxLength: z.exactOptional(count()),
    pattern: z.exactOptional(z.string()),
    format: z.exactOptional(z.enum(["date", "email"])),
    enum: z.exactOptional(z.array(z.string())),
    const: z.exactOptional(z.string()),
    oneOf: z.exactOptional(choices(z.string())),
    default: z.exactOptional(z.string()),
  });

const integerField = () =>
  z.strictObject({
    ...described(),
    type: z.literal("integer"),
    minimum: z.exactOptional(z.int()),
    maximum: z.exactOptional(z.int()),
    multipleOf: z.exactOptional(z.int().check(z.minimum(1))),
    enum: z.exactOptional(z.array(z.int())),
    const: z.exactOptional(z.int()),
    oneOf: z.exactOptional(choices(z.int())),
    default: z.exactOptional(z.int()),
  });

const booleanField = () =>
  z.strictObject({
    ...described(),
    type: z.literal("boolean"),
    const: z.exactOptional(z.boolean()),
    default: z.exactOptional(z.boolean()),
  });

const groupMembers = () => ({
  ...described(),
  type: z.literal("object"),
  properties: z.record(z.string(), field),
  required: z.exactOptional(z.array(z.string())),
  additionalProperties: z.exactOptional(z.literal(false)),
});

const field: z.ZodMiniType<FormField> = z.lazy(() =>
  z.discriminatedUnion(
    "type",
    [textField(), integerField(), booleanField(), z.strictObject(groupMembers())],
    "Un campo è di type string, integer, boolean oppure object.",
  ),
);

/** A form as it is kept, and as it is sent. */
export const spontaneousFormShape = z.lazy(() =>
  z.strictObject({
    ...groupMembers(),
    $schema: z.exactOptional(z.literal("https://json-schema.org/draft/2020-12/schema")),
    "x-causale": z.string(),
    "x-causaleVisualizzata": z.exactOptional(z.string()),
    "x-importo": z.exactOptional(
      z.strictObject({
        campo: z.string(),
        scelte: z.exactOptional(z.record(z.string(), z.int())),
      }),
    ),
    "x-capitolo": z.exactOptional(
      z.strictObject({ campo: z.string(), capitoli: z.record(z.string(), z.string()) }),
    ),
  }),
);

/** Objects within one another, beyond which nothing is read: whoever reads it recurses. */
const nestingMax = 20;

/** Reads a form that an ente sends, or says all that is wrong with it, as far as it can be read. */
export function parseSpontaneousForm(sent: unknown): ParsedForm {
  if (!isShallow(sent, nestingMax)) return refused("", "Il modulo ha troppi livelli.");
  const bytes = new TextEncoder().encode(JSON.stringify(sent) ?? "").length;
  if (bytes > formBytesMax) return refused("", `Il modulo supera ${formBytesMax / 1_024} KB.`);
  const read = z.safeParse(spontaneousFormShape, sent);
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({
      pointer: path.map((step) => `/${escaped(String(step))}`).join(""),
      detail: message,
    }));
    return { problems };
  }
  const problems = formProblems(read.data);
  return problems.length === 0 ? { form: read.data } : { problems };
}

function refused(pointer: string, detail: string): ParsedForm {
  return { problems: [{ pointer, detail }] };
}

function isShallow(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((member) => isShallow(member, levels - 1));
}

function escaped(name: string): string {
  return name.replaceAll("~", "~0").replaceAll("/", "~1");
}
