/** A choice with the words that people read of it. */
export type LabelledChoice<Value> = { readonly const: Value; readonly title: string };

type Described = {
  readonly title?: string;
  readonly description?: string;
  /** Place among the fields around it. */
  readonly "x-ordine"?: number;
};

export type TextField = Described & {
  readonly type: "string";
  readonly minLength?: number;
  readonly maxLength?: number;
  /** Only patterns whose time is bounded: see `isSafePattern`. */
  readonly pattern?: string;
  readonly format?: "date" | "email";
  readonly enum?: readonly string[];
  readonly const?: string;
  readonly oneOf?: readonly LabelledChoice<string>[];
  readonly default?: string;
};

export type IntegerField = Described & {
  readonly type: "integer";
  readonly minimum?: number;
  readonly maximum?: number;
  readonly multipleOf?: number;
  readonly enum?: readonly number[];
  readonly const?: number;
  readonly oneOf?: readonly LabelledChoice<number>[];
  readonly default?: number;
};

export type BooleanField = Described & {
  readonly type: "boolean";
  readonly const?: boolean;
  readonly default?: boolean;
};

export type FieldGroup = Described & {
  readonly type: "object";
  readonly properties: Readonly<Record<string, FormField>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: false;
};

export type FormField = TextField | IntegerField | BooleanField | FieldGroup;

/**
 * What a citizen fills in to start a payment: a part of JSON Schema 2020-12 in which nothing is
 * computed but texts with places for answers and tables from choices to amounts and chapters.
 * Places name a field by the names on the way to it, joined by dots.
 */
export type SpontaneousForm = FieldGroup & {
  readonly $schema?: string;
  /** Text of the causale, with `{field}` where an answer goes. */
  readonly "x-causale": string;
  /** The same for people to read; choices stand in it with their titles. */
  readonly "x-causaleVisualizzata"?: string;
  /** The field that says the amount: in cents itself, or by a choice. */
  readonly "x-importo"?: {
    readonly campo: string;
    readonly scelte?: Readonly<Record<string, number>>;
  };
  /** The chapter of the budget that a choice leads to. */
  readonly "x-capitolo"?: {
    readonly campo: string;
    readonly capitoli: Readonly<Record<string, string>>;
  };
};

export const formBytesMax = 65_536;
export const formFieldsMax = 60;
export const formDepthMax = 4;
/** Longest answer, in characters, where the form gives no limit of its own. */
export const answerLengthMax = 1_000;
export const causaleLengthMax = 1_024;

/** Places that a text leaves for answers. */
const placeholder = /\{([^{}]*)\}/gu;

export function placesIn(template: string): readonly string[] {
  return [...template.matchAll(placeholder)].map((match) => match[1] ?? "");
}

/** The text with something in each of its places. */
export function filled(template: string, valueAt: (place: string) => string): string {
  return template.replaceAll(placeholder, (_, place: string) => valueAt(place));
}

/** The field at a place; none where the form has no such field. */
export function fieldAt(form: FieldGroup, place: string): FormField | undefined {
  let field: FormField | undefined = form;
  for (const name of place.split(".")) {
    if (field?.type !== "object") return undefined;
    field = Object.hasOwn(field.properties, name) ? field.properties[name] : undefined;
  }
  return field;
}
