import * as z from "zod/mini";
import { hasControlCharacter, hasVisibleCharacter, isWithinLength } from "./character-codes.ts";

const noControls = "Il testo contiene caratteri di controllo.";

/** A text of one line that people send, without the blanks around it: a name, an office, a note. */
export function registryText(lengthMax: number) {
  return textWithin(lengthMax).check(z.refine((text) => !hasControlCharacter(text), noControls));
}

/** The same of several lines: paragraphs end in line feeds, and hold no other control character. */
export function registryParagraphs(lengthMax: number) {
  return textWithin(lengthMax).check(
    z.overwrite((text) => text.replaceAll("\r\n", "\n")),
    z.refine((text) => !hasControlCharacter(text.replaceAll("\n", "")), noControls),
  );
}

function textWithin(lengthMax: number) {
  return z.string("Testo obbligatorio.").check(
    z.trim(),
    z.refine(hasVisibleCharacter, "Il testo non può essere vuoto."),
    z.refine((text) => text.isWellFormed(), "Il testo contiene caratteri non validi."),
    z.refine((text) => isWithinLength(text, lengthMax), `Il testo supera ${lengthMax} caratteri.`),
  );
}
