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

/** The languages of a choice in the order of printing: one or two. */
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
