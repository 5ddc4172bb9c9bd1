import { NamespaceScope } from "./namespace-scope.ts";
import { type Attribute, attributesAt, type QualifiedName, qualifiedNameAt } from "./start-tag.ts";
import type { XmlReading, XmlRefusal } from "./xml-element.ts";
import { xmlLimits } from "./xml-limits.ts";
import { prologOf } from "./xml-prolog.ts";
import { forbidden, malformed } from "./xml-refusal.ts";
import { blanksEnd, isBlankXmlText, isLegalXmlText, resolveReferences } from "./xml-text.ts";

const [BANG, GREATER, SLASH, QUESTION] = [0x21, 0x3e, 0x2f, 0x3f];
const COMMENT = "<!--";
const CDATA = "<![CDATA[";
const CDATA_END = "]]>";

/** An element while it is read: what it holds is added as it comes. */
type GrowingElement = {
  readonly name: string;
  readonly namespace: string;
  readonly hasAttributes: boolean;
  text: string;
  children: GrowingElement[];
};

/** Shared by all elements without children; never added to. */
const noChildren: GrowingElement[] = [];

/** Reads one document from its beginning to its end; made anew for each. */
export class XmlReader {
  readonly #xml: string;
  #position = 0;
  #elementCount = 0;
  #attributeCount = 0;
  #root: GrowingElement | undefined;
  readonly #scope = new NamespaceScope();
  /** The elements that are open, the innermost last, and beside each its tag and outer scope. */
  readonly #open: GrowingElement[] = [];
  readonly #tags: string[] = [];
  readonly #scopeSizes: number[] = [];

  constructor(xml: string) {
    // XML 1.0, section 2.11: line ends are made one before anything else.
    this.#xml = xml.includes("\r") ? xml.replaceAll(/\r\n?/g, "\n") : xml;
  }

