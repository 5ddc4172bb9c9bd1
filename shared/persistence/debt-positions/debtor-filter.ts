import type { DebtFilter, Span } from "../../domain/debt-positions/search-index.ts";
import type { Expression } from "../item.ts";

/** An IN of DynamoDB takes no more. */
const operandsMax = 100;

type Condition = {
  readonly text: string;
  readonly values: Readonly<Record<string, unknown>>;
};

/**
 * The same filter for DynamoDB, on what the index knows, so that what does not fit does not travel;
 * `undefined` where everything fits. It may let more through, never less.
 */
export function filterExpressionOf(filter: DebtFilter): Expression | undefined {
  const { createdAt } = filter;
  const conditions = [
    ...oneOf("status", filter.statuses),
    ...oneOf("typeCode", filter.typeCodes),
    ...within("amountCents", filter.amountCents),
    ...within("createdAt", {
      from: millisecondsOf(createdAt?.from),
      to: millisecondsOf(createdAt?.to),
    }),
    ...within("dueDate", filter.dueDate),
  ];
  if (conditions.length === 0) return undefined;
  const used = conditions.map(({ text }) => text).join(" AND ");
  const names = [...new Set(used.match(/#\w+/gu))].map((name) => [name, name.slice(1)]);
  return {
    text: used,
    names: Object.fromEntries(names),
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  };
}

function oneOf(name: string, wanted: readonly string[] | undefined): Condition[] {
  if (wanted === undefined || wanted.length === 0 || wanted.length > operandsMax) return [];
  const values = wanted.map((value, index) => [`:${name}${index}`, value] as const);
  const operands = values.map(([operand]) => operand).join(", ");
  return [{ text: `#${name} IN (${operands})`, values: Object.fromEntries(values) }];
}

function within(name: string, { from, to }: Span<string | number> = {}): Condition[] {
  return [
    ...(from === undefined
      ? []
      : [{ text: `#${name} >= :${name}From`, values: { [`:${name}From`]: from } }]),
    ...(to === undefined
      ? []
      : [{ text: `#${name} <= :${name}To`, values: { [`:${name}To`]: to } }]),
  ];
}

function millisecondsOf(instant: string | undefined): number | undefined {
  return instant === undefined ? undefined : Date.parse(instant);
}
