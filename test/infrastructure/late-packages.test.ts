import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { isValidIBAN } from "ibantools";
import { afterAll, beforeAll, expect, it } from "vitest";
import * as z from "zod";
import { latePackages } from "../../infra/build/late-packages.ts";

const bundleShape = z.object({
  atStart: z.string(),
  isValidIBAN: z.custom<typeof isValidIBAN>((value) => typeof value === "function"),
  afterwards: z.custom<() => string>((value) => typeof value === "function"),
});
/** A mark is put where the package builds its table of countries: was it passed yet? */
const source = `
  import { isValidIBAN } from "ibantools";
  export { isValidIBAN };
  const seen = () => (globalThis.latePackagesSeen ?? []).join();
  export const atStart = seen();
  export const afterwards = seen;
`;
let folder: string;
let bundle: z.infer<typeof bundleShape>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "portale-late-"));
  const { outputFiles } = await build({
    stdin: { contents: source, resolveDir: import.meta.dirname },
    bundle: true,
    format: "esm",
    platform: "node",
    mainFields: ["module", "main"],
    write: false,
    plugins: [latePackages],
  });
  const [file] = outputFiles;
  const table = "countrySpecs = {";
  const watched = file?.text.replace(table, `(globalThis.latePackagesSeen = ["built"]), ${table}`);
  await writeFile(join(folder, "bundle.mjs"), watched ?? "");
  bundle = bundleShape.parse(await import(pathToFileURL(join(folder, "bundle.mjs")).href));
});
afterAll(async () => {
  Reflect.deleteProperty(globalThis, "latePackagesSeen");
  await rm(folder, { recursive: true });
});

it("builds the tables of a package at the first call, which answers as the package does", () => {
  expect(bundle.atStart).toBe("");
  const ibans = [
    "IT60X0542811101000000123456",
    "IT61X0542811101000000123456",
    "NL91ABNA0417164300",
  ];
  expect(ibans.map((iban) => bundle.isValidIBAN(iban))).toEqual(ibans.map((i) => isValidIBAN(i)));
  expect(bundle.isValidIBAN("CH4431999123000889012", { allowQRIBAN: false })).toBe(false);
  expect(bundle.afterwards()).toBe("built");
});
