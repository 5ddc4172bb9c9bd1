/** Tells whether an event passes a filter of an event source mapping. */
export type EventFilter = (event: unknown) => boolean;

type ValueRule = (value: unknown) => boolean;

/**
 * Compiles the filter patterns of an event source mapping: one of them has to match.
 *
 * Source: AWS Lambda Developer Guide, "Control which events Lambda sends to your function".
 * @throws Error on an operator that the local cloud does not implement.
 */
export function compileEventFilter(patterns: readonly unknown[]): EventFilter {
  if (patterns.length === 0) {
    return () => true;
  }
  const filters = patterns.map(compilePattern);
  return (event) => filters.some((matches) => matches(event));
}

function compilePattern(pattern: unknown): EventFilter {
  if (Array.isArray(pattern)) {
    const rules = pattern.map(compileRule);
    return (value) => rules.some((matches) => matches(value));
  }
  if (!isRecord(pattern)) {
    throw new Error(`Filtro di eventi non valido: ${JSON.stringify(pattern)}`);
  }
  const members = Object.entries(pattern).map(
    ([name, nested]) => [name, compilePattern(nested)] as const,
  );
  return (event) =>
    members.every(([name, matches]) => matches(isRecord(event) ? event[name] : undefined));
}

function compileRule(rule: unknown): ValueRule {
  if (!isRecord(rule)) {
    return (value) => value === rule;
  }
  const [[operator, operand] = []] = Object.entries(rule);
  switch (operator) {
    case "exists":
      return (value) => (value !== undefined) === (operand === true);
    case "prefix":
      return (value) => typeof value === "string" && value.startsWith(String(operand));
    case "suffix":
      return (value) => typeof value === "string" && value.endsWith(String(operand));
    case "anything-but": {
      const excluded: readonly unknown[] = Array.isArray(operand) ? operand : [operand];
      return (value) => value !== undefined && !excluded.includes(value);
    }
    case "equals-ignore-case":
      return (value) =>
        typeof value === "string" && value.toLowerCase() === String(operand).toLowerCase();
    default:
      throw new Error(`Il cloud locale non conosce il filtro "${operator}"`);
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
