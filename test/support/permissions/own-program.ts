import { join } from "node:path";
import ts from "typescript";
import { repository } from "../synthesized-stage.ts";

/** The sources that handlers reach, with the compiler's knowledge of them. */
export type OwnProgram = {
  readonly checker: ts.TypeChecker;
  readonly implementations: Implementations;
  /** The files of this repository that a bundle of the handler is made of. */
  filesOf(handler: string): ReadonlySet<ts.SourceFile>;
  handler(path: string): ts.SourceFile;
};

/** Member of a type → the properties and methods that are assigned to it anywhere. */
type Implementations = ReadonlyMap<ts.Declaration, readonly ts.Node[]>;

/** Reads the handlers, given as paths in the repository, and all they import. */
export function readProgram(handlers: readonly string[]): OwnProgram {
  const config = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, repository);
  const paths = handlers.map((path) => join(repository, path));
  const program = ts.createProgram(
    paths.filter((file) => ts.sys.fileExists(file)),
    options,
  );
  const checker = program.getTypeChecker();
  const ownFiles = new Map(
    program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && isOwnFile(file))
      .map((file) => [file.fileName, file]),
  );
  const handler = (path: string): ts.SourceFile => {
    const file = ownFiles.get(join(repository, path));
    if (file === undefined) throw new Error(`${path} does not exist`);
    return file;
  };
  return {
    checker,
    implementations: findImplementations([...ownFiles.values()], checker),
    filesOf: (path) => importClosure(handler(path), { checker, ownFiles }),
    handler,
  };
}

/** True for what this repository has written itself. */
export function isOwn(node: ts.Node): boolean {
  return isOwnFile(node.getSourceFile());
}

function isOwnFile({ fileName }: ts.SourceFile): boolean {
  return !fileName.includes("/node_modules/");
}

export function isCallable(element: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): boolean {
  if (ts.isMethodDeclaration(element)) return true;
  if (ts.isPropertyAssignment(element)) {
    return checker.getTypeAtLocation(element.initializer).getCallSignatures().length > 0;
  }
  return (
    ts.isShorthandPropertyAssignment(element) &&
    checker.getTypeAtLocation(element.name).getCallSignatures().length > 0
  );
}

/**
 * The members of our types that an object's method implements; itself where the object's type is
 * not written down; none where the object is handed to a library, which may call what it likes.
 */
export function membersImplementedBy(
  element: ts.ObjectLiteralElementLike,
  checker: ts.TypeChecker,
): readonly ts.Declaration[] {
  if (element.name === undefined || !ts.isObjectLiteralExpression(element.parent)) return [];
  const type = checker.getContextualType(element.parent);
  const member = type && checker.getPropertyOfType(type, element.name.getText());
  return (member?.declarations ?? [element]).filter(isOwn);
}

function findImplementations(files: ts.SourceFile[], checker: ts.TypeChecker): Implementations {
  const found = new Map<ts.Declaration, ts.Node[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralElementLike(node) && isCallable(node, checker)) {
      for (const declaration of membersImplementedBy(node, checker)) {
        found.set(declaration, [...(found.get(declaration) ?? []), node]);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const file of files) visit(file);
  return found;
}

type Known = {
  readonly checker: ts.TypeChecker;
  readonly ownFiles: ReadonlyMap<string, ts.SourceFile>;
};

function importClosure(
  start: ts.SourceFile,
  { checker, ownFiles }: Known,
): ReadonlySet<ts.SourceFile> {
  const reached = new Set([start]);
  for (const file of reached) {
    ts.forEachChild(file, (statement) => {
      if (!ts.isImportDeclaration(statement)) return;
      const symbol = checker.getSymbolAtLocation(statement.moduleSpecifier);
      const imported = ownFiles.get(symbol?.declarations?.[0]?.getSourceFile().fileName ?? "");
      if (imported !== undefined) reached.add(imported);
    });
  }
  return reached;
}
