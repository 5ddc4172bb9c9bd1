import ts from "typescript";
import type { CallSite } from "./call-site.ts";
import { isOwn } from "./own-program.ts";
import type { CodeWalker } from "./reached-code.ts";

/** One call on the objects of one folder of the files bucket. */
export type FolderCall = { readonly folder: string; readonly call: string };

export type FolderReading = {
  readonly walker: CodeWalker;
  readonly checker: ts.TypeChecker;
  readonly commandsFrom: (starts: readonly ts.Node[]) => readonly CallSite[];
};

/** Where the types are through whose members all objects of the bucket are reached, by `key`. */
const storesFolder = "/shared/files/";
/** The constant that names the folders. */
const foldersConstant = "bucketFolders";

/**
 * Pairs each call of a file store with the folder that its key begins with: as its first argument
 * says, or, where that is handed in, as the function says that the call is written in.
 */
export function folderCallsOf(
  nodes: ReadonlySet<ts.Node>,
  reading: FolderReading,
): readonly FolderCall[] {
  return [...nodes].flatMap((node) => {
    const member = ts.isCallExpression(node) ? storeMember(node, reading) : undefined;
    if (member === undefined || !ts.isCallExpression(node)) return [];
    const folders = foldersOf(node, reading);
    if (folders.size === 0) throw new Error(`which folder does ${node.getText()} go to?`);
    const calls = reading.commandsFrom(reading.walker.codeBehind(member));
    return [...folders].flatMap((folder) => calls.map(({ call }) => ({ folder, call })));
  });
}

function storeMember(
  { expression }: ts.CallExpression,
  { checker }: FolderReading,
): ts.Declaration | undefined {
  if (!ts.isPropertyAccessExpression(expression)) return undefined;
  return checker.getSymbolAtLocation(expression.name)?.declarations?.find((declaration) => {
    const isOfStore = declaration.getSourceFile().fileName.includes(storesFolder);
    return isOfStore && parametersOf(declaration)[0]?.name.getText() === "key";
  });
}

/** Of a member of a type that is called: as a method, or as a property that is a function. */
function parametersOf(declaration: ts.Declaration): readonly ts.ParameterDeclaration[] {
  if (ts.isMethodSignature(declaration)) return [...declaration.parameters];
  if (!ts.isPropertySignature(declaration) || declaration.type === undefined) return [];
  return ts.isFunctionTypeNode(declaration.type) ? [...declaration.type.parameters] : [];
}

function foldersOf(call: ts.CallExpression, reading: FolderReading): ReadonlySet<string> {
  const [key] = call.arguments;
  const named = key === undefined ? new Set<string>() : foldersNamedIn(key, reading);
  if (named.size > 0) return named;
  const outermost = ts.findAncestor(call, (node) => ts.isSourceFile(node.parent));
  return outermost === undefined ? named : foldersNamedIn(outermost, reading);
}

/** Members of the constant that a piece of code mentions, itself or through what it refers to. */
function foldersNamedIn(start: ts.Node, { walker }: FolderReading): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if (seen.has(node) || ts.isTypeNode(node)) return;
    seen.add(node);
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === foldersConstant) {
      found.add(node.name.text);
      return;
    }
    if (ts.isIdentifier(node)) {
      for (const declaration of walker.symbolOf(node)?.declarations ?? []) {
        if (isOwn(declaration) && isValue(declaration)) visit(declaration);
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(start);
  return found;
}

function isValue(declaration: ts.Declaration): boolean {
  return (
    ts.isVariableDeclaration(declaration) ||
    ts.isFunctionDeclaration(declaration) ||
    ts.isPropertyAssignment(declaration)
  );
}
