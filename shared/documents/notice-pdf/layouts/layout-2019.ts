import type { Notice } from "../../../domain/notices/notice.ts";
import { wording2019 } from "../../../domain/notices/wording/wording-2019.ts";
import type { PageTemplate } from "../../pdf/page-template.ts";
import { banksZone, postalZone } from "../layout-2019/payment-zones.ts";
import { headerOf2019, partiesOf2019 } from "../layout-2019/upper-part.ts";
import { paragraphsOf, waysToPayOf2019 } from "../layout-2019/ways-to-pay.ts";
import { wholeWidth } from "../layout-2019/zone-bars.ts";
import { fitToPage, type Module, stackModules } from "../modules/density.ts";
import type { NoticeFrame } from "../notice-frame.ts";

/**
 * The one page of the notice of 2019, for a single payment: the same facts in fewer words, a zone
 * for banks and, where the notice has a slip, one for the post.
 */
export function layout2019Pages(frame: NoticeFrame): readonly PageTemplate<Notice>[] {
  return fitToPage(frame, "normal", (placed) => [
    stackModules(placed, [
      headerOf2019,
      partiesOf2019,
      waysToPayOf2019,
      choosePortion,
      banksZone,
      ...(frame.form.withSlip ? [postalZone] : []),
    ]),
  ]);
}

const portionGap = 3;

/** Two zones below, one to be used. */
const choosePortion: Module = (frame, top) => {
  if (!frame.form.withSlip) return { blocks: [], bottom: top };
  const { blocks, bottom } = paragraphsOf(frame, { span: wholeWidth, top }, [
    wording2019.choosePortion,
  ]);
  return { blocks, bottom: bottom + portionGap };
};
