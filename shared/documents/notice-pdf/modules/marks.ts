import type { Notice } from "../../../domain/notices/notice.ts";
import { paintImage } from "../../pdf/embedded-image.ts";
import { type Box, textLine } from "../../pdf/page.ts";
import { fixedPiece, type PageBlock } from "../../pdf/page-template.ts";
import type { NoticeFrame } from "../notice-frame.ts";
import { baselineAround } from "../text-blocks.ts";

type Mark = {
  readonly resource: "L" | "P" | "T" | "C" | "B";
  readonly box: Box;
  readonly align: "left" | "right";
  readonly alt: string;
  /** Printed where the picture was not supplied; nothing is, without them. */
  readonly words?: { readonly text: string; readonly size: number };
};

/** A picture that the ente or the Region supplies, or the words that stand for it. */
export function mark(frame: NoticeFrame, mark: Mark): readonly PageBlock<Notice>[] {
  const { resource, box, align, alt, words } = mark;
  const image = frame.images[resource];
  if (image !== undefined) {
    return [{ role: "Figure", alt, box, drawing: paintImage(resource, image, { box, align }) }];
  }
  if (words === undefined) return [];
  const type = { face: "bold", size: words.size } as const;
  const baseline = baselineAround(box.y + box.height / 2, type);
  const operators = textLine(frame.typesetter, { ...type, x: box.x, baseline }, words.text);
  return [{ role: "P", pieces: [fixedPiece(operators)] }];
}
