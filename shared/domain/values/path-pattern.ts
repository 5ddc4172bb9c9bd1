/**
 * The variables of a path that a pattern leaves open, by name: of `/runs/:runId` one part each.
 * `undefined` where the path is another one.
 */
export function variablesOf(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split("/");
  const parts = path.split("/");
  if (wanted.length !== parts.length) return undefined;
  const variables: Record<string, string> = {};
  for (const [index, name] of wanted.entries()) {
    const part = parts[index] ?? "";
    if (name.startsWith(":")) variables[name.slice(1)] = part;
    else if (name !== part) return undefined;
  }
  return variables;
}
