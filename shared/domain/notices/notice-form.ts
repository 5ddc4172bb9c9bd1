/** Languages beside Italian in which the fixed texts exist (Avviso di pagamento 3.5.1). */
export const otherNoticeLanguages = ["de", "en", "fr", "sl"] as const;
export type OtherNoticeLanguage = (typeof otherNoticeLanguages)[number];
export type NoticeLanguage = "it" | OtherNoticeLanguage;

/**
 * Languages of an ente's notices:
 * - `italian`: Italian alone;
 * - `inline`: Italian, and after each text the second language in grey;
 * - `bilingual`: perfect bilingualism Italian and German, both in black, one of them first;
 * - `only`: one other language alone.
 */
export type NoticeLanguages =
  | { readonly mode: "italian" }
  | { readonly mode: "inline"; readonly second: OtherNoticeLanguage }
  | { readonly mode: "bilingual"; readonly first: "it" | "de" }
  | { readonly mode: "only"; readonly language: OtherNoticeLanguage };

/** What a notice asks to pay: one amount; instalments, with or without the amount at once; a fine. */
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

/** The languages of a form in the order of printing: one or two. */
export function languagesOf(
  languages: NoticeLanguages,
): readonly [first: NoticeLanguage, second?: NoticeLanguage] {
  switch (languages.mode) {
    case "italian":
      return ["it"];
    case "inline":
      return ["it", languages.second];
    case "bilingual":
      return languages.first === "it" ? ["it", "de"] : ["de", "it"];
    case "only":
      return [languages.language];
  }
}
