import * as z from "zod/mini";
import {
  cartNoticesMax,
  parseCartId,
  parseCartKey,
  presentations,
} from "../../../shared/domain/checkout/cart.ts";
import type { WantedDebt } from "../../../shared/domain/checkout/organization-cart-debts.ts";
import { positionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import {
  EMAIL_LENGTH_MAX,
  parseEmailAddress,
} from "../../../shared/domain/values/email-address.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";

const urlLengthMax = 1_000;
const referenceLengthMax = 100;

export const cartParameters = z.lazy(() =>
  z.object({
    cartId: parsedText(parseCartId, "L'identificativo del carrello non è valido."),
  }),
);

/** A notice that is there already, of the calling ente or of any other. */
const noticeOfDebt = z.lazy(() =>
  z.object({
    noticeNumber: parsedText(parseNoticeNumber, "Il numero avviso non è valido."),
    organizationFiscalCode: z.exactOptional(
      parsedText(parseOrganizationFiscalCode, "Il codice fiscale dell'ente non è valido."),
    ),
  }),
);

const notADebt = "Un debito è una posizione da creare, oppure il numero di un avviso che c'è già.";

const noticeDebt = z.lazy(() =>
  z.pipe(
    noticeOfDebt,
    z.transform((notice): WantedDebt => ({ kind: "notice", ...notice })),
  ),
);
const describedDebt = z.lazy(() =>
  z.pipe(
    positionBody,
    z.transform((body): WantedDebt => ({ kind: "described", body })),
  ),
);

/** Read by what it is, so that each of its fields is told by its own place. */
const debt = z.lazy(() =>
  z.pipe(
    z.unknown(),
    z.transform((sent, payload): WantedDebt => {
      if (typeof sent !== "object" || sent === null || Array.isArray(sent)) {
        payload.issues.push({ code: "custom", input: sent, message: notADebt });
        return z.NEVER;
      }
      const read = z.safeParse("noticeNumber" in sent ? noticeDebt : describedDebt, sent);
      if (read.success) return read.data;
      for (const { path, message } of read.error.issues) {
        payload.issues.push({ code: "custom", input: sent, message, path: [...path] });
      }
      return z.NEVER;
    }),
  ),
);

const cartBodyOf = <Debt extends z.ZodMiniType>(oneDebt: Debt) =>
  z.object({
    /** Made up by the ente's portal: it opens the cart, and opening again opens no second one. */
    key: parsedText(
      parseCartKey,
      "La chiave del carrello è un testo casuale di 32-64 lettere, cifre, trattini e " +
        "sottolineature.",
    ),
    debts: z
      .array(oneDebt, "I debiti sono un elenco.")
      .check(
        z.minLength(1, "Indicare almeno un debito."),
        z.maxLength(cartNoticesMax, `Un carrello ha al più ${cartNoticesMax} debiti.`),
      ),
    returnUrl: registryText(urlLengthMax),
    presentation: z._default(
      z.enum(presentations, "Presentazione sconosciuta: full, short oppure none."),
      "full",
    ),
    payerEmail: z.exactOptional(
      parsedText(
        parseEmailAddress,
        `Indirizzo di posta elettronica non valido (al più ${EMAIL_LENGTH_MAX} caratteri).`,
      ),
    ),
    /** Comes back with the outcome. */
    reference: z.exactOptional(registryText(referenceLengthMax)),
    duplicatesAccepted: z._default(z.boolean("Indicare true oppure false."), false),
  });

/** A cart as an ente's portal asks for it. */
export const cartBody = z.lazy(() => cartBodyOf(debt));
export type CartBody = z.infer<typeof cartBody>;

/** The same as it is described. */
export const describedCartBody = z.lazy(() => cartBodyOf(z.union([positionBody, noticeOfDebt])));
