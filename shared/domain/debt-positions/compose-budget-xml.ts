import type { BudgetPart } from "../organizations/budget-share.ts";
import { formatEuroCents } from "../values/euro-cents.ts";
import { type BudgetLine, budgetLinesOfParts } from "./budget-lines.ts";

/** A budget as debts carry it (see `parseBudget`): parts that follow on a chapter share it. */
export function composeBudgetXml(parts: readonly BudgetPart[]): string {
  return `<bilancio>${budgetLinesOfParts(parts).map(chapterXml).join("")}</bilancio>`;
}

function chapterXml({ chapterCode, officeCode, assessments }: BudgetLine): string {
  const office = officeCode === undefined ? "" : textElement("codUfficio", officeCode);
  const entries = assessments.map(({ code, amountCents }) => {
    const named = code === undefined ? "" : textElement("codAccertamento", code);
    const amount = textElement("importo", formatEuroCents(amountCents));
    return element("accertamento", named + amount);
  });
  const chapter = textElement("codCapitolo", chapterCode);
  return element("capitolo", chapter + office + entries.join(""));
}

function element(name: string, content: string): string {
  return `<${name}>${content}</${name}>`;
}

function textElement(name: string, text: string): string {
  const escaped = text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
  return element(name, escaped);
}
