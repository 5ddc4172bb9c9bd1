import type { Face } from "../fonts/font-set.ts";

/** Size in points; `leading` is the line's height for each point of size. */
export type TypeStyle = { readonly face: Face; readonly size: number; readonly leading: number };
/** All of a type that a single line needs. */
export type LineType = Omit<TypeStyle, "leading">;

/* Type of printed documents, as in the official notice of layout 3.5.1. */
export const barTitle = { face: "bold", size: 9, leading: 1.2 } as const;
export const bigValue = { face: "bold", size: 16, leading: 1.2 } as const;
export const heading = { face: "bold", size: 8, leading: 1.35 } as const;
export const label = { face: "regular", size: 8, leading: 1.2 } as const;
export const value = { face: "bold", size: 8, leading: 1.2 } as const;
export const bodyText = { face: "regular", size: 8, leading: 1.35 } as const;
export const partyName = { face: "bold", size: 14, leading: 1.2 } as const;
export const partyText = { face: "regular", size: 12, leading: 1.4 } as const;
export const codeLabel = { face: "regular", size: 8, leading: 1.4 } as const;
export const code = { face: "monoBold", size: 10, leading: 1.2 } as const;
export const amountCode = { face: "monoBold", size: 12, leading: 1 } as const;
export const fiscalCodeInBar = { face: "mono", size: 8, leading: 1.2 } as const;
/** "Euro" before an amount, "sul C/C n." before an account. */
export const amountLabel = { face: "regular", size: 9, leading: 1 } as const;
export const caption = { face: "regular", size: 7, leading: 1.2 } as const;
