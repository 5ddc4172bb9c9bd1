import { join } from "node:path";
import ts from "typescript";
import { functionPaths, repository } from "./synthesized-stage.ts";

/** What a function can do to AWS, as read from the code that its handler reaches. */
export type SdkCalls = {
  /**
   * Names of the SDK's commands, e.g. `SendMessageCommand`, and `Upload`, which hides several; and
   * those that our own clients call without the SDK, as the `awsOperation` of their constants says.
   */
  readonly commands: ReadonlySet<string>;
  /** Members of the table client's write actions found in that code: put, update, remove, check. */
  readonly transactionActions: ReadonlySet<string>;
};

const writeActions = new Set(["put", "update", "remove", "check"]);

/**
 * Follows every call from a function's handler, through interfaces to the objects that implement
 * them, and notes the commands and operations it meets. A store's methods that nobody calls do not
 * count.
 */
export function createSdkCallFinder(): (functionPath: string) => SdkCalls {
  const program = createProgram();
  const checker = program.getTypeChecker();
  const ownFiles = new Map(
    program
      .getSourceFiles()
      .filter((file) => !file.isDeclarationFile && !file.fileName.includes("/node_modules/"))
      .map((file) => [file.fileName, file]),
  );
  const implementations = findImplementations([...ownFiles.values()], checker);

  return (functionPath) => {
    const handler = ownFiles.get(join(repository, "functions", functionPath, "handler.ts"));
    if (handler === undefined) throw new Error(`${functionPath} has no handler`);
    const files = importClosure(handler, program, ownFiles);
    return new Walk({ checker, files, implementations }).from(handler);
  };
}

