import * as z from "zod/mini";
import { parseIban, usesItalianBban } from "../../../shared/domain/values/iban.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";

const typesMax = 100;

/** An account that beneficiaries can be paid on. */
function parseItalianIban(text: string) {
  const iban = parseIban(text);
  return iban !== undefined && usesItalianBban(iban) ? iban : undefined;
}

/** Which IBAN is to be changed into which, why, and on which debts. */
export const requestBody = z.lazy(() =>
  z
    .object({
      from: parsedText(parseIban, "IBAN da sostituire non valido."),
      to: parsedText(
        parseItalianIban,
        "IBAN nuovo non valido: serve un conto italiano o di San Marino, con CIN e cifre di " +
          "controllo corretti.",
      ),
      reason: registryText(200),
      typeCodes: z.exactOptional(
        z
          .array(registryText(64), "I tipi dovuto sono un elenco di codici.")
          .check(
            z.minLength(1, "Indicare almeno un tipo dovuto, oppure lasciare il campo vuoto."),
            z.maxLength(typesMax, `I tipi dovuto sono al più ${typesMax}.`),
          ),
      ),
    })
    .check(
      z.refine(({ from, to }) => from !== to, {
        error: "L'IBAN nuovo è uguale a quello da sostituire.",
        path: ["to"],
      }),
    ),
);
