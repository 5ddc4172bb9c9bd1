import { composeCreditor } from "../../domain/notices/compose-notice.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import {
  type NoticeTemplate,
  type NoticeTemplateOptions,
  prepareNoticeTemplate,
} from "./notice-template.ts";
import { type RenderedNotices, renderNotice, renderPrintPack } from "./render-notice.ts";

/** Prints notices of any ente. */
export type NoticePrinter = {
  /** One notice, one A4 page (see `renderNotice`). */
  readonly printNotice: (organization: Organization, notice: Notice) => Uint8Array;
  /** Up to a thousand notices of one ente in one PDF (see `renderPrintPack`). */
  readonly printPack: (organization: Organization, notices: readonly Notice[]) => Uint8Array;
};

export type NoticePrinterOptions = {
  readonly marks?: NoticeTemplateOptions["marks"];
  /** Told of characters that were printed as "�" because no font has them. */
  readonly reportUnprintable?: (characters: readonly string[]) => void;
};

const templatesMax = 20;

/**
 * A printer that keeps the templates of the enti it served last, so that a process prepares each
 * once. An ente whose texts or logo change gets a new template with its next notice.
 */
export function createNoticePrinter(options: NoticePrinterOptions = {}): NoticePrinter {
  const { marks = {}, reportUnprintable } = options;
  const templates = new Map<string, NoticeTemplate>();
  const templateOf = (organization: Organization): NoticeTemplate => {
    const creditor = composeCreditor(organization);
    const { logoPngBase64 } = organization;
    const key = JSON.stringify([creditor, logoPngBase64]);
    const logo =
      logoPngBase64 === undefined ? {} : { logoPng: Buffer.from(logoPngBase64, "base64") };
    const template = templates.get(key) ?? prepareNoticeTemplate({ creditor, marks, ...logo });
    templates.delete(key);
    templates.set(key, template);
    const [oldest] = templates.keys();
    if (templates.size > templatesMax && oldest !== undefined) templates.delete(oldest);
    return template;
  };
  const reported = ({ pdf, unprintable }: RenderedNotices): Uint8Array => {
    if (unprintable.length > 0) reportUnprintable?.(unprintable);
    return pdf;
  };
  return {
    printNotice: (organization, notice) => reported(renderNotice(templateOf(organization), notice)),
    printPack: (organization, notices) =>
      reported(renderPrintPack(templateOf(organization), notices)),
  };
}
