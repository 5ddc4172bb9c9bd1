import type { BudgetPart } from "../organizations/budget-share.ts";
import { formatEuroCents } from "../values/euro-cents.ts";

/**
 * A budget as debts carry it (see `parseBudget`): one `capitolo` for each part. Codes of a type's
 * shares hold no character that XML would need to escape.
 */
export function composeBudgetXml(parts: readonly BudgetPart[]): string {
  return `<bilancio>${parts.map(chapterXml).join("")}</bilancio>`;
}

function chapterXml({ chapterCode, officeCode, assessmentCode, amountCents }: BudgetPart): string {
  const office = officeCode === undefined ? "" : element("codUfficio", officeCode);
  const code = assessmentCode === undefined ? "" : element("codAccertamento", assessmentCode);
  const entry = element("accertamento", code + element("importo", formatEuroCents(amountCents)));
  return element("capitolo", element("codCapitolo", chapterCode) + office + entry);
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}
