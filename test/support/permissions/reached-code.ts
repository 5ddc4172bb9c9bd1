import ts from "typescript";
import { isCallable, isOwn, membersImplementedBy, type OwnProgram } from "./own-program.ts";

/** Follows calls from one place on, inside the files of one bundle. */
export type CodeWalker = {
  /** Every node that runs, or may run, from the starting points on; they themselves do not count. */
  reachedFrom(starts: readonly ts.Node[]): ReadonlySet<ts.Node>;
  /** What runs when the declaration is called; for a member, wherever its type is implemented. */
  codeBehind(declaration: ts.Declaration): readonly ts.Node[];
  symbolOf(node: ts.Node): ts.Symbol | undefined;
};

/**
 * A walker over the files of a bundle. Every call is followed, through interfaces to the objects
 * that implement them; a function or a store's method that nobody calls does not count.
 */
export function createCodeWalker(
  program: OwnProgram,
  files: ReadonlySet<ts.SourceFile>,
): CodeWalker {
  const { checker, implementations } = program;

  const symbolOf = (node: ts.Node): ts.Symbol | undefined => {
    const symbol = ts.isShorthandPropertyAssignment(node.parent)
      ? checker.getShorthandAssignmentValueSymbol(node.parent)
      : checker.getSymbolAtLocation(node);
    if (symbol === undefined || (symbol.flags & ts.SymbolFlags.Alias) === 0) return symbol;
    return checker.getAliasedSymbol(symbol);
  };

  const unpacked = (element: ts.BindingElement): ts.Symbol | undefined => {
    const name = element.propertyName ?? element.name;
    return checker.getPropertyOfType(checker.getTypeAtLocation(element.parent), name.getText());
  };

  const codeBehind = (declaration: ts.Declaration): readonly ts.Node[] => {
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
  };

  const referred = (node: ts.Node): ts.Symbol | undefined => {
    if (ts.isIdentifier(node)) return symbolOf(node);
    const isUnpacked = ts.isBindingElement(node) && ts.isObjectBindingPattern(node.parent);
    return isUnpacked ? unpacked(node) : undefined;
  };

  return {
    symbolOf,
    codeBehind,
    reachedFrom(starts) {
      const roots = new Set(starts);
      const reached = new Set<ts.Node>();
      const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return;
        if (waitsForItsCaller(node, checker)) return;
        reached.add(node);
        for (const declaration of referred(node)?.declarations ?? []) {
          if (!isOwn(declaration)) continue;
          for (const code of codeBehind(declaration)) {
            if (files.has(code.getSourceFile()) && !ts.isSourceFile(code)) roots.add(code);
          }
        }
        ts.forEachChild(node, visit);
      };
      for (const root of roots) ts.forEachChild(root, visit);
      return reached;
    },
  };
}

/** A function, or a method of an object whose type is ours, counts only when it is called. */
function waitsForItsCaller(node: ts.Node, checker: ts.TypeChecker): boolean {
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
