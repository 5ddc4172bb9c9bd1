import { escapeXmlText } from "../../xml/xml-text.ts";
import { InvalidOutgoingMessage } from "../invalid-outgoing-message.ts";
import type { Content, ElementParticle, List, Particle, Sequence } from "./content.ts";
import { SchemaProblem } from "./schema-problem.ts";

type Fields = Readonly<Record<string, unknown>>;

/**
 * What an element called `name` holds, as XML in the order of the schema and in no namespace.
 * @throws InvalidOutgoingMessage for a missing field or a text that XML cannot carry.
 */
export function writeContent(content: Content<unknown>, value: unknown, name: string): string {
  const written = write(content, value);
  if (written instanceof SchemaProblem) {
    throw new InvalidOutgoingMessage([written.within(name).description]);
  }
  return written;
}

function write(content: Content<unknown>, value: unknown): string | SchemaProblem {
  switch (content.kind) {
    case "simple":
      return escapeXmlText(content.write(value)) ?? new SchemaProblem("caratteri non ammessi");
    case "sequence":
      return isFields(value) ? writeSequence(content, value) : new SchemaProblem("valore mancante");
    case "list":
      return Array.isArray(value) ? writeList(content, value) : new SchemaProblem("lista mancante");
  }
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

function writeSequence({ particles }: Sequence<unknown>, fields: Fields): string | SchemaProblem {
  let xml = "";
  for (const particle of particles) {
    const element = presentElement(particle, fields);
    if (element === undefined) continue;
    if (element instanceof SchemaProblem) return element;
    const value = element.isInlined ? fields : fields[element.name];
    const content = write(element.content, value);
    if (content instanceof SchemaProblem) return content.within(element.name);
    xml += `<${element.name}>${content}</${element.name}>`;
  }
  return xml;
}

function writeList({ itemName, item }: List<unknown>, items: readonly unknown[]) {
  let xml = "";
  for (const [index, value] of items.entries()) {
    const content = write(item, value);
    if (content instanceof SchemaProblem) return content.within(`${itemName}[${index + 1}]`);
    xml += `<${itemName}>${content}</${itemName}>`;
  }
  return xml;
}

/** The element of a particle that there is something to write of. */
function presentElement(particle: Particle<unknown>, fields: Fields) {
  const options = particle.kind === "element" ? [particle] : particle.options;
  const present = options.find((element) => isPresent(element, fields));
  if (present !== undefined) return present;
  const isRequired = particle.kind === "choice" || particle.isRequired;
  const path = options.map(({ name }) => name).join(" o ");
  return isRequired ? new SchemaProblem("elemento mancante", [path]) : undefined;
}

/** An element whose fields are inlined is there when any of them is. */
function isPresent({ name, isInlined, content }: ElementParticle<unknown>, fields: Fields) {
  if (!isInlined || content.kind !== "sequence") return fields[name] !== undefined;
  return content.particles.some((inner) => !isAbsent(inner, fields));
}

function isAbsent(particle: Particle<unknown>, fields: Fields): boolean {
  const options = particle.kind === "element" ? [particle] : particle.options;
  return !options.some((element) => isPresent(element, fields));
}
