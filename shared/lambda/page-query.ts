import * as z from "zod/mini";
import { parseCalendarDate } from "../domain/values/calendar-date.ts";
import { parsedText } from "../domain/values/parsed-text.ts";
import { decodeCursor } from "./page-cursor.ts";

const entriesMax = 500;
const entriesUsually = 100;
const limitMessage = `Il numero di elementi dev'essere un intero da 1 a ${entriesMax}.`;

/** How lists are read, page by page. */
export const pageQuery = z.object({
  limit: z._default(
    z.pipe(
      z.string().check(z.regex(/^\d{1,3}$/u, limitMessage)),
      z.pipe(
        z.transform(Number),
        z.int().check(z.minimum(1, limitMessage), z.maximum(entriesMax, limitMessage)),
      ),
    ),
    entriesUsually,
  ),
  cursor: z.optional(
    parsedText(decodeCursor, "Il cursore non è quello ricevuto con la pagina precedente."),
  ),
});

export const dayParameter = parsedText(
  parseCalendarDate,
  "La data dev'essere un giorno esistente nella forma AAAA-MM-GG.",
);
