import * as z from "zod/mini";
import { parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import {
  EMAIL_LENGTH_MAX,
  parseEmailAddress,
} from "../../../shared/domain/values/email-address.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";

/** More than a cart takes: whoever has so many is told in which carts they can be paid. */
const wantedNoticesMax = 50;
const publicCodeLengthMax = 100;

const cartKey = () =>
  parsedText(
    parseCartKey,
    "La chiave del carrello è un testo casuale: 32-64 lettere, cifre, trattini o sottolineature.",
  );
const noticeNumber = () => parsedText(parseNoticeNumber, "Il numero avviso non è valido.");
const amountCents = () =>
  z.exactOptional(
    z.pipe(
      z
        .int("Importo in centesimi: un numero intero.")
        .check(z.minimum(0, "L'importo non può essere negativo.")),
      z.transform(euroCents),
    ),
  );

export const cartParameters = z.lazy(() => z.object({ cartKey: cartKey() }));
export const publicNoticeParameters = z.lazy(() =>
  z.object({
    publicCode: z.string().check(z.maxLength(publicCodeLengthMax)),
    noticeNumber: noticeNumber(),
  }),
);

/** Notices that somebody wants to pay together. */
export const cartBody = z.lazy(() =>
  z.object({
    /** Made up by whoever opens the cart: it opens it again, and tells its outcome. */
    key: cartKey(),
    notices: z
      .array(
        z.object({
          organizationFiscalCode: parsedText(
            parseOrganizationFiscalCode,
            "Il codice fiscale dell'ente non è valido.",
          ),
          noticeNumber: noticeNumber(),
          /** As it was shown: where another amount is due now, nothing is opened. */
          amountCents: amountCents(),
        }),
        "Gli avvisi sono un elenco.",
      )
      .check(
        z.minLength(1, "Indicare almeno un avviso."),
        z.maxLength(wantedNoticesMax, `Gli avvisi sono al più ${wantedNoticesMax}.`),
      ),
    payerEmail: z.exactOptional(
      parsedText(
        parseEmailAddress,
        `Indirizzo di posta elettronica non valido (al più ${EMAIL_LENGTH_MAX} caratteri).`,
      ),
    ),
    duplicatesAccepted: z._default(z.boolean("Indicare true oppure false."), false),
  }),
);
export type CartBody = z.infer<typeof cartBody>;

/** What whoever goes to Checkout has seen; nothing has to be sent. */
export const checkoutBody = z.lazy(() => z.optional(z.object({ amountCents: amountCents() })));
export type CheckoutBody = z.infer<typeof checkoutBody>;
