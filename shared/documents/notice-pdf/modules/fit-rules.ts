import type { FittingRoom } from "../../pdf/fitted-text.ts";

/** How a text may shrink and wrap: all of a `FittingRoom` but the width, which its place gives. */
export type FitRule = Omit<FittingRoom, "widthMm">;

/** One rule for each text that varies in length; the longest legal text keeps to its box. */
export const fitRules = {
  /** Up to 90 characters beside the logo. */
  subject: { face: "bold", sizes: [16, 14, 12, 10, 9], linesMax: 2 },
  /** Up to 100 characters; two steps down from 40 and from 65 characters on. */
  creditorName: { face: "bold", sizes: [14], linesMax: 3 },
  longCreditorName: { face: "bold", sizes: [12], linesMax: 3 },
  longestCreditorName: { face: "bold", sizes: [10, 9, 8], linesMax: 3 },
  /** Up to 50 characters. */
  officeName: { face: "regular", oneLineSizes: [12, 11, 10], sizes: [10, 9, 8], linesMax: 2 },
  /** Up to 100 characters. */
  info: { face: "regular", sizes: [8, 7.5, 7, 6.5, 6], linesMax: 3 },
  /** Up to 70 characters in a line of 14 points. */
  debtorName: { face: "bold", oneLineSizes: [14, 12], sizes: [11, 10, 9, 8, 7, 6], linesMax: 2 },
  /** Two or three lines, together up to 140 characters. */
  address: { face: "regular", sizes: [12, 11, 10, 9, 8, 7, 6], linesMax: 5 },
  /** "999.999.999,99 Euro". */
  bigAmount: { face: "bold", sizes: [16, 14, 12, 11, 10, 9, 8], linesMax: 1 },
  /** Names and subject among the payment's data: a line, or two in the room of one. */
  dataValue: {
    face: "bold",
    oneLineSizes: [8, 7.5, 7, 6.5],
    sizes: [6, 5.5, 5],
    linesMax: 2,
  },
  /** The subject in an instalment's column: two lines, or three smaller ones. */
  columnSubject: { face: "bold", oneLineSizes: [8, 7.5], sizes: [7, 6.5, 6], linesMax: 2 },
  longColumnSubject: { face: "bold", sizes: [5, 4.5], linesMax: 3 },
  /** The creditor's name there has room below it. */
  columnCreditor: {
    face: "bold",
    oneLineSizes: [8, 7.5],
    sizes: [6.5, 6, 5.5, 5, 4.5],
    linesMax: 3,
  },
  /** "AUT. DB/… DEL dd/mm/yyyy". */
  authorization: {
    face: "regular",
    oneLineSizes: [7, 6.5, 6, 5.5],
    sizes: [6, 5.5, 5],
    linesMax: 2,
  },
} as const satisfies Readonly<Record<string, FitRule>>;

/** The official notice shrinks names by their number of characters. */
export function creditorNameRule(name: string): FitRule {
  if (name.length >= 65) return fitRules.longestCreditorName;
  return name.length >= 40 ? fitRules.longCreditorName : fitRules.creditorName;
}

/** Fixed texts of a bar or a heading shrink together until they stand side by side. */
export const fixedTextScales = [1, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, 0.6, 0.55] as const;
