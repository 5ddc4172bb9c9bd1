import type { Brand } from "./brand.ts";

/**
 * Identificativo della ricevuta: the payment token, which is also the IUR of the reporting flows
 * (SANP 3.12.0, paSendRT). Opaque: 1 to 200 characters without control characters:
 * with four bytes each they still fit a sort key.
 */
export type ReceiptId = Brand<string, "ReceiptId">;

const PATTERN = /^[^\p{Cc}]{1,200}$/u;

function isReceiptId(text: string): text is ReceiptId {
  return PATTERN.test(text);
}

/** Reads a receipt id as it is, or `undefined`. */
export function parseReceiptId(text: string): ReceiptId | undefined {
  return isReceiptId(text) ? text : undefined;
}
