import ts from "typescript";

/**
 * A call of AWS and the place in the sources where it is written. Calls are named after the
 * operation (`PutObject`), whether the SDK makes it or a client of ours; `Upload` of the SDK hides
 * several. The verb of a statement (`PartiQL:INSERT`) and what a transaction does
 * (`transaction:put`) count as well.
 */
export type CallSite = {
  readonly call: string;
  /** `shared/files/file-store.ts:64` */
  readonly place: string;
};

/** A site as one text, to be compared. */
export function siteText({ call, place }: CallSite): string {
  return `${call} @ ${place}`;
}

const statement = /^\s*(INSERT|SELECT|UPDATE|DELETE)\s+(?:INTO|FROM|")/u;

/** The calls that can be told from the text alone, in a source as in a bundle. */
export function callsOfText(node: ts.Node, file: ts.SourceFile): readonly string[] {
  if (ts.isPropertyAssignment(node) && node.name.getText(file) === "awsOperation") {
    if (!ts.isStringLiteralLike(node.initializer)) {
      throw new Error("an operation without a literal name");
    }
    return [node.initializer.text];
  }
  const text = ts.isTemplateExpression(node)
    ? node.head.text
    : ts.isStringLiteralLike(node)
      ? node.text
      : "";
  const verb = statement.exec(text)?.[1];
  return verb === undefined ? [] : [`PartiQL:${verb}`];
}

/** The place of a node that says `new Command(…)`, of any other node its own. */
export function sitePosition(node: ts.Node, file: ts.SourceFile): number {
  return (ts.isNewExpression(node) ? node.expression : node).getStart(file);
}

/** The operation that a class of the SDK stands for; undefined for any other class. */
export function operationOfClass(name: string): string | undefined {
  return name === "Upload" ? name : /^(\w*[a-z])Command$/u.exec(name)?.[1];
}
