/** Type of printed documents, sizes in points as in the official notice of layout 3.5.1. */
export const barTitle = { face: "bold", size: 9 } as const;
export const bigValue = { face: "bold", size: 16 } as const;
export const heading = { face: "bold", size: 8 } as const;
export const label = { face: "regular", size: 8 } as const;
export const value = { face: "bold", size: 8 } as const;
export const code = { face: "monoBold", size: 10 } as const;
export const amountCode = { face: "monoBold", size: 12 } as const;
export const fiscalCodeInBar = { face: "mono", size: 8 } as const;
/** "Euro" before an amount, "sul C/C n." before an account. */
export const amountLabel = { face: "regular", size: 9 } as const;
