import type { NoticeLanguage } from "../../values/notice-languages.ts";
import { englishWording } from "./english.ts";
import { frenchWording } from "./french.ts";
import { germanWording } from "./german.ts";
import { italianWording } from "./italian.ts";
import type { NoticeWording } from "./notice-wording.ts";
import { sloveneWording } from "./slovene.ts";

const wordings: Readonly<Record<NoticeLanguage, NoticeWording>> = {
  it: italianWording,
  de: germanWording,
  en: englishWording,
  fr: frenchWording,
  sl: sloveneWording,
};

/** The fixed texts in a language. */
export function wordingOf(language: NoticeLanguage): NoticeWording {
  return wordings[language];
}
