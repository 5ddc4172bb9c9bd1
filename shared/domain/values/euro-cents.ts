import type { Brand } from "./brand.ts";

/** An amount of money in euro cents: a safe integer, never negative, never floating point. */
export type EuroCents = Brand<number, "EuroCents">;

function isEuroCents(value: number): value is EuroCents {
  return Number.isSafeInteger(value) && value >= 0;
}

/**
 * Marks an integer number of cents as an amount.
 * @throws RangeError when `value` is negative, fractional or beyond 2^53 - 1.
 */
export function euroCents(value: number): EuroCents {
  if (!isEuroCents(value)) throw new RangeError(`not an amount in cents: ${value}`);
  return value;
}

const DOT = 0x2e;
const ZERO = 0x30;
const NINE = 0x39;
const DECIMALS_MAX = 2;

/**
 * Reads "1234", "1234.5" or "1234.56" (euro, dot, at most two decimals, no sign, no thousands
 * separator: tracciato dovuti MyPay4) into cents by integer arithmetic, or `undefined`.
 */
export function parseEuroCents(text: string): EuroCents | undefined {
  let cents = 0;
  let decimals = -1;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === DOT && decimals < 0 && index > 0) {
      decimals = 0;
      continue;
    }
    if (code < ZERO || code > NINE || decimals === DECIMALS_MAX) return undefined;
    cents = cents * 10 + (code - ZERO);
    if (decimals >= 0) decimals += 1;
  }
  if (text.length === 0 || decimals === 0) return undefined;
  const scaled = decimals === DECIMALS_MAX ? cents : cents * (decimals === 1 ? 10 : 100);
  return isEuroCents(scaled) ? scaled : undefined;
}

/** "1234.56": the wire form of pagoPA and of the tracciati. */
export function formatEuroCents(amount: EuroCents): string {
  const cents = amount % 100;
  return `${(amount - cents) / 100}.${cents < 10 ? "0" : ""}${cents}`;
}

/** "1.234,56": the form people read in Italian, without the currency sign. */
export function formatEuroItalian(amount: EuroCents): string {
  const [euros = "0", cents = "00"] = formatEuroCents(amount).split(".");
  return `${euros.replaceAll(/\B(?=(\d{3})+$)/g, ".")},${cents}`;
}

/** "1,234.56", as printed where English is the only language (Avviso di pagamento 3.5.1). */
export function formatEuroEnglish(amount: EuroCents): string {
  const [euros = "0", cents = "00"] = formatEuroCents(amount).split(".");
  return `${euros.replaceAll(/\B(?=(\d{3})+$)/g, ",")}.${cents}`;
}
