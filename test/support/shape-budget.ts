import ts from "typescript";

const columnsMax = 100;
const fileLinesMax = 300;
const entryLinesMax = 40;
const functionLinesMax = 70;
const positionalParametersMax = 3;

/** Files that start something: wiring only. */
const entryFile = /^(infra\/(app|.+\/(start|build)|cli\/portale)\.ts|functions\/.+\/handler\.ts)$/u;
/** The only places that may read the environment of the process. */
const environmentReader =
  /^(shared\/(lambda\/environment|aws\/aws-environment)|infra\/cli\/portale|infra\/.*(start|bootstrap))\.ts$/u;
const weakName = /(^|\/)(utils?|helpers?|common|types|services?|managers?|misc)(\/|\.ts$)/u;

/**
 * What a production file does against the shape budget, as `line: finding`. The formatter cannot
 * break an import or a string, so those lines may run over.
 */
export function shapeFindings(file: string, text: string): string[] {
  const lines = text.split("\n");
  const lineCount = text.endsWith("\n") ? lines.length - 1 : lines.length;
  const findings: string[] = [];
  if (weakName.test(file)) findings.push("1: a weak name");
  if (/(^|\/)index\.ts$/u.test(file)) findings.push("1: a barrel");
  if (lineCount > fileLinesMax) findings.push(`1: a file of ${lineCount} lines`);
  if (entryFile.test(file) && lineCount > entryLinesMax) {
    findings.push(`1: an entry file of ${lineCount} lines`);
  }
  for (const [index, line] of lines.entries()) {
    if (line.length > columnsMax && !unbreakable(line)) {
      findings.push(`${index + 1}: a line of ${line.length} columns`);
    }
  }
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  visit(source, (node, finding) => findings.push(`${lineOf(source, node)}: ${finding}`));
  return findings;
}

type Report = (node: ts.Node, finding: string) => void;

function visit(node: ts.Node, report: Report): void {
  if (ts.isAsExpression(node) && !ts.isConstTypeReference(node.type)) report(node, "a cast");
  if (ts.isTypeAssertionExpression(node)) report(node, "a cast");
  if (ts.isNonNullExpression(node)) report(node, "a non-null assertion");
  if (node.kind === ts.SyntaxKind.AnyKeyword) report(node, "any");
  if (ts.isFunctionLike(node)) visitFunction(node, report);
  if (
    ts.isPropertyAccessExpression(node) &&
    node.getText() === "process.env" &&
    !environmentReader.test(node.getSourceFile().fileName)
  ) {
    report(node, "process.env");
  }
  ts.forEachChild(node, (child) => visit(child, report));
}

function visitFunction(node: ts.SignatureDeclaration, report: Report): void {
  if (node.parameters.length > positionalParametersMax && !ts.isFunctionTypeNode(node)) {
    report(node, `${node.parameters.length} positional parameters`);
  }
  const source = node.getSourceFile();
  const lines =
    source.getLineAndCharacterOfPosition(node.end).line - (lineOf(source, node) - 1) + 1;
  if (lines > functionLinesMax) report(node, `a function of ${lines} lines`);
}

function unbreakable(line: string): boolean {
  return /^\s*(import\b|\} from\b|"|'|`|\/\/ biome-ignore)|https?:\/\//u.test(line);
}

function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}
