/** Where a message breaks its schema, and which rule: never what stands there. */
export class SchemaProblem {
  readonly #rule: string;
  readonly #path: readonly string[];

  constructor(rule: string, path: readonly string[] = []) {
    this.#rule = rule;
    this.#path = path;
  }

  /** The same problem, seen from the element around it. */
  within(name: string): SchemaProblem {
    return new SchemaProblem(this.#rule, [name, ...this.#path]);
  }

  /** "paSendRTReq/receipt/fee: importo con due decimali …" */
  get description(): string {
    return `${this.#path.join("/")}: ${this.#rule}`;
  }
}
