import { relative } from "node:path";
import ts from "typescript";
import { repository } from "../synthesized-stage.ts";
import {
  type CallSite,
  callsOfText,
  operationOfClass,
  sitePosition,
  siteText,
} from "./call-site.ts";
import { type FolderCall, folderCallsOf } from "./folder-calls.ts";
import { isCallable, type OwnProgram } from "./own-program.ts";
import { createCodeWalker } from "./reached-code.ts";

/** What a function can do to AWS, as read from the code that its handler reaches. */
export type SourceCalls = {
  readonly reached: readonly CallSite[];
  /** Every site written in the files of the bundle, reached or not. */
  readonly written: ReadonlySet<string>;
  /** Which call goes to which folder of the files bucket. */
  readonly folders: readonly FolderCall[];
  /** Names of secondary indexes that are read. */
  readonly indexes: readonly string[];
};

const writeActions = new Set(["put", "update", "remove", "check"]);

/** Reads the calls of a handler, given as its path in the repository. */
export function sourceCallsOf(handler: string, program: OwnProgram): SourceCalls {
  const { checker } = program;
  const files = program.filesOf(handler);
  const walker = createCodeWalker(program, files);
  const reader: CallReader = {
    symbolOf: walker.symbolOf,
    isCallable: (property) => isCallable(property, checker),
  };
  const nodes = walker.reachedFrom([program.handler(handler)]);
  const reached = [...nodes].flatMap((node) => sitesAt(node, reader));
  const written = new Set<string>();
  const note = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
    for (const site of sitesAt(node, reader)) written.add(siteText(site));
    ts.forEachChild(node, note);
  };
  for (const file of files) note(file);
  const commandsFrom = (starts: readonly ts.Node[]) =>
    [...walker.reachedFrom(starts)].flatMap((node) => sitesAt(node, reader));
  return {
    reached,
    written,
    folders: folderCallsOf(nodes, { walker, checker, commandsFrom }),
    indexes: [...nodes].flatMap(indexNamesAt),
  };
}

type CallReader = {
  readonly symbolOf: (node: ts.Node) => ts.Symbol | undefined;
  readonly isCallable: (property: ts.ObjectLiteralElementLike) => boolean;
};

function sitesAt(node: ts.Node, reader: CallReader): CallSite[] {
  const file = node.getSourceFile();
  const calls = [
    ...callsOfText(node, file),
    ...commandsAt(node, reader),
    ...transactionActionAt(node, reader),
  ];
  return calls.map((call) => ({ call, place: placeOf(node) }));
}

function placeOf(node: ts.Node): string {
  const file = node.getSourceFile();
  const { line } = file.getLineAndCharacterOfPosition(sitePosition(node, file));
  return `${relative(repository, file.fileName)}:${line + 1}`;
}

/** A command's class is made on the spot: whoever hands it around cannot be followed. */
function commandsAt(node: ts.Node, { symbolOf }: CallReader): readonly string[] {
  const operation = ts.isIdentifier(node) ? operationOfClass(node.text) : undefined;
  if (operation === undefined) return [];
  const symbol = symbolOf(node);
  const isSdk = symbol?.declarations?.some(
    (declaration) =>
      declaration.getSourceFile().fileName.includes("/node_modules/@aws-sdk/") &&
      (ts.isClassDeclaration(declaration) || ts.isVariableDeclaration(declaration)),
  );
  if (isSdk !== true) return [];
  if (!ts.isNewExpression(node.parent) || node.parent.expression !== node) {
    throw new Error(`${operation} is handed around in ${placeOf(node)}`);
  }
  return [operation];
}

function transactionActionAt(node: ts.Node, reader: CallReader): readonly string[] {
  if (!ts.isObjectLiteralElementLike(node) || node.name === undefined) return [];
  const name = node.name.getText();
  const isOfTable = node.getSourceFile().fileName.includes("/shared/persistence/");
  if (!isOfTable || !writeActions.has(name) || reader.isCallable(node)) return [];
  return [`transaction:${name}`];
}

function indexNamesAt(node: ts.Node): readonly string[] {
  if (!ts.isObjectLiteralElementLike(node) || node.name?.getText() !== "IndexName") return [];
  if (!ts.isPropertyAssignment(node) || !ts.isStringLiteralLike(node.initializer)) {
    throw new Error(`an index without a literal name in ${placeOf(node)}`);
  }
  return [node.initializer.text];
}
