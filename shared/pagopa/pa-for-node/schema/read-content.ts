import type { XmlElement } from "../../xml/xml-element.ts";
import { isBlankXmlText, trimXmlBlanks } from "../../xml/xml-text.ts";
import type { Content, ElementParticle, List, Particle, Sequence, SimpleType } from "./content.ts";
import type { Strictness } from "./leniencies.ts";
import { SchemaProblem } from "./schema-problem.ts";

const strayText = "tra un elemento e l'altro c'è del testo";

/**
 * Reads what an element holds as its schema says; a `SchemaProblem`, with the path that begins at
 * the element, for the first thing that is not as the schema wants.
 */
export function readContent<T>(
  schema: Sequence<T>,
  element: XmlElement,
  strictness: Strictness,
): T | SchemaProblem {
  const fields = new ContentReader(strictness).read(schema, element);
  if (fields instanceof SchemaProblem) return fields.within(element.name);
  if (!isShapedBy(schema, fields)) throw new TypeError("the schema reads no fields");
  return fields;
}

/** What was read by a schema has the schema's shape: here the compiler is told so. */
function isShapedBy<T>(schema: Sequence<T>, fields: unknown): fields is T {
  return schema.kind === "sequence" && typeof fields === "object";
}

class ContentReader {
  readonly #strictness: Strictness;

  constructor(strictness: Strictness) {
    this.#strictness = strictness;
  }

  /** The path of a problem begins below the element. */
  read(content: Content<unknown>, element: XmlElement): unknown {
    if (element.hasAttributes && !this.#strictness.anyAttribute) {
      return new SchemaProblem("l'elemento non può avere attributi");
    }
    switch (content.kind) {
      case "simple":
        return readSimple(content, element);
      case "sequence":
        return this.#readSequence(content, element);
      case "list":
        return this.#readList(content, element);
    }
  }

  #readSequence({ particles }: Sequence<unknown>, { children, text }: XmlElement) {
    if (!isBlankXmlText(text)) return new SchemaProblem(strayText);
    const fields: Record<string, unknown> = {};
    let index = 0;
    for (const particle of particles) {
      const child = children[index];
      const element = child === undefined ? undefined : this.#matching(particle, child);
      if (child === undefined || element === undefined) {
        if (isRequired(particle)) return missing(particle, children);
        continue;
      }
      index += 1;
      const value = this.read(element.content, child);
      if (value instanceof SchemaProblem) return value.within(element.name);
      if (element.isInlined) Object.assign(fields, value);
      else fields[element.name] = value;
    }
    const extra = children[index];
    return extra === undefined ? fields : unexpected(extra, particles);
  }

  #readList({ itemName, item, max }: List<unknown>, { children, text }: XmlElement) {
    if (!isBlankXmlText(text)) return new SchemaProblem(strayText);
    if (children.length === 0 || children.length > max) {
      return new SchemaProblem(`contiene da 1 a ${max} elementi ${itemName}`);
    }
    const items: unknown[] = [];
    for (const child of children) {
      if (!this.#isNamed(child, itemName)) {
        return new SchemaProblem(`contiene solo elementi ${itemName}`);
      }
      const value = this.read(item, child);
      if (value instanceof SchemaProblem) return value.within(`${itemName}[${items.length + 1}]`);
      items.push(value);
    }
    return items;
  }

  /** The element of the schema that `child` is, where it is the one that may come here. */
  #matching(particle: Particle<unknown>, child: XmlElement) {
    if (particle.kind === "element") return this.#isElement(particle, child) ? particle : undefined;
    return particle.options.find((option) => this.#isElement(option, child));
  }

  #isElement({ name, alsoReadAs }: ElementParticle<unknown>, child: XmlElement): boolean {
    return this.#isNamed(child, name) || this.#isNamed(child, alsoReadAs);
  }

  #isNamed(child: XmlElement, name: string | undefined): boolean {
    return child.name === name && (child.namespace === "" || this.#strictness.anyNamespace);
  }
}

function readSimple(type: SimpleType<unknown>, { children, text }: XmlElement): unknown {
  if (children.length > 0) return new SchemaProblem("contiene altri elementi invece di un valore");
  const value = type.read(type.whiteSpace === "collapse" ? trimXmlBlanks(text) : text);
  return value === undefined ? new SchemaProblem(type.rule) : value;
}

function isRequired(particle: Particle<unknown>): boolean {
  return particle.kind === "choice" || particle.isRequired;
}

function namesOf(particle: Particle<unknown>): readonly string[] {
  if (particle.kind === "element") return [particle.name];
  return particle.options.map(({ name }) => name);
}

function missing(particle: Particle<unknown>, children: readonly XmlElement[]): SchemaProblem {
  const names = namesOf(particle);
  const isElsewhere = children.some(({ name }) => names.includes(name));
  return new SchemaProblem(isElsewhere ? "elemento fuori posto" : "elemento mancante", [
    names.join(" o "),
  ]);
}

/** An element that the schema does not know is not named: its name could be anything. */
function unexpected({ name }: XmlElement, particles: readonly Particle<unknown>[]): SchemaProblem {
  const isKnown = particles.some((particle) => namesOf(particle).includes(name));
  if (isKnown) return new SchemaProblem("elemento ripetuto o fuori posto", [name]);
  return new SchemaProblem("c'è un elemento non previsto");
}
