import { composeCreditor } from "../../domain/notices/compose-creditor.ts";
import type { Notice } from "../../domain/notices/notice.ts";
import type { PackOptions } from "../../domain/notices/print-pack.ts";
import type { Organization } from "../../domain/organizations/organization.ts";
import type { RenderedDocument } from "../pdf/document-template.ts";
import { keepLatest } from "../pdf/kept-templates.ts";
import type { PrintProblem } from "../pdf/print-problem.ts";
import { readMarks } from "./mark-files.ts";
import { type NoticeMarks, type NoticeTemplate, prepareNoticeTemplate } from "./notice-template.ts";
import { noticesOnly, renderNotice, renderPrintPack } from "./render-notice.ts";

/** Prints notices of any ente. */
export type NoticePrinter = {
  /** One notice (see `renderNotice`). */
  readonly printNotice: (organization: Organization, notice: Notice) => Uint8Array;
  /** Up to a thousand notices of one ente in one PDF (see `renderPrintPack`). */
  readonly printPack: (
    organization: Organization,
    notices: readonly Notice[],
    options?: PackOptions,
  ) => Uint8Array;
};

export type NoticePrinterOptions = {
  /** Those beside the bundle when absent. */
  readonly marks?: NoticeMarks;
  readonly report?: (problem: PrintProblem) => void;
};

const templatesMax = 20;

/**
 * A printer that keeps the templates of the enti it served last, so that a process prepares each
 * once. An ente whose texts or logo change gets a new template with its next notice.
 */
export function createNoticePrinter(options: NoticePrinterOptions = {}): NoticePrinter {
  const report = options.report ?? (() => {});
  const templates = keepLatest<NoticeTemplate>(templatesMax);
  const templatesOfObjects = new WeakMap<Organization, NoticeTemplate>();

  const findTemplate = (organization: Organization): NoticeTemplate => {
    const key = JSON.stringify([composeCreditor(organization), organization.logoPngBase64]);
    return templates(key, () => prepareTemplate(organization, options, report));
  };
  const templateOf = (organization: Organization): NoticeTemplate => {
    const template = templatesOfObjects.get(organization) ?? findTemplate(organization);
    templatesOfObjects.set(organization, template);
    return template;
  };
  const reported = ({ pdf, unprintable }: RenderedDocument): Uint8Array => {
    if (unprintable.length > 0) report({ kind: "unprintableCharacters", characters: unprintable });
    return pdf;
  };
  return {
    printNotice: (organization, notice) => reported(renderNotice(templateOf(organization), notice)),
    printPack: (organization, notices, options = noticesOnly) => {
      const packOptions = { ...options, sender: organization };
      return reported(renderPrintPack(templateOf(organization), notices, packOptions));
    },
  };
}

function prepareTemplate(
  organization: Organization,
  { marks = readMarks() }: NoticePrinterOptions,
  report: (problem: PrintProblem) => void,
): NoticeTemplate {
  const creditor = composeCreditor(organization);
  const { logoPngBase64 } = organization;
  if (logoPngBase64 === undefined) return prepareNoticeTemplate({ creditor, marks });
  try {
    const logoPng = Buffer.from(logoPngBase64, "base64");
    return prepareNoticeTemplate({ creditor, marks, logoPng });
  } catch {
    report({ kind: "unreadableLogo", organizationFiscalCode: organization.fiscalCode });
    return prepareNoticeTemplate({ creditor, marks });
  }
}
