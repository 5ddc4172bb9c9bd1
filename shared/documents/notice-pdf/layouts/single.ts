import type { Notice } from "../../../domain/notices/notice.ts";
import type { PageTemplate } from "../../pdf/page-template.ts";
import { fitToPage, type Module, pageOfModules, usualDensity } from "../modules/density.ts";
import { headerModule } from "../modules/header.ts";
import { partiesModule } from "../modules/parties.ts";
import { singlePayment } from "../modules/payment-bar.ts";
import { paymentDataModule } from "../modules/payment-data.ts";
import { paymentInfoModule } from "../modules/payment-info.ts";
import { slipModule } from "../modules/slip.ts";
import type { NoticeFrame } from "../notice-frame.ts";

/** One page: a payment at once, with its postal slip where the notice has slips. */
export function singlePages(frame: NoticeFrame): readonly PageTemplate<Notice>[] {
  return fitToPage(frame, usualDensity(frame.form), (placed) => {
    const payment = singlePayment(placed);
    return [
      pageOfModules(placed, [
        headerModule,
        partiesModule,
        (each, top) => paymentInfoModule(each, top),
        (each, top) => paymentDataModule(each, top, payment),
        ...(frame.form.withSlip ? [slipOf(payment)] : []),
      ]),
    ];
  });
}

function slipOf(payment: ReturnType<typeof singlePayment>): Module {
  return (frame, top) => slipModule(frame, top, payment);
}
