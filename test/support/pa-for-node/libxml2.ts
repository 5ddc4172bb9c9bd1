import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const validator = "xmllint";
const schema = join(import.meta.dirname, "soap-envelope.xsd");
const filesPerCall = 2_000;
/** Thousands of files are written for a second each: in memory, where the machine has such a place. */
const memory = "/dev/shm";
const scratch = existsSync(memory) ? memory : tmpdir();

export type Verdict = "valid" | "invalid" | "malformed";

/** What libxml2 says of each document, by the schema of these messages. */
export function libxml2Verdicts(documents: readonly Uint8Array[]): readonly Verdict[] {
  return inChunks(documents).flatMap((chunk) => withFiles(chunk, verdictsOf));
}

function inChunks<T>(values: readonly T[]): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(values.length / filesPerCall) }, (_, index) =>
    values.slice(index * filesPerCall, (index + 1) * filesPerCall),
  );
}

function withFiles<T>(documents: readonly Uint8Array[], work: (files: string[]) => T): T {
  const folder = mkdtempSync(join(scratch, "pa-for-node-"));
  try {
    const files = documents.map((document, index) => {
      const file = join(folder, `${index}.xml`);
      writeFileSync(file, document);
      return file;
    });
    return work(files);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function xmllint(options: readonly string[], files: readonly string[]) {
  const { stdout, stderr, error } = spawnSync(validator, ["--nonet", ...options, ...files], {
    encoding: "latin1",
    maxBuffer: 1 << 30,
  });
  if (error !== undefined) throw error;
  return { stdout: Buffer.from(stdout, "latin1").toString("utf8"), stderr };
}

function verdictsOf(files: readonly string[]): readonly Verdict[] {
  const { stderr } = xmllint(["--noout", "--schema", schema], files);
  const valid = new Set<string>();
  const malformed = new Set<string>();
  for (const line of stderr.split("\n")) {
    const [, file = "", said = ""] = /^(\/[^\s:]+\.xml)(?::\d+)?:? (.*)$/.exec(line) ?? [];
    if (said === "validates") valid.add(file);
    if (/^(parser error|encoding error)/.test(said)) malformed.add(file);
    // That a namespace should be a URI is no rule of well-formedness.
    if (said.startsWith("namespace error") && !said.endsWith("is not a valid URI")) {
      malformed.add(file);
    }
  }
  return files.map((file) => {
    if (malformed.has(file)) return "malformed";
    return valid.has(file) ? "valid" : "invalid";
  });
}

/**
 * What libxml2 says of well formed documents once the leniencies are applied that no schema can put
 * into words: attributes are dropped, the message and what is inside it are taken by local name, an
 * envelope of SOAP 1.2 is one of SOAP 1.1. Blanks around dates, numbers and booleans, which XSD collapses
 * and libxml2 2.9 does not always, are dropped as well. The documents are rewritten from what libxml2
 * itself writes of them.
 */
export function libxml2LenientVerdicts(documents: readonly Uint8Array[]): readonly Verdict[] {
  const rewritten = inChunks(documents).flatMap((chunk) =>
    withFiles(chunk, (files) =>
      plainDocuments(xmllint(["--nocdata", "--encode", "UTF-8"], files).stdout),
    ),
  );
  if (rewritten.length !== documents.length)
    throw new Error("libxml2 does not write all documents");
  return libxml2Verdicts(rewritten.map((text) => Buffer.from(text)));
}

/** What libxml2 writes but for texts: XML declarations, comments and tags, without CDATA. */
const writtenToken =
  /<\?.*?\?>|<!--[\s\S]*?-->|<(\/?)(?:([^\s<>:/]+):)?([^\s<>:/]+)((?:\s+[^\s=]+=(?:"[^"]*"|'[^']*'))*)(\/?)>/g;
const collapsedTag =
  /^(?:.*Date|.*DateTime|idTransfer|.*[aA]mount|.*[fF]ee|serial|lastPayment|allCCP|stand[iI]n)$/;
const blankEnds = /^(?:\s|&#13;)+|(?:\s|&#13;)+$/g;
const declaration = /\sxmlns(?::([^\s=]+))?=["']([^"']*)["']/g;
const soap11 = "http://schemas.xmlsoap.org/soap/envelope/";
const soap12 = "http://www.w3.org/2003/05/soap-envelope";
const prefixes = ` xmlns:soapenv="${soap11}" xmlns:pafn="http://pagopa-api.pagopa.gov.it/pa/paForNode.xsd"`;

/** Cuts documents that libxml2 wrote one after the other apart, and makes each plain. */
function plainDocuments(output: string): readonly string[] {
  const documents: string[] = [];
  let [depth, written, position] = [0, "", 0];
  let tags = new EnvelopeTags();
  for (const match of output.matchAll(writtenToken)) {
    const [token, slash = "", prefix = "", local = "", attributes = "", emptySlash = ""] = match;
    const text = output.slice(position, match.index);
    if (depth > 0) written += collapsedTag.test(local) ? text.replace(blankEnds, "") : text;
    position = match.index + token.length;
    if (local === "") continue;
    if (slash === "") depth += 1;
    const name = tags.plainName({ prefix, local, attributes, depth });
    written += `<${slash}${name}${depth === 1 && slash === "" ? prefixes : ""}${emptySlash}>`;
    if (slash === "/" || emptySlash === "/") depth -= 1;
    if (depth > 0) continue;
    documents.push(written);
    written = "";
    tags = new EnvelopeTags();
  }
  return documents;
}

type Tag = {
  readonly prefix: string;
  readonly local: string;
  readonly attributes: string;
  readonly depth: number;
};

/** Knows which tags of a document are those of its envelope. */
class EnvelopeTags {
  readonly #namespaces = new Map<string, string>();
  #envelope: string | undefined;

  plainName({ prefix, local, attributes, depth }: Tag): string {
    if (depth > 2) return depth === 3 ? `pafn:${local}` : local;
    for (const [, declared = "", namespace = ""] of attributes.matchAll(declaration)) {
      this.#namespaces.set(declared, namespace);
    }
    const namespace = this.#namespaces.get(prefix);
    const isSoap = namespace === soap11 || namespace === soap12;
    this.#envelope ??= namespace;
    return isSoap && namespace === this.#envelope ? `soapenv:${local}` : local;
  }
}
