/** What a cell says, or why it says nothing. */
export type ReadCell = { readonly value: unknown } | { readonly problem: string };
/** Reads a cell that is not empty, without the blanks around it. */
export type CellReader = (cell: string) => ReadCell;

export const text: CellReader = (cell) => ({ value: cell });

const yes = new Set(["sì", "si", "s", "vero", "true", "1", "x"]);
const no = new Set(["no", "n", "falso", "false", "0"]);

export const flag: CellReader = (cell) => {
  const word = cell.toLowerCase();
  if (yes.has(word)) return { value: true };
  return no.has(word) ? { value: false } : { problem: "Scrivere sì oppure no." };
};

export const whole: CellReader = (cell) =>
  /^\d{1,15}$/u.test(cell) ? { value: Number(cell) } : { problem: "Scrivere un numero intero." };

/** Euro as people write them, "1.250,50" or "1250.5", as cents. */
export const euro: CellReader = (cell) => {
  const italian = /^(\d{1,3}(?:\.\d{3})+|\d+)(?:,(\d{1,2}))?$/u.exec(cell);
  const [, units, decimals = ""] = italian ?? /^(\d+)\.(\d{1,2})$/u.exec(cell) ?? [];
  if (units === undefined) return { problem: "Scrivere un importo in euro, ad esempio 12,50." };
  return { value: Number(units.replaceAll(".", "") + decimals.padEnd(2, "0")) };
};

/** Several values with "|" between them. */
export const list: CellReader = (cell) => ({
  value: cell
    .split("|")
    .map((part) => part.trim())
    .filter((part) => part !== ""),
});

/** One of some words; the code that each stands for will do too. */
export function oneOf(words: Readonly<Record<string, string>>): CellReader {
  const codes = new Map(
    Object.entries(words).flatMap(([word, code]) => [
      [word.toLowerCase(), code],
      [code.toLowerCase(), code],
    ]),
  );
  const known = Object.keys(words).join(", ");
  return (cell) => {
    const value = codes.get(cell.toLowerCase());
    return value === undefined ? { problem: `Scrivere uno fra: ${known}.` } : { value };
  };
}