  read(): XmlReading {
    let refusal = this.#readProlog();
    while (refusal === undefined && this.#position < this.#xml.length) refusal = this.#step();
    if (refusal !== undefined) return refusal;
    if (this.#root !== undefined && this.#open.length === 0) {
      return { outcome: "document", root: this.#root };
    }
    return malformed("il documento si interrompe", this.#xml.length);
  }

  #readProlog(): XmlRefusal | undefined {
    if (!isLegalXmlText(this.#xml)) return malformed("ci sono caratteri non ammessi", 0);
    const prolog = prologOf(this.#xml);
    if (prolog === undefined) return malformed("la dichiarazione XML non è valida", 0);
    if (!prolog.isKnownEncoding) return forbidden("una codifica diversa da UTF-8", 0);
    this.#position = prolog.end;
    return undefined;
  }

  /** Characters up to the next markup, then that markup. */
  #step(): XmlRefusal | undefined {
    const found = this.#xml.indexOf("<", this.#position);
    const start = found < 0 ? this.#xml.length : found;
    const refusal = start > this.#position ? this.#readCharacters(start) : undefined;
    if (refusal !== undefined || found < 0) return refusal;
    switch (this.#xml.charCodeAt(start + 1)) {
      case SLASH:
        return this.#readEndTag(start);
      case BANG:
        return this.#readExclamation(start);
      case QUESTION:
        return forbidden("un'istruzione di elaborazione", start);
      default:
        return this.#readStartTag(start);
    }
  }

  #readCharacters(end: number): XmlRefusal | undefined {
    const start = this.#position;
    const raw = this.#xml.slice(start, end);
    const element = this.#open.at(-1);
    this.#position = end;
    if (element === undefined) {
      const isBlank = isBlankXmlText(raw);
      return isBlank ? undefined : malformed("c'è del testo fuori dall'elemento radice", start);
    }
    if (raw.includes(CDATA_END)) return malformed("il testo contiene «]]>»", start);
    const text = raw.includes("&") ? resolveReferences(raw) : raw;
    if (text === undefined) return malformed("c'è un riferimento non ammesso", start);
    element.text += text;
    return undefined;
  }

  #readEndTag(start: number): XmlRefusal | undefined {
    const tag = this.#tags.at(-1);
    const nameStart = start + 2;
    if (tag === undefined || !this.#xml.startsWith(tag, nameStart)) return wrongEndTag(start);
    const end = blanksEnd(this.#xml, nameStart + tag.length);
    if (this.#xml.charCodeAt(end) !== GREATER) return wrongEndTag(start);
    this.#position = end + 1;
    this.#leave();
    return undefined;
  }

  #readStartTag(start: number): XmlRefusal | undefined {
    const name = qualifiedNameAt(this.#xml, start + 1);
    if (name === undefined) return malformed("un tag non è scritto correttamente", start);
    if (this.#xml.charCodeAt(name.end) === GREATER) {
      this.#position = name.end + 1;
      this.#tags.push(this.#xml.slice(start + 1, name.end));
      this.#scopeSizes.push(this.#scope.size);
      return this.#enter(name, false);
    }
    const rest = attributesAt(this.#xml, name.end);
    if ("outcome" in rest) return rest;
    this.#attributeCount += rest.attributes.length;
    if (this.#attributeCount > xmlLimits.attributes) return forbidden("troppi attributi", start);
    this.#position = rest.end;
    this.#tags.push(this.#xml.slice(start + 1, name.end));
    this.#scopeSizes.push(this.#scope.size);
    const others = rest.attributes.filter((attribute) => !isDeclaration(attribute));
    const refusal =
      this.#declareNamespaces(rest.attributes, start) ??
      this.#checkAttributeNames(others, start) ??
      this.#enter(name, others.length > 0);
    if (refusal === undefined && rest.isEmptyElement) this.#leave();
    return refusal;
  }

  /** Adds an element to the tree and makes it the innermost one. */
  #enter({ prefix, local, end }: QualifiedName, hasAttributes: boolean): XmlRefusal | undefined {
    const namespace = this.#scope.namespaceOf(prefix);
    if (namespace === undefined) return malformed("un prefisso non è dichiarato", end);
    this.#elementCount += 1;
    if (this.#elementCount > xmlLimits.elements) return forbidden("troppi elementi", end);
    const element = { name: local, namespace, hasAttributes, text: "", children: noChildren };
    const parent = this.#open.at(-1);
    if (parent === undefined) {
      if (this.#root !== undefined) return malformed("c'è più di un elemento radice", end);
      this.#root = element;
    } else if (parent.children === noChildren) {
      parent.children = [element];
    } else {
      parent.children.push(element);
    }
    const depth = this.#open.push(element);
    return depth > xmlLimits.depth ? forbidden("troppi livelli", end) : undefined;
  }

  #leave(): void {
    this.#open.pop();
    this.#tags.pop();
    this.#scope.leave(this.#scopeSizes.pop() ?? 0);
  }

  #declareNamespaces(attributes: readonly Attribute[], start: number): XmlRefusal | undefined {
    const declared = new Set<string>();
    for (const attribute of attributes) {
      if (!isDeclaration(attribute)) continue;
      const prefix = attribute.prefix === "" ? "" : attribute.local;
      if (declared.has(prefix)) return malformed("un attributo è ripetuto", start);
      declared.add(prefix);
      if (!this.#scope.declare(prefix, attribute.value)) {
        return malformed("una dichiarazione di namespace non è ammessa", start);
      }
    }
    return this.#scope.isFull ? forbidden("troppi namespace", start) : undefined;
  }

  /** Namespaces in XML 1.0, section 6.3: no two of the same name, whatever their prefixes. */
  #checkAttributeNames(attributes: readonly Attribute[], start: number): XmlRefusal | undefined {
    const names = new Set<string>();
    for (const { prefix, local } of attributes) {
      const namespace = prefix === "" ? "" : this.#scope.namespaceOf(prefix);
      if (namespace === undefined) return malformed("un prefisso non è dichiarato", start);
      const name = `${local} ${namespace}`;
      if (names.has(name)) return malformed("un attributo è ripetuto", start);
      names.add(name);
    }
    return undefined;
  }

  #readExclamation(start: number): XmlRefusal | undefined {
    if (this.#xml.startsWith(COMMENT, start)) return this.#readComment(start);
    if (this.#xml.startsWith(CDATA, start)) return this.#readCdata(start);
    if (this.#xml.startsWith("<!DOCTYPE", start)) return forbidden("un DOCTYPE", start);
    return malformed("un tag non è scritto correttamente", start);
  }

  #readComment(start: number): XmlRefusal | undefined {
    const dashes = this.#xml.indexOf("--", start + COMMENT.length);
    if (dashes < 0 || this.#xml.charCodeAt(dashes + 2) !== GREATER) {
      return malformed("un commento non è scritto correttamente", start);
    }
    this.#position = dashes + 3;
    return undefined;
  }

  #readCdata(start: number): XmlRefusal | undefined {
    const end = this.#xml.indexOf(CDATA_END, start);
    const element = this.#open.at(-1);
    if (end < 0 || element === undefined) {
      return malformed("una sezione CDATA non è chiusa o è fuori posto", start);
    }
    element.text += this.#xml.slice(start + CDATA.length, end);
    this.#position = end + CDATA_END.length;
    return undefined;
  }
}

function isDeclaration({ prefix, local }: Attribute): boolean {
  return prefix === "xmlns" || (prefix === "" && local === "xmlns");
}

function wrongEndTag(at: number): XmlRefusal {
  return malformed("un tag di chiusura non corrisponde a quello di apertura", at);
}