function createProgram(): ts.Program {
  const config = ts.readConfigFile(join(repository, "tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config.config, ts.sys, repository);
  const handlers = functionPaths.map((path) => join(repository, "functions", path, "handler.ts"));
  return ts.createProgram(
    handlers.filter((file) => ts.sys.fileExists(file)),
    options,
  );
}

/** Member of a type → the properties and methods that are assigned to it anywhere. */
type Implementations = ReadonlyMap<ts.Declaration, readonly ts.Node[]>;

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

/**
 * The members of our types that an object's method implements; itself where the object's type is
 * not written down; none where the object is handed to a library, which may call what it likes.
 */
function membersImplementedBy(
  element: ts.ObjectLiteralElementLike,
  checker: ts.TypeChecker,
): readonly ts.Declaration[] {
  if (element.name === undefined || !ts.isObjectLiteralExpression(element.parent)) return [];
  const type = checker.getContextualType(element.parent);
  const member = type && checker.getPropertyOfType(type, element.name.getText());
  return (member?.declarations ?? [element]).filter(isOwn);
}

function isCallable(element: ts.ObjectLiteralElementLike, checker: ts.TypeChecker): boolean {
  if (ts.isMethodDeclaration(element)) return true;
  if (ts.isPropertyAssignment(element)) {
    return checker.getTypeAtLocation(element.initializer).getCallSignatures().length > 0;
  }
  return (
    ts.isShorthandPropertyAssignment(element) &&
    checker.getTypeAtLocation(element.name).getCallSignatures().length > 0
  );
}

function isOwn(node: ts.Node): boolean {
  return !node.getSourceFile().fileName.includes("/node_modules/");
}

function importClosure(
  start: ts.SourceFile,
  program: ts.Program,
  ownFiles: ReadonlyMap<string, ts.SourceFile>,
): ReadonlySet<ts.SourceFile> {
  const reached = new Set([start]);
  for (const file of reached) {
    ts.forEachChild(file, (statement) => {
      if (!ts.isImportDeclaration(statement)) return;
      const symbol = program.getTypeChecker().getSymbolAtLocation(statement.moduleSpecifier);
      const imported = ownFiles.get(symbol?.declarations?.[0]?.getSourceFile().fileName ?? "");
      if (imported !== undefined) reached.add(imported);
    });
  }
  return reached;
}

type WalkContext = {
  readonly checker: ts.TypeChecker;
  /** Files that the function's bundle is made of. */
  readonly files: ReadonlySet<ts.SourceFile>;
  readonly implementations: Implementations;
};

class Walk {
  private readonly context: WalkContext;
  private readonly reached = new Set<ts.Node>();
  private readonly commands = new Set<string>();
  private readonly transactionActions = new Set<string>();

  constructor(context: WalkContext) {
    this.context = context;
  }

  from(handler: ts.SourceFile): SdkCalls {
    this.reached.add(handler);
    for (const node of this.reached) ts.forEachChild(node, (child) => this.visit(child));
    return { commands: this.commands, transactionActions: this.transactionActions };
  }

  private visit(node: ts.Node): void {
    if (ts.isImportDeclaration(node) || ts.isTypeNode(node) || this.waitsForItsCaller(node)) return;
    if (ts.isIdentifier(node)) this.follow(this.symbolOf(node));
    if (ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent)) this.unpack(node);
    if (ts.isObjectLiteralExpression(node)) this.noteTransactionActions(node);
    if (ts.isPropertyAssignment(node)) this.noteOperation(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** A function, or a method of an object whose type is ours, counts only when it is called. */
  private waitsForItsCaller(node: ts.Node): boolean {
    const { checker } = this.context;
    if (ts.isFunctionDeclaration(node)) return true;
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined) {
      if (ts.isFunctionLike(node.initializer)) return true;
    }
    return (
      ts.isObjectLiteralElementLike(node) &&
      isCallable(node, checker) &&
      membersImplementedBy(node, checker).length > 0
    );
  }

  private symbolOf(node: ts.Identifier): ts.Symbol | undefined {
    const { checker } = this.context;
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
    return checker.getAliasedSymbol(symbol);
  }

  private unpack(element: ts.BindingElement): void {
    const { checker } = this.context;
    const name = element.propertyName ?? element.name;
    const type = checker.getTypeAtLocation(element.parent);
    this.follow(checker.getPropertyOfType(type, name.getText()));
  }

  private follow(symbol: ts.Symbol | undefined): void {
    for (const declaration of symbol?.declarations ?? []) {
      if (!isOwn(declaration)) {
        this.noteCommand(declaration, symbol?.name ?? "");
        continue;
      }
      for (const node of this.codeBehind(declaration)) {
        if (this.context.files.has(node.getSourceFile()) && !ts.isSourceFile(node)) {
          this.reached.add(node);
        }
      }
    }
  }

  /** What runs when `declaration` is called; for a member, wherever its type is implemented. */
  private codeBehind(declaration: ts.Declaration): readonly ts.Node[] {
    const { checker, implementations } = this.context;
    const known = implementations.get(declaration);
    if (known !== undefined) return known;
    if (!ts.isPropertySignature(declaration) && !ts.isMethodSignature(declaration)) {
      return [declaration];
    }
    if (checker.getTypeAtLocation(declaration).getCallSignatures().length === 0) return [];
    // A type that is never written beside its object: whatever has the same name will do.
    const name = declaration.name.getText();
    return [...implementations]
      .filter(([member]) => ts.getNameOfDeclaration(member)?.getText() === name)
      .flatMap(([, nodes]) => nodes);
  }

  private noteCommand(declaration: ts.Declaration, name: string): void {
    const isSdk = declaration.getSourceFile().fileName.includes("/node_modules/@aws-sdk/");
    const isValue = ts.isClassDeclaration(declaration) || ts.isVariableDeclaration(declaration);
    if (isSdk && isValue && /(Command|^Upload)$/u.test(name)) this.commands.add(name);
  }

  private noteOperation({ name, initializer }: ts.PropertyAssignment): void {
    if (name.getText() !== "awsOperation") return;
    if (!ts.isStringLiteral(initializer)) throw new Error("an operation without a literal name");
    this.commands.add(initializer.text);
  }

  private noteTransactionActions(literal: ts.ObjectLiteralExpression): void {
    if (!literal.getSourceFile().fileName.includes("/shared/persistence/")) return;
    for (const property of literal.properties) {
      const name = property.name?.getText() ?? "";
      const isMethod = isCallable(property, this.context.checker);
      if (writeActions.has(name) && !isMethod) this.transactionActions.add(name);
    }
  }
}
