/** A glyph that follows the one before it. */
export type ShownGlyph = {
  readonly resource: string;
  /** Inside a literal string. */
  readonly code: string;
};

/** Operators that show glyphs one after the other, whatever their fonts. */
export function showGlyphs(glyphs: readonly ShownGlyph[], size: number): string {
  let operators = "";
  let resource = "";
  let shown = "";
  const flush = () => {
    if (shown !== "") operators += `/${resource} ${size} Tf (${shown}) Tj\n`;
    shown = "";
  };
  for (const glyph of glyphs) {
    if (glyph.resource !== resource) flush();
    ({ resource } = glyph);
    shown += glyph.code;
  }
  flush();
  return operators;
}
