import type { Notice } from "../../domain/notices/notice.ts";
import type { PageTemplate } from "../pdf/page-template.ts";
import { finePages } from "./layouts/fine.ts";
import { instalmentPages } from "./layouts/instalments.ts";
import { layout2019Pages } from "./layouts/layout-2019.ts";
import { singlePages } from "./layouts/single.ts";
import type { NoticeFrame } from "./notice-frame.ts";

/** The pages of the notices of a form, in order: all but what belongs to one notice. */
export function noticePages(frame: NoticeFrame): readonly PageTemplate<Notice>[] {
  if (frame.form.layout === "2019") return layout2019Pages(frame);
  switch (frame.form.parts.kind) {
    case "single":
      return singlePages(frame);
    case "fine":
      return finePages(frame);
    case "instalments":
      return instalmentPages(frame);
  }
}
