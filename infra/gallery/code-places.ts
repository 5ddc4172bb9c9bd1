import { fontSet } from "../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../shared/documents/fonts/typesetter.ts";
import { noticePages } from "../../shared/documents/notice-pdf/notice-pages.ts";
import type { Box } from "../../shared/documents/pdf/page.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import { composeNoticeWords } from "../../shared/domain/notices/notice-words.ts";

/** Where a code stands in a notice. */
export type CodePlace = {
  readonly kind: "qr" | "dataMatrix";
  /** From 1. */
  readonly page: number;
  /** In millimetres from the page's top left corner. */
  readonly box: Box;
};

/** Where the codes of a notice stand, in reading order. */
export function codePlaces({ form, creditor }: Notice): readonly CodePlace[] {
  const words = composeNoticeWords(form, creditor);
  const typesetter = createTypesetter(fontSet());
  const pages = noticePages({ typesetter, form, words, creditor, images: {} });
  return pages.flatMap(({ blocks }, index) =>
    blocks.flatMap((block): CodePlace[] => {
      if (block.role !== "Figure" || !("own" in block)) return [];
      // The slip's code stands at the right end of its slip, in Data Matrix.
      const kind = block.alt.includes("QR") ? "qr" : "dataMatrix";
      return [{ kind, page: index + 1, box: block.box }];
    }),
  );
}

/** The texts that a notice's codes must give back. */
export function codeTexts({ payments }: Notice): readonly string[] {
  return payments.flatMap(({ qrPayload, dataMatrixPayload }) =>
    dataMatrixPayload === undefined ? [qrPayload] : [qrPayload, dataMatrixPayload],
  );
}
