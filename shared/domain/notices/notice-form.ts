import type { NoticeLanguages } from "../values/notice-languages.ts";

/** What a notice asks to pay: one amount, instalments (perhaps the amount at once too), a fine. */
export type NoticeParts =
  | { readonly kind: "single" }
  | { readonly kind: "instalments"; readonly withSingle: boolean; readonly count: number }
  | { readonly kind: "fine" };

/**
 * All that the fixed page of an ente's notice depends on. Notices of the same form differ in their
 * own texts and codes only.
 */
export type NoticeForm = {
  readonly layout: "3.5.1" | "2019";
  readonly languages: NoticeLanguages;
  readonly parts: NoticeParts;
  /** With a postal slip (bollettino PA) for each payment. */
  readonly withSlip: boolean;
  /** The payment at once has a due date to print. */
  readonly withDueDate: boolean;
  /** The addressee lives abroad: App IO is of no use there. */
  readonly abroad: boolean;
  /** The citizen started the payment. */
  readonly spontaneous: boolean;
};

/** The same for forms that are equal, different for others: letters and digits, one word. */
export function noticeFormKey(form: NoticeForm): string {
  const { parts, languages } = form;
  const flags = [form.withSlip, form.withDueDate, form.abroad, form.spontaneous];
  const count = parts.kind === "instalments" ? `${parts.count}${parts.withSingle ? "s" : "n"}` : "";
  const layout = form.layout === "2019" ? "o" : "";
  return `${layout}${parts.kind}${count}${languageKey(languages)}${flags.map(Number).join("")}`;
}

function languageKey(languages: NoticeLanguages): string {
  switch (languages.mode) {
    case "italian":
      return "Italian";
    case "inline":
      return `Inline${languages.second}`;
    case "bilingual":
      return `Bilingual${languages.first}`;
    case "only":
      return `Only${languages.language}`;
  }
}
