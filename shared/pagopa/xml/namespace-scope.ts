import { xmlLimits } from "./xml-limits.ts";

const XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace";
const XMLNS_NAMESPACE = "http://www.w3.org/2000/xmlns/";

/**
 * Which prefix stands for which namespace at the point that the reader has come to. Source:
 * Namespaces in XML 1.0 (third edition).
 */
export class NamespaceScope {
  readonly #prefixes: string[] = ["", "xml"];
  readonly #namespaces: string[] = ["", XML_NAMESPACE];

  /** How many declarations hold: what `leave` goes back to. */
  get size(): number {
    return this.#prefixes.length;
  }

  /** Forgets what was declared since the scope had this size. */
  leave(size: number): void {
    if (this.#prefixes.length === size) return;
    this.#prefixes.length = size;
    this.#namespaces.length = size;
  }

  /** Declares a prefix (`""` for the default namespace); false where the standard forbids it. */
  declare(prefix: string, namespace: string): boolean {
    const isXml = prefix === "xml";
    if (isXml !== (namespace === XML_NAMESPACE)) return false;
    if (prefix === "xmlns" || namespace === XMLNS_NAMESPACE) return false;
    if (namespace === "" && prefix !== "") return false;
    this.#prefixes.push(prefix);
    this.#namespaces.push(namespace);
    return true;
  }

  get isFull(): boolean {
    return this.#prefixes.length > xmlLimits.namespaces;
  }

  /** The namespace of a prefix; `undefined` when nobody declared it. */
  namespaceOf(prefix: string): string | undefined {
    const index = this.#prefixes.lastIndexOf(prefix);
    return index < 0 ? undefined : this.#namespaces[index];
  }
}
