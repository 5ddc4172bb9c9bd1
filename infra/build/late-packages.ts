import type { Plugin } from "esbuild";

/** Packages that are tables for the most part, and the functions that are called of each. */
const lateFunctions: Readonly<Record<string, readonly string[]>> = {
  ibantools: ["isValidIBAN"],
};

/**
 * Has the tables of a package built at the first call of one of its functions, not at the start of
 * every function that might come to call it.
 */
export const latePackages: Plugin = {
  name: "late-packages",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: namesOf(lateFunctions) }, ({ path, namespace }) =>
      namespace === "required" ? undefined : { path, namespace: "late", sideEffects: false },
    );
    onLoad({ filter: /./, namespace: "late" }, ({ path }) => ({
      contents: forwarding(path),
      resolveDir: import.meta.dirname,
    }));
    // What is required, and not imported, is built by the bundle only when it gets there.
    onResolve({ filter: /^required:/ }, ({ path }) => ({
      path: path.slice("required:".length),
      namespace: "required",
    }));
    onLoad({ filter: /./, namespace: "required" }, ({ path }) => ({
      contents: `export {${lateFunctions[path]?.join(",")}} from "${path}";`,
      resolveDir: import.meta.dirname,
    }));
  },
};

function namesOf(packages: Readonly<Record<string, unknown>>): RegExp {
  return new RegExp(`^(?:${Object.keys(packages).join("|")})$`);
}

function forwarding(name: string): string {
  const functions = lateFunctions[name] ?? [];
  return [
    "let late;",
    `const load = () => (late ??= require("required:${name}"));`,
    ...functions.map((each) => `export const ${each} = (...given) => load().${each}(...given);`),
  ].join("\n");
}
