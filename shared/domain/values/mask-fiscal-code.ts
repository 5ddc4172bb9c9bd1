const shownFirst = 3;
/** A shorter code would be told by what is shown of it. */
const lengthMin = 11;
const hidden = "***…***";

/**
 * A fiscal code as a journal or a log may show it: `RSS***…***U`. Whoever knows the code recognises
 * it, nobody finds it out.
 */
export function maskFiscalCode(code: string): string {
  if (code.length < lengthMin) return hidden;
  return `${code.slice(0, shownFirst)}${hidden}${code.slice(-1)}`;
}
