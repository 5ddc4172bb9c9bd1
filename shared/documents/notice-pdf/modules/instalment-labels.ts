import type { Notice } from "../../../domain/notices/notice.ts";
import type { NoticeText } from "../../../domain/notices/notice-words.ts";
import { type TextStyle, textLine } from "../../pdf/page.ts";
import { fixedPiece, type PagePiece } from "../../pdf/page-template.ts";
import type { ModuleFrame } from "./density.ts";

/**
 * A text where two languages have no room side by side: as in the official notice, the second
 * alone.
 */
export function shortText({ first, second }: NoticeText): string {
  return second ?? first;
}

/** The same, placed. */
export function shortLabel(
  { typesetter, words }: ModuleFrame,
  style: TextStyle,
  text: NoticeText,
): PagePiece<Notice> {
  return fixedPiece(textLine(typesetter, style, shortText(text)), words.languages[1]);
}
