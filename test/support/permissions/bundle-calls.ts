import { readFileSync } from "node:fs";
import { SourceMap } from "node:module";
import { dirname, join, relative, resolve } from "node:path";
import ts from "typescript";
import * as z from "zod";
import { repository } from "../synthesized-stage.ts";
import { type CallSite, callsOfText, operationOfClass, sitePosition } from "./call-site.ts";

/** What one bundle, as it is deployed, can ask of AWS. */
export type BundleCalls = {
  /** In code of this repository. */
  readonly own: readonly CallSite[];
  /** In libraries. */
  readonly library: readonly CallSite[];
  /** Properties that say what a transaction does; which of them are methods, the sources tell. */
  readonly transactions: readonly CallSite[];
  /** Commands whose class is inside and that nobody makes. */
  readonly unmade: readonly string[];
  /** Files of an SDK that hold all its commands at once. */
  readonly aggregated: readonly string[];
};

const metafileSchema = z.object({
  outputs: z.record(
    z.string(),
    z.object({ inputs: z.record(z.string(), z.object({ bytesInOutput: z.int() })) }),
  ),
});

/** A reader of the bundles in a folder, made by `npm run build`'s own bundler. */
export function bundleCallReader(folder: string): (functionPath: string) => BundleCalls {
  const { outputs } = metafileSchema.parse(
    JSON.parse(readFileSync(join(folder, "meta.json"), "utf8")),
  );
  return (functionPath) => {
    const file = join(folder, functionPath, "index.mjs");
    const { inputs = {} } = outputs[relative(repository, file)] ?? {};
    const contained = Object.entries(inputs).flatMap(([input, { bytesInOutput }]) =>
      bytesInOutput > 0 ? [input] : [],
    );
    if (contained.length === 0) throw new Error(`the bundle of ${functionPath} is not described`);
    const sites = sitesOf(file);
    const made = new Set(sites.map(({ call }) => call));
    const isOwn = ({ place }: CallSite) => !place.startsWith("node_modules/");
    const isTransaction = ({ call }: CallSite) => call.startsWith("transaction:");
    return {
      own: sites.filter((site) => isOwn(site) && !isTransaction(site)),
      library: sites.filter((site) => !isOwn(site) && !site.call.startsWith("PartiQL:")),
      transactions: sites.filter(isTransaction),
      unmade: contained.flatMap(commandOfModule).filter((command) => !made.has(command)),
      aggregated: contained.filter((input) => aggregatedClient.test(input)),
    };
  };
}

const aggregatedClient = /@aws-sdk\/client-[\w-]+\/dist-\w+\/(?!\w*Client\.js$)[A-Z]\w*\.js$/u;

function commandOfModule(input: string): readonly string[] {
  const command = /@aws-sdk\/client-[\w-]+\/.*\/commands\/(\w+)\.js$/u.exec(input)?.[1];
  const operation = operationOfClass(command ?? "");
  return operation === undefined ? [] : [operation];
}

/** An entry of a source map; `name` is there where the bundler has shortened one. */
const originSchema = z.object({
  originalSource: z.string(),
  originalLine: z.int(),
  name: z.string().default(""),
});
const transactionMembers = new Set(["put", "update", "remove", "check"]);

function sitesOf(path: string): CallSite[] {
  const text = readFileSync(path, "utf8");
  const map = new SourceMap(JSON.parse(readFileSync(`${path}.map`, "utf8")));
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, false, ts.ScriptKind.JS);
  const originOf = (node: ts.Node): Origin => {
    const position = sitePosition(node, file);
    const { line, character } = file.getLineAndCharacterOfPosition(position);
    const entry = originSchema.safeParse(map.findEntry(line, character)).data;
    if (entry === undefined) return { name: "", place: "" };
    const source = relative(repository, resolve(dirname(path), entry.originalSource));
    return { name: entry.name, place: `${source}:${entry.originalLine + 1}` };
  };
  const sites: CallSite[] = [];
  const visit = (node: ts.Node): void => {
    for (const site of sitesAt(node, file, originOf)) sites.push(site);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return sites;
}

/** What a piece of a bundle was called, and where it stood, before it was made small. */
type Origin = { readonly name: string; readonly place: string };

function sitesAt(
  node: ts.Node,
  file: ts.SourceFile,
  originOf: (node: ts.Node) => Origin,
): CallSite[] {
  if (ts.isNewExpression(node) && ts.isIdentifier(node.expression)) {
    const { name, place } = originOf(node);
    const called = name === "" ? node.expression.text : name;
    const operation = operationOfClass(called);
    return operation === undefined ? [] : [{ call: operation, place }];
  }
  const calls = callsOfText(node, file);
  if (calls.length > 0) {
    const { place } = originOf(node);
    return calls.map((call) => ({ call, place }));
  }
  if (!ts.isObjectLiteralElementLike(node) || node.name === undefined) return [];
  const member = node.name.getText(file);
  if (!transactionMembers.has(member)) return [];
  const { place } = originOf(node);
  return place.startsWith("shared/persistence/") ? [{ call: `transaction:${member}`, place }] : [];
}
