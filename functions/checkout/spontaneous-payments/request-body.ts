import * as z from "zod/mini";
import { parseSpontaneousKey } from "../../../shared/domain/checkout/spontaneous-payment.ts";
import { formFieldsMax } from "../../../shared/domain/organizations/spontaneous-form.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";

const text = z
  .string("Testo obbligatorio.")
  .check(z.trim(), z.maxLength(256, "Testo troppo lungo."));

const debtor = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("F"), ...identified() }),
      z.strictObject({ kind: z.literal("G"), ...identified() }),
      z.strictObject({ kind: z.literal("ANONIMO") }),
    ],
    "Indicare F (persona fisica), G (persona giuridica) oppure ANONIMO.",
  ),
);

const identified = () => ({ code: text, fullName: text, email: z.exactOptional(text) });

/** What whoever starts a payment says of themselves and of what they pay. */
export const paymentBody = z.lazy(() =>
  z.strictObject({
    key: parsedText(
      parseSpontaneousKey,
      "Chiave a caso di 32-64 fra lettere senza accento, cifre, - e _.",
    ).check(
      z.describe(
        "Testo a caso scelto da chi chiama: la stessa richiesta ripetuta con la stessa chiave non " +
          "inizia un secondo pagamento.",
      ),
    ),
    debtor,
    formVersion: text.check(z.describe("Versione del modulo che è stato compilato.")),
    answers: z.record(z.string(), z.unknown(), "Le risposte sono un oggetto.").check(
      z.refine(
        (answers) => Object.keys(answers).length <= formFieldsMax,
        `Un modulo ha al più ${formFieldsMax} campi.`,
      ),
      z.describe("Le risposte al modulo, con i nomi dei suoi campi."),
    ),
    amountCents: z.exactOptional(
      z.pipe(
        z
          .int("Importo in centesimi: un numero intero.")
          .check(z.minimum(1, "Almeno un centesimo.")),
        z.transform(euroCents),
      ),
    ),
    duplicatesAccepted: z._default(
      z
        .boolean("Indicare true oppure false.")
        .check(
          z.describe("Vero se chi paga sa che c'è un pagamento uguale e vuole farne un altro."),
        ),
      false,
    ),
  }),
);
