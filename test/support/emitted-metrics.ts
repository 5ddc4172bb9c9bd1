import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repository } from "./synthesized-stage.ts";

const imports =
  /import \{ (\w+) \} from "\.\.\/\.\.\/\.\.\/(shared\/(?:lambda|http-clients)\/[\w-]+\.ts)";/gu;
const emission = /\b(?:count|measure)\(\s*["`]([^"`]+)["`]/gu;

/**
 * Names of the metrics that a function may emit, as patterns: what its handler imports from the
 * factories of shared/lambda and from clients, and what the code of those says it counts and measures.
 */
export function emittedMetrics(functionPath: string): RegExp[] {
  const handler = sourceOf(join("functions", functionPath, "handler.ts"));
  return [...handler.matchAll(imports)].flatMap(([, name = "", file = ""]) =>
    [...codeOf(name, sourceOf(file)).matchAll(emission)].map(([, metric = ""]) =>
      toPattern(metric),
    ),
  );
}

/** A factory's file is all about it; in the others each export stands for itself. */
function codeOf(name: string, source: string): string {
  if (/export function (?:\w+Handler|create\w+Client)\b/u.test(source)) return source;
  return source.split(/^export /mu).find((part) => part.startsWith(`function ${name}(`)) ?? "";
}

/** "${operation}.duration" fits any operation, "notices" only itself. */
function toPattern(metric: string): RegExp {
  const parts = metric.split(/\$\{(?:[^{}]|\{[^}]*\})*\}/u).map((part) => RegExp.escape(part));
  return new RegExp(`^${parts.join("[A-Za-z0-9_]+")}$`, "u");
}

function sourceOf(file: string): string {
  return readFileSync(join(repository, file), "utf8");
}
