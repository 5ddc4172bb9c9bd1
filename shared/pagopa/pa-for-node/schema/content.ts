/**
 * The description of messages: what `read-content.ts` reads by and `write-content.ts` writes by.
 * It is what an XML schema says, in the words of this file; the TypeScript type of what is read
 * follows from it (`T`), so that a schema that does not give the messages of `messages.ts` does not
 * compile.
 */

/** What a text may be, and the value it is read into. */
export type SimpleType<T> = {
  readonly kind: "simple";
  /** The rule in Italian, for whoever wrote the message. */
  readonly rule: string;
  /** XSD `whiteSpace`: blanks around the value are no part of it, or are (`xsd:string`). */
  readonly whiteSpace: "collapse" | "preserve";
  /** `undefined` when the text breaks the rule. */
  read(text: string): T | undefined;
  write(value: T): string;
};

/** Elements in a fixed order (`xsd:sequence`), read into one record. */
export type Sequence<T> = {
  readonly kind: "sequence";
  readonly particles: readonly Particle<unknown>[];
  readonly shape?: T;
};

/** The same element over and over, read into an array. */
export type List<T> = {
  readonly kind: "list";
  readonly itemName: string;
  readonly item: Content<unknown>;
  readonly max: number;
  readonly shape?: T;
};

export type Content<T> = SimpleType<T> | Sequence<T> | List<T>;

/** An element of a sequence; what `T` is: the part of the record that it gives. */
export type ElementParticle<T> = {
  readonly kind: "element";
  readonly name: string;
  /** Another spelling that is read as well, never written. */
  readonly alsoReadAs: string | undefined;
  readonly isRequired: boolean;
  readonly content: Content<unknown>;
  /** Whether the fields of its content become fields of the record that the element is part of. */
  readonly isInlined: boolean;
  readonly shape?: T;
};

/** One of several elements (`xsd:choice`). */
export type ChoiceParticle<T> = {
  readonly kind: "choice";
  readonly options: readonly ElementParticle<unknown>[];
  readonly shape?: T;
};

export type Particle<T> = ElementParticle<T> | ChoiceParticle<T>;

type Shapes<Particles> = Particles extends readonly [Particle<infer T>, ...infer Others]
  ? T & Shapes<Others>
  : unknown;

/** Elements in this order. */
export function sequence<const Particles extends readonly Particle<unknown>[]>(
  ...particles: Particles
): Sequence<Shapes<Particles>> {
  return { kind: "sequence", particles };
}

/** One to `max` elements called `itemName`. */
export function listOf<T>(
  itemName: string,
  { item, max }: { readonly item: Content<T>; readonly max: number },
): List<readonly T[]> {
  return { kind: "list", itemName, item, max };
}

const plain = { kind: "element", alsoReadAs: undefined, isInlined: false } as const;

/** An element that must be there. */
export function one<Name extends string, T>(
  name: Name,
  content: Content<T>,
): ElementParticle<{ readonly [K in Name]: T }> {
  return { ...plain, name, content, isRequired: true };
}

/** An element that may be there. */
export function optional<Name extends string, T>(
  name: Name,
  content: Content<T>,
  { alsoReadAs }: { readonly alsoReadAs?: string } = {},
): ElementParticle<{ readonly [K in Name]?: T }> {
  return { ...plain, name, content, alsoReadAs, isRequired: false };
}

/** An element that must be there and whose fields stand beside it in the record. */
export function inlined<T>(name: string, content: Sequence<T>): ElementParticle<T> {
  return { ...plain, name, content, isRequired: true, isInlined: true };
}

/** The same for an element that may be there. */
export function optionalInlined<T>(
  name: string,
  content: Sequence<T>,
): ElementParticle<Partial<T>> {
  return { ...plain, name, content, isRequired: false, isInlined: true };
}

type Without<T> = { readonly [K in keyof T]?: never };

/** One of two elements, and not the other. */
export function either<First, Second>(
  first: ElementParticle<First>,
  second: ElementParticle<Second>,
): ChoiceParticle<(First & Without<Second>) | (Without<First> & Second)> {
  return { kind: "choice", options: [first, second] };
}
