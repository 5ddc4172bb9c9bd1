import * as z from "zod/mini";
import {
  envelopeWindows,
  packOrders,
} from "../../../shared/domain/organizations/notice-print-settings.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";

const listMax = 100;
const iudsMax = 1_000;

type ObjectIssue = z.core.$ZodIssueUnrecognizedKeys | z.core.$ZodIssueInvalidType<unknown>;

/** A field that nobody reads would print what was not asked for. */
const unknownField: { readonly error: z.core.$ZodErrorMap<ObjectIssue> } = {
  error: (issue) =>
    issue.code === "unrecognized_keys"
      ? `Campo sconosciuto: ${issue.keys.join(", ")}.`
      : "Inviare un oggetto JSON.",
};

const day = () =>
  z.exactOptional(parsedText(parseCalendarDate, "Data inesistente o non nel formato aaaa-mm-gg."));

const cents = () =>
  z.exactOptional(
    z
      .int("Importo in centesimi: un numero intero.")
      .check(z.minimum(0, "L'importo non può essere negativo.")),
  );

function list<Entry extends z.ZodMiniType>(entry: Entry, lengthMax: number) {
  return z.exactOptional(
    z
      .array(entry, "Indicare un elenco.")
      .check(
        z.minLength(1, "L'elenco è vuoto: togliere il campo."),
        z.maxLength(lengthMax, `Al più ${lengthMax} voci.`),
      ),
  );
}

const row = () =>
  z.int("Numero di riga: un numero intero.").check(z.minimum(1, "Le righe si contano da 1."));

const rowRange = () =>
  z
    .strictObject({ from: row(), to: row() }, unknownField)
    .check(
      z.refine(({ from, to }) => from <= to, "L'intervallo di righe finisce prima di iniziare."),
    );

const filter = z.lazy(() =>
  z
    .strictObject(
      {
        types: list(
          z.string("Codice del tipo dovuto.").check(z.minLength(1, "Il codice del tipo è vuoto.")),
          listMax,
        ),
        dueFrom: day(),
        dueTo: day(),
        amountFromCents: cents(),
        amountToCents: cents(),
        postalCodes: list(
          z
            .string("Inizio di CAP: da 1 a 5 cifre.")
            .check(z.regex(/^\d{1,5}$/u, "Inizio di CAP: da 1 a 5 cifre.")),
          listMax,
        ),
        withoutEmail: z.exactOptional(z.boolean("withoutEmail vale true oppure false.")),
        rows: list(rowRange(), listMax),
        iuds: list(parsedText(parseIud, "IUD non valido."), iudsMax),
      },
      unknownField,
    )
    .check(
      z.refine(({ dueFrom = "", dueTo = "9999-12-31" }) => dueFrom <= dueTo, {
        error: "dueFrom è dopo dueTo: nessuna scadenza vi cade.",
        path: ["dueFrom"],
      }),
      z.refine(
        ({ amountFromCents = 0, amountToCents = Number.MAX_SAFE_INTEGER }) =>
          amountFromCents <= amountToCents,
        { error: "amountFromCents supera amountToCents.", path: ["amountFromCents"] },
      ),
    ),
);

/** What an ente may ask for; what is absent is as the ente's notices are printed by themselves. */
export const requestBody = z.lazy(() =>
  z.strictObject(
    {
      format: z.enum(["packs", "zip"], "Formato sconosciuto: packs oppure zip."),
      order: z.exactOptional(
        z.enum(packOrders, `Ordine sconosciuto: uno fra ${packOrders.join(", ")}.`),
      ),
      duplex: z.exactOptional(z.boolean("duplex vale true oppure false.")),
      envelopeWindow: z.exactOptional(
        z.enum(envelopeWindows, `Finestra sconosciuta: una fra ${envelopeWindows.join(", ")}.`),
      ),
      coverIndex: z.exactOptional(z.boolean("coverIndex vale true oppure false.")),
      filter: z._default(filter, {}),
    },
    unknownField,
  ),
);
