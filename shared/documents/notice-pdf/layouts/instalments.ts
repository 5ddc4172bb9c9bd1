import type { Notice } from "../../../domain/notices/notice.ts";
import {
  type InstalmentPage,
  paginateInstalments,
} from "../../../domain/notices/paginate-instalments.ts";
import type { PageTemplate } from "../../pdf/page-template.ts";
import {
  fewInstalmentsMax,
  fitToPage,
  type Module,
  pageOfModules,
  usualDensity,
} from "../modules/density.ts";
import { headerModule } from "../modules/header.ts";
import type { ColumnStyle } from "../modules/instalment-grid.ts";
import { instalmentRow } from "../modules/instalment-row.ts";
import { instalmentSlip } from "../modules/instalment-slip.ts";
import { instalmentSummary, paymentDataBar } from "../modules/instalment-summary.ts";
import { partiesModule } from "../modules/parties.ts";
import { singlePayment } from "../modules/payment-bar.ts";
import { paymentDataModule } from "../modules/payment-data.ts";
import { paymentInfoModule } from "../modules/payment-info.ts";
import { slipModule } from "../modules/slip.ts";
import type { NoticeFrame } from "../notice-frame.ts";

type InstalmentForm = {
  readonly withSingle: boolean;
  readonly withSlip: boolean;
  /** Too many for the layout of few; with slips there is no other. */
  readonly isMany: boolean;
};

/**
 * Pages of a debt that can be paid by instalments: on the first the payment at once, where there is
 * one, and the instalments that fit below; on the others the rest. With postal slips the first page
 * has the payment at once alone, and each of the others a row of instalments and their slips.
 */
export function instalmentPages(frame: NoticeFrame): readonly PageTemplate<Notice>[] {
  const { parts, withSlip } = frame.form;
  if (parts.kind !== "instalments") throw new Error("L'avviso non si paga a rate");
  const { count, withSingle } = parts;
  const form = { withSingle, withSlip, isMany: count > fewInstalmentsMax && !withSlip };
  const pages = paginateInstalments({ count, withSlip });
  return fitToPage(frame, usualDensity(frame.form), (moduleFrame) =>
    pages.map((page, index) => {
      const isFirst = index === 0;
      const modules = isFirst ? firstPage(page, form) : nextPage(page, form);
      return pageOfModules(moduleFrame, [headerModule, ...modules]);
    }),
  );
}

function firstPage(page: InstalmentPage, form: InstalmentForm): readonly Module[] {
  const { withSingle, withSlip } = form;
  const data: Module = (frame, top) => paymentDataModule(frame, top, singlePayment(frame));
  const slip: Module = (frame, top) => slipModule(frame, top, singlePayment(frame));
  const single = withSlip ? [data, slip] : [data];
  const above = withSingle ? single : withSlip ? [] : [paymentDataBar];
  const style = page.columns === 2 ? "wide" : "narrow";
  return [partiesModule, paymentInfoModule, ...above, ...rowsOf(page, form, style)];
}

function nextPage(page: InstalmentPage, form: InstalmentForm): readonly Module[] {
  const { withSlip, isMany } = form;
  if (isMany) return [paymentDataBar, instalmentSummary, ...rowsOf(page, form, "compact")];
  if (page.columns === 2)
    return [...rowsOf(page, form, "wide"), ...(withSlip ? slipsOf(page) : [])];
  return withSlip
    ? [...rowsOf(page, form, "compact"), ...slipsOf(page)]
    : rowsOf(page, form, "narrow");
}

function rowsOf(
  { columns, rows }: InstalmentPage,
  { isMany }: InstalmentForm,
  style: ColumnStyle,
): readonly Module[] {
  return rows.map((places) => (frame, top) => {
    const { gridGap, sectionGap } = frame.density;
    const row = { columns, gap: gridGap, style, places, inCapitals: isMany };
    const { blocks, bottom } = instalmentRow(frame, top, row);
    return { blocks, bottom: bottom + (isMany ? gridGap : sectionGap) };
  });
}

/** Two slips on a page are as that of the payment at once; three are smaller. */
function slipsOf({ columns, rows }: InstalmentPage): readonly Module[] {
  const isSmall = columns === 3;
  return rows.flat().map((place) => (frame, top) => instalmentSlip(frame, top, { place, isSmall }));
}
