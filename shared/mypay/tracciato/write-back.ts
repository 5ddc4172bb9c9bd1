import type { RowRejection } from "./row-code.ts";
import { endOfField, firstField } from "./split-fields.ts";

const CARRIAGE_RETURN = "\r";
const REJECTED_COLUMNS = ";cod_rifiuto;de_rifiuto";

/**
 * The row with `iuv` in column 2 (`codIuv`) and every other character as the ente wrote it: quotes,
 * blanks and line end. A row that already carries this IUV comes back as it is.
 * @throws RangeError when the row has no second column: only accepted rows are enriched.
 */
export function enrichedLine(line: string, iuv: string): string {
  const start = endOfField(line, 0) + 1;
  const end = start > 0 && start <= line.length ? endOfField(line, start) : -1;
  if (end < 0) throw new RangeError("the row has no second column");
  const mayCarryIuv = end - start >= iuv.length;
  if (mayCarryIuv && firstField(line.slice(start, end)) === iuv) return line;
  return line.slice(0, start) + iuv + line.slice(end);
}

function quoteWhereNeeded(text: string): string {
  return /[;"]/.test(text) ? `"${text.replaceAll('"', '\\"')}"` : text;
}

/** Adds columns at the end of a line, before the carriage return where the file has them. */
function withColumns(line: string, columns: string): string {
  if (!line.endsWith(CARRIAGE_RETURN)) return line + columns;
  return line.slice(0, -1) + columns + CARRIAGE_RETURN;
}

/**
 * The row as the ente wrote it, with the codes and the sentences that reject it: one code as it
 * is, several with a `|` before each. Source: tracciato dovuti MyPay4, file `_SCARTI`.
 */
export function rejectedLine(line: string, rejections: readonly RowRejection[]): string {
  const codes = rejections.map((rejection) => rejection.code);
  const cell = codes.length === 1 ? codes[0] : codes.map((code) => `|${code}`).join("");
  const sentences = rejections.map((rejection) => rejection.detail).join(" | ");
  return withColumns(line, `;${cell};${quoteWhereNeeded(sentences)}`);
}

/** The header of the rejected rows: the file's own, with the two columns that are added. */
export function rejectedHeader(header: string): string {
  return withColumns(header, REJECTED_COLUMNS);
}
