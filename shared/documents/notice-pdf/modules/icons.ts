import type { Notice } from "../../../domain/notices/notice.ts";
import { circle, decimal, points, pointsFromBottom, rectangle } from "../../pdf/page.ts";
import type { PageBlock } from "../../pdf/page-template.ts";

/** Side of the icons beside the notes. */
export const iconSide = 4;

type Point = readonly [x: number, y: number];
type Place = { readonly x: number; readonly y: number };

/** Decoration drawn with lines in black; `drawing` is in millimetres from the place. */
function strokes(
  { x, y }: Place,
  lines: readonly (readonly Point[])[],
  widthPoints: number,
): string {
  const at = ([dx, dy]: Point) => `${decimal(points(x + dx))} ${decimal(pointsFromBottom(y + dy))}`;
  const paths = lines.map(([first, ...others]) =>
    first === undefined
      ? ""
      : `${at(first)} m\n${others.map((point) => `${at(point)} l\n`).join("")}`,
  );
  return `${widthPoints} w\n${paths.join("")}S\n`;
}

/** The circled "i" beside a note. */
export function infoIcon({ x, y }: Place): PageBlock<Notice> {
  const [centreX, centreY] = [x + iconSide / 2, y + iconSide / 2];
  const stem = { x: centreX - 0.2, y: centreY - 0.35, width: 0.4, height: 1.45 };
  const drawing =
    `0.9 w\n${circle(centreX, centreY, iconSide / 2 - 0.16)}S\n` +
    `${rectangle(stem)}f\n${circle(centreX, centreY - 0.95, 0.27)}f\n`;
  return { role: "Artifact", drawing };
}

/** A sheet of a calendar, beside the rule on the terms of a fine. */
export function calendarIcon(place: Place): PageBlock<Notice> {
  const sheet: readonly Point[] = [
    [0.3, 0.7],
    [3.7, 0.7],
    [3.7, 3.7],
    [0.3, 3.7],
    [0.3, 0.55],
  ];
  const rule: readonly Point[] = [
    [0.3, 1.6],
    [3.7, 1.6],
  ];
  const ring = (x: number): readonly Point[] => [
    [x, 0.15],
    [x, 1.1],
  ];
  const day = rectangle({ x: place.x + 2.3, y: place.y + 2.35, width: 0.7, height: 0.7 });
  const drawing = `${strokes(place, [sheet, rule, ring(1.15), ring(2.85)], 0.9)}${day}f\n`;
  return { role: "Artifact", drawing };
}

/** From a sentence down to what it is about. */
export function arrowIcon(place: Place): PageBlock<Notice> {
  const drawing = strokes(
    place,
    [
      [
        [2, 0.4],
        [2, 3.6],
      ],
      [
        [0.8, 2.4],
        [2, 3.6],
        [3.2, 2.4],
      ],
    ],
    0.9,
  );
  return { role: "Artifact", drawing };
}

const scissorsGrey = 0.4;

/** Where the slip may be cut off; ends at the place's right and bottom. */
export function scissorsIcon({ right, bottom }: { right: number; bottom: number }) {
  const place = { x: right - 4.2, y: bottom - 2.9 };
  const rings =
    circle(place.x + 3.4, place.y + 0.75, 0.55) + circle(place.x + 3.4, place.y + 2.15, 0.55);
  const blades = strokes(
    place,
    [
      [
        [2.95, 1.05],
        [0.3, 2.3],
      ],
      [
        [2.95, 1.85],
        [0.3, 0.6],
      ],
    ],
    0.7,
  );
  const drawing = `q ${scissorsGrey} G 0.7 w\n${rings}${blades}Q\n`;
  return { role: "Artifact", drawing } as const;
}

const cornerGrey = 0.851;
const corner = { length: 4.5, thickness: 0.5 } as const;

/** Four light corners around the Data Matrix. */
export function codeCorners({ x, y }: Place, side: number): PageBlock<Notice> {
  const { length, thickness } = corner;
  const strokesOfCorners = [x, x + side - length].flatMap((left) =>
    [y, y + side - thickness].map((top) =>
      rectangle({ x: left, y: top, width: length, height: thickness }),
    ),
  );
  const uprights = [x, x + side - thickness].flatMap((left) =>
    [y, y + side - length].map((top) =>
      rectangle({ x: left, y: top, width: thickness, height: length }),
    ),
  );
  const drawing = `${cornerGrey} g\n${[...strokesOfCorners, ...uprights].join("")}f\n0 g\n`;
  return { role: "Artifact", drawing };
}

export const euroBlockSide = 7.8;

/** The euro sign in white on black, at the head of the slip. */
export function euroBlock({ x, y }: Place): PageBlock<Notice> {
  const square = rectangle({ x, y, width: euroBlockSide, height: euroBlockSide });
  const [cx, cy, radius] = [x + 4.25, y + euroBlockSide / 2, 2.3];
  const bar = (dy: number): readonly Point[] => [
    [1.2, 3.9 + dy],
    [4.9, 3.9 + dy],
  ];
  const drawing =
    `${square}f\n` +
    `q 1 G\n${strokes({ x, y }, [bar(-0.5), bar(0.5)], 1.7)}` +
    `2.2 w\n${euroArc(cx, cy, radius)}S\nQ\n`;
  return { role: "Artifact", drawing };
}

/** The round of the euro sign, open to the right, as short lines. */
function euroArc(cx: number, cy: number, radius: number): string {
  const opening = 0.75;
  const steps = 24;
  const path = Array.from({ length: steps + 1 }, (_, step) => {
    const angle = opening + (step / steps) * (2 * Math.PI - 2 * opening);
    const at = [
      points(cx + radius * Math.cos(angle)),
      pointsFromBottom(cy - radius * Math.sin(angle)),
    ];
    return `${at.map(decimal).join(" ")} ${step === 0 ? "m" : "l"}\n`;
  });
  return path.join("");
}
