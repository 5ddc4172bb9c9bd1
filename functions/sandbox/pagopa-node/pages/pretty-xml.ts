const TOKENS = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<[^>]*>|[^<]+|</gu;

/**
 * XML with one element a line, indented by depth, to be read by people. Text that is no XML comes
 * out token by token as it is: broken messages are shown broken.
 */
export function prettyXml(xml: string): string {
  const tokens = (xml.match(TOKENS) ?? []).filter((token) => token.trim() !== "");
  const lines: string[] = [];
  let depth = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index] ?? "";
    if (isEnd(token)) depth = Math.max(0, depth - 1);
    const leaf = isStart(token) ? leafAt(tokens, index) : undefined;
    lines.push("  ".repeat(depth) + (leaf ?? [token]).join(""));
    if (leaf !== undefined) index += leaf.length - 1;
    else if (isStart(token)) depth += 1;
  }
  return lines.join("\n");
}

/** The tokens of an element with nothing but text in it, from its start tag on. */
function leafAt(tokens: readonly string[], start: number): readonly string[] | undefined {
  const [tag = "", next = "", last = ""] = tokens.slice(start, start + 3);
  if (isEnd(next)) return [tag, next];
  return !next.startsWith("<") && isEnd(last) ? [tag, next, last] : undefined;
}

function isEnd(token: string): boolean {
  return token.startsWith("</");
}

function isStart(token: string): boolean {
  return /^<[^/?!]/u.test(token) && !token.endsWith("/>");
}
