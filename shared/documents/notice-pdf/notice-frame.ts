import type { Notice, NoticeCreditor, NoticePayment } from "../../domain/notices/notice.ts";
import type { NoticeForm } from "../../domain/notices/notice-form.ts";
import type { NoticeWords } from "../../domain/notices/notice-words.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import type { EmbeddedImage } from "../pdf/embedded-image.ts";
import type { PageBlock } from "../pdf/page-template.ts";

/**
 * Pictures by their name in the page's resources: ente's logo, pagoPA, Poste Italiane, circuito
 * Bollettino Postale, BancoPosta. Only those that were supplied.
 */
export type NoticeImages = Partial<Record<"L" | "P" | "T" | "C" | "B", EmbeddedImage>>;

/** All that the fixed page of a form of an ente's notice is made from. */
export type NoticeFrame = {
  /** Sets the fixed texts. */
  readonly typesetter: Typesetter;
  readonly form: NoticeForm;
  readonly words: NoticeWords;
  readonly creditor: NoticeCreditor;
  readonly images: NoticeImages;
};

/** A module of the notice on a page; `bottom` in mm from the page's top edge. */
export type PlacedModule = {
  readonly blocks: readonly PageBlock<Notice>[];
  readonly bottom: number;
};

/** Which of the notice's payments a module shows. */
export type PaymentPick = (notice: Notice) => NoticePayment;
