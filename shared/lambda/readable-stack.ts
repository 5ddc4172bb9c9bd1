import { lazy } from "./lazy.ts";

/** Turns the places of a stack trace in a bundle into those of the sources it was made of. */
export type StackReader = (stack: string) => string;

/**
 * Reads the source map that lies beside the bundle when the first trace is told. With Node.js's own
 * `--enable-source-maps` every start would read it, errors or not. Without a map a trace stays as
 * it is.
 */
export function createStackReader(bundleUrl: string): StackReader {
  const originOf = lazy(() => readMap(new URL(`${bundleUrl}.map`)));
  // "file:///var/task/index.mjs:5:1234"
  const places = lazy(() => new RegExp(`${RegExp.escape(bundleUrl)}:(\\d+):(\\d+)`, "gu"));
  return (stack) =>
    stack.replaceAll(
      places(),
      (place, line, column) => originOf()(Number(line), Number(column)) ?? place,
    );
}

function readMap(file: URL): (line: number, column: number) => string | undefined {
  // Loaded only here: what a start does not need should not slow it down.
  const { readFileSync } = process.getBuiltinModule("node:fs");
  const { SourceMap } = process.getBuiltinModule("node:module");
  try {
    const map = new SourceMap(JSON.parse(readFileSync(file, "utf8")));
    return (line, column) => {
      const origin = map.findOrigin(line, column);
      if (!("fileName" in origin)) return undefined;
      // Relative to the bundle's folder: "../../../shared/aws/patience.ts".
      const source = origin.fileName.replace(/^(\.\.\/)+/u, "");
      return `${source}:${origin.lineNumber}:${origin.columnNumber}`;
    };
  } catch {
    return () => undefined;
  }
}
