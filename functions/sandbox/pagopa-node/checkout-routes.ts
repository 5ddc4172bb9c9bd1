import * as z from "zod/mini";
import type { CheckoutCart } from "../../../shared/domain/sandbox/checkout-cart.ts";
import { parseRunId } from "../../../shared/domain/sandbox/sandbox-run.ts";
import { type CartsVersion, readCart } from "./cart-body.ts";
import { problemsOf, readFormFields } from "./form-bodies.ts";
import { openCart } from "./open-cart.ts";
import { checkoutPage } from "./pages/checkout-page.ts";
import { problemPage } from "./pages/problem-page.ts";
import { readJson } from "./read-body.ts";
import { invalidBody, notFound, type Reply } from "./reply.ts";
import type { Route, RouteCall, SiteDependencies } from "./routing.ts";
import { settleCart } from "./settle-cart.ts";

const missing: Reply = { reply: "page", status: 404, html: problemPage(notFound) };

/** An address as receipts may carry it (SANP 3.12.0, stEMail). */
const address = () =>
  z
    .string("Indicare un indirizzo e-mail.")
    .check(
      z.maxLength(256, "L'indirizzo supera 256 caratteri."),
      z.regex(
        /^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+(\.[a-zA-Z0-9-]+)*$/u,
        "Indirizzo e-mail non valido.",
      ),
    );
const choiceForm = z.lazy(() =>
  z.discriminatedUnion("choice", [
    z.object({ choice: z.enum(["pay", "wait"]), email: address() }),
    z.object({ choice: z.enum(["cancel", "fail"]), email: z._default(z.string(), "") }),
  ]),
);

/** Checkout: carts come from portals, pages of carts are for people. */
export const checkoutRoutes: readonly Route[] = [
  cartsRoute("v1"),
  cartsRoute("v2"),
  {
    method: "GET",
    pattern: "/sandbox/checkout/:cartId",
    callers: "people",
    async answer(call, dependencies) {
      const cart = await findCart(call, dependencies);
      return cart === undefined ? missing : cartPage(cart);
    },
  },
  {
    method: "POST",
    pattern: "/sandbox/checkout/:cartId",
    callers: "people",
    async answer(call, dependencies) {
      const cart = await findCart(call, dependencies);
      if (cart === undefined) return missing;
      const values = readFormFields(call.request.body);
      const form = choiceForm.safeParse(values);
      if (!form.success) {
        const html = checkoutPage(cart, { values, problems: problemsOf(form.error) });
        return { reply: "page", status: 400, html, formTargets: originsOf(cart) };
      }
      if (form.data.choice === "wait" && cart.returnUrls.waiting === undefined) return missing;
      const settled = await settleCart(cart, form.data, dependencies);
      const location =
        settled.outcome === "returned" ? settled.location : `/sandbox/checkout/${cart.id}`;
      return { reply: "redirect", status: 303, location };
    },
  },
];

/** `POST /carts` of pagoPA Checkout EC: the answer is the address of the cart's page. */
function cartsRoute(version: CartsVersion): Route {
  const path = `/sandbox/checkout/ec/${version}/carts` as const;
  return {
    method: "POST",
    pattern: path,
    callers: "portals",
    async answer({ request }, dependencies) {
      const reading = readCart(readJson(request), version);
      if (reading.outcome === "invalid") {
        const errors = reading.details.map((detail) => ({ pointer: "", detail: `${detail}.` }));
        return { reply: "problem", problem: invalidBody(errors), instance: path };
      }
      const { id } = await openCart(reading.cart, dependencies);
      const location = `${dependencies.publicUrl}/sandbox/checkout/${id}`;
      return { reply: "redirect", status: 302, location };
    },
  };
}

async function findCart(
  { variables }: RouteCall,
  { sandbox }: SiteDependencies,
): Promise<CheckoutCart | undefined> {
  const id = parseRunId(variables["cartId"] ?? "");
  return id === undefined ? undefined : (await sandbox.readRun(id))?.cart;
}

function cartPage(cart: CheckoutCart): Reply {
  return { reply: "page", status: 200, html: checkoutPage(cart), formTargets: originsOf(cart) };
}

/** Where the form of a cart may lead: browsers hold its redirect against the page's policy. */
function originsOf({ returnUrls }: CheckoutCart): readonly string[] {
  return [...new Set(Object.values(returnUrls).map((url) => new URL(url).origin))];
}
