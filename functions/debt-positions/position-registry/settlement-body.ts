import * as z from "zod/mini";
import { settlementReasons } from "../../../shared/domain/debt-positions/debt-position.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";

/** How a debt was paid by another way than pagoPA, on the ente's word. */
export const settlementBody = z.lazy(() =>
  z.object({
    paidOn: parsedText(parseCalendarDate, "Data inesistente o non nel formato aaaa-mm-gg."),
    reason: z.enum(settlementReasons, {
      error: `Motivo sconosciuto: ${settlementReasons.join(", ")}.`,
    }),
    note: z.exactOptional(
      z
        .string("Testo.")
        .check(
          z.trim(),
          z.minLength(1, "Il testo non può essere vuoto."),
          z.maxLength(140, "Al più 140 caratteri."),
          z.regex(/^\P{Cc}*$/u, "Caratteri di controllo non ammessi."),
        ),
    ),
  }),
);
