import { faces, fontSet } from "../fonts/font-set.ts";
import type { Typesetter } from "../fonts/typesetter.ts";
import { embedCoreFont, embedCoreToUnicode, embedFont } from "./embedded-font.ts";
import type { PdfObjects } from "./pdf-objects.ts";

/** Embeds what every document needs; answers the entries of the resources' Font dictionary. */
export function embedCoreFonts(objects: PdfObjects): string {
  const { core } = fontSet();
  const toUnicode = embedCoreToUnicode(objects);
  const fonts = faces.map(
    (face) => `/${core[face].resource} ${embedCoreFont(objects, core[face], toUnicode)} 0 R`,
  );
  return fonts.join("");
}

/** Embeds the fonts that only these texts need; answers their entries for the resources. */
export function embedSupplements(objects: PdfObjects, typesetter: Typesetter): string {
  return typesetter
    .supplementaryFonts()
    .map((font) => `/${font.resource} ${embedFont(objects, font)} 0 R`)
    .join("");
}
