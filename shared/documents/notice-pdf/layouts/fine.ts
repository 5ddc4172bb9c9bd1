import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageTemplate } from "../../pdf/page-template.ts";
import {
  fitToPage,
  type Module,
  type ModuleFrame,
  pageOfModules,
  usualDensity,
} from "../modules/density.ts";
import { fineSeparatorModule } from "../modules/fine-separator.ts";
import { headerModule } from "../modules/header.ts";
import { partiesModule } from "../modules/parties.ts";
import { finePayment } from "../modules/payment-bar.ts";
import { paymentDataModule } from "../modules/payment-data.ts";
import { paymentInfoModule } from "../modules/payment-info.ts";
import { slipModule } from "../modules/slip.ts";
import type { NoticeFrame, PlacedModule } from "../notice-frame.ts";

const kinds = ["discounted", "reduced"] as const;
type FineKind = (typeof kinds)[number];

/** Both amounts of a traffic fine on one page; with slips, each on a page of its own. */
export function finePages(frame: NoticeFrame): readonly PageTemplate<Notice>[] {
  return fitToPage(frame, usualDensity(frame.form), (placed) =>
    frame.form.withSlip ? kinds.map((kind) => slipPage(placed, kind)) : [pageOfBoth(placed)],
  );
}

function pageOfBoth(frame: ModuleFrame): PlacedModule {
  const dataOf =
    (kind: FineKind): Module =>
    (each, top) =>
      paymentDataModule(each, top, finePayment(each, kind));
  return pageOfModules(frame, [
    headerModule,
    partiesModule,
    (each, top) => paymentInfoModule(each, top),
    fineSeparatorModule,
    ...kinds.map(dataOf),
  ]);
}

function slipPage(frame: ModuleFrame, kind: FineKind): PlacedModule {
  const payment = finePayment(frame, kind);
  return pageOfModules(frame, [
    headerModule,
    partiesModule,
    (each, top) => paymentInfoModule(each, top, kind),
    (each, top) => paymentDataModule(each, top, payment),
    (each, top) => slipModule(each, top, payment),
  ]);
}
