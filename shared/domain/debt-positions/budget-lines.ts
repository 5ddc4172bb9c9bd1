import type { BudgetPart } from "../organizations/budget-share.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import { parseBudget } from "./budget.ts";

/** A chapter of the ente's budget and what is booked on it: a debt has one line or several. */
export type BudgetLine = {
  readonly chapterCode: string;
  readonly officeCode?: string;
  readonly assessments: readonly { readonly code?: string; readonly amountCents: EuroCents }[];
};

/** The lines one booking after the other. */
export function budgetPartsOf(lines: readonly BudgetLine[]): BudgetPart[] {
  return lines.flatMap(({ assessments, ...chapter }) =>
    assessments.map(({ code, amountCents }) => ({
      ...chapter,
      ...(code !== undefined && { assessmentCode: code }),
      amountCents,
    })),
  );
}

/** Bookings that follow each other on the same chapter, as one line. */
export function budgetLinesOfParts(parts: readonly BudgetPart[]): BudgetLine[] {
  const lines: BudgetLine[] = [];
  for (const { chapterCode, officeCode, assessmentCode, amountCents } of parts) {
    const code = assessmentCode !== undefined && { code: assessmentCode };
    const assessment = { ...code, amountCents };
    const last = lines.at(-1);
    if (last?.chapterCode === chapterCode && last.officeCode === officeCode) {
      lines[lines.length - 1] = { ...last, assessments: [...last.assessments, assessment] };
    } else {
      const office = officeCode !== undefined && { officeCode };
      lines.push({ chapterCode, ...office, assessments: [assessment] });
    }
  }
  return lines;
}

/** The lines of a budget as a debt keeps it (see `parseBudget`); none where it has none. */
export function budgetLinesOf(budgetXml: string | undefined): readonly BudgetLine[] {
  return budgetLinesOfParts((budgetXml && parseBudget(budgetXml)) || []);
}
