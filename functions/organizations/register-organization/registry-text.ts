import * as z from "zod/mini";

/** A text of the registry, without the blanks around it. */
export function registryText(lengthMax: number) {
  return z
    .string("Testo obbligatorio.")
    .check(
      z.trim(),
      z.minLength(1, "Il testo non può essere vuoto."),
      z.maxLength(lengthMax, `Il testo supera ${lengthMax} caratteri.`),
    );
}
