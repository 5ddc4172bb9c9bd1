import * as z from "zod/mini";

const pages = z.lazy(() => z.record(z.string(), z.string()));

/** What the build has laid beside the function; each file is read once, when first asked for. */
export function createDescriptionFiles(folder = new URL("./description/", import.meta.url)) {
  const read = (name: string) => {
    const { readFileSync } = process.getBuiltinModule("node:fs");
    return readFileSync(new URL(name, folder), "utf8");
  };
  return {
    openApi: () => read("openapi.json"),
    documentation: () => read("documentation.html"),
    /** The page of each problem by its slug. */
    problems: (): ReadonlyMap<string, string> =>
      new Map(Object.entries(pages.parse(JSON.parse(read("problems.json"))))),
  };
}
