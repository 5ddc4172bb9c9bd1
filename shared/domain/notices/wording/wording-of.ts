import type { NoticeLanguage } from "../notice-form.ts";
import { italianWording } from "./italian.ts";
import type { NoticeWording } from "./notice-wording.ts";

const wordings: Readonly<Record<NoticeLanguage, NoticeWording>> = {
  it: italianWording,
  de: italianWording,
  en: italianWording,
  fr: italianWording,
  sl: italianWording,
};

/** The fixed texts in a language. */
export function wordingOf(language: NoticeLanguage): NoticeWording {
  return wordings[language];
}
