import * as z from "zod/mini";
import { cartNoticesMax } from "../../../shared/domain/sandbox/checkout-cart.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import type { OpenCartInput } from "./open-cart.ts";

const text = (max: number) => z.string().check(z.minLength(1), z.maxLength(max));

/** Checkout sends the browser there: nothing but the web will do. */
const returnUrl = () =>
  z.url({ protocol: /^https?$/u, message: "indirizzo http o https" }).check(z.maxLength(2_000));

const cartNotice = () =>
  z.object({
    noticeNumber: z.string().check(z.regex(/^\d{18}$/u, "18 cifre")),
    fiscalCode: z.string().check(z.regex(/^\d{11}$/u, "11 cifre")),
    amount: z.int("centesimi, numero intero").check(z.minimum(1, "almeno 1 centesimo")),
    companyName: text(140),
    description: text(140),
  });

const shared = () => ({
  paymentNotices: z
    .array(cartNotice())
    .check(
      z.minLength(1, "almeno un avviso"),
      z.maxLength(cartNoticesMax, `al più ${cartNoticesMax} avvisi`),
      z.refine(areDistinct, "lo stesso avviso è ripetuto"),
    ),
  emailNotice: z.optional(z.email("indirizzo non valido").check(z.maxLength(256))),
  idCart: z.optional(text(210)),
  allCCP: z._default(z.boolean(), false),
});

const returnUrls = () => ({
  returnOkUrl: returnUrl(),
  returnCancelUrl: returnUrl(),
  returnErrorUrl: returnUrl(),
});
/** What version 1 does not know is left alone, as the real Checkout does. */
const noWaiting = () =>
  z.optional(
    z.pipe(
      z.unknown(),
      z.transform(() => undefined),
    ),
  );

/** Bodies of `POST /carts` (pagoPA Checkout EC, v1 and v2): v2 also wants where to wait. */
const cartBodies = {
  v1: z.lazy(() =>
    z.object({
      ...shared(),
      returnUrls: z.object({ ...returnUrls(), returnWaitingUrl: noWaiting() }),
    }),
  ),
  v2: z.lazy(() =>
    z.object({
      ...shared(),
      returnUrls: z.object({ ...returnUrls(), returnWaitingUrl: returnUrl() }),
    }),
  ),
};
export type CartsVersion = keyof typeof cartBodies;

export type CartReading =
  | { readonly outcome: "cart"; readonly cart: OpenCartInput }
  | { readonly outcome: "invalid"; readonly details: readonly string[] };

export function readCart(body: unknown, version: CartsVersion): CartReading {
  const parsed = cartBodies[version].safeParse(body);
  if (!parsed.success) {
    const details = parsed.error.issues.map(
      ({ path, message }) => `${path.map(String).join(".")}: ${message}`,
    );
    return { outcome: "invalid", details };
  }
  const { paymentNotices, emailNotice, idCart, allCCP, returnUrls: urls } = parsed.data;
  return {
    outcome: "cart",
    cart: {
      notices: paymentNotices.map(({ amount, ...notice }) => ({
        ...notice,
        amountCents: euroCents(amount),
      })),
      returnUrls: {
        ok: urls.returnOkUrl,
        cancel: urls.returnCancelUrl,
        error: urls.returnErrorUrl,
        ...(urls.returnWaitingUrl === undefined ? {} : { waiting: urls.returnWaitingUrl }),
      },
      ...(emailNotice === undefined ? {} : { emailNotice }),
      ...(idCart === undefined ? {} : { idCart }),
      allPostal: allCCP,
    },
  };
}

function areDistinct(notices: readonly z.infer<ReturnType<typeof cartNotice>>[]): boolean {
  const keys = notices.map(({ fiscalCode, noticeNumber }) => `${fiscalCode} ${noticeNumber}`);
  return new Set(keys).size === keys.length;
}
