import {
  type ShowNoticeDependencies,
  showNotice,
} from "../../../shared/domain/checkout/show-notice.ts";
import type { StartCheckoutDependencies } from "../../../shared/domain/checkout/start-checkout.ts";
import { callerRoute, publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { cartBody, cartParameters, checkoutBody, publicNoticeParameters } from "./cart-bodies.ts";
import { showKeyedCart, startKeyedCheckout } from "./follow-cart.ts";
import {
  type OpenRequestedCartDependencies,
  openGuestCart,
  openOwnCart,
} from "./open-requested-cart.ts";
import * as operations from "./operations.ts";
import { respondCart, respondCheckout, respondNotice, respondOpening } from "./responses.ts";

/** What the calls of a cart need, each a part of it. */
type CartRegistryDependencies = OpenRequestedCartDependencies &
  ShowNoticeDependencies &
  StartCheckoutDependencies & {
    readonly carts: OpenRequestedCartDependencies["carts"] & StartCheckoutDependencies["carts"];
    readonly publicUrl: string;
  };

export const routes = [
  publicRoute({
    operation: operations.openCart,
    visit: "open",
    parameters: noQuery,
    query: noQuery,
    body: cartBody,
    useCase: ({ body }, dependencies: CartRegistryDependencies) =>
      openGuestCart(body, dependencies),
    respond: respondOpening,
  }),
  callerRoute({
    operation: operations.openOwnCart,
    parameters: noQuery,
    query: noQuery,
    body: cartBody,
    useCase: ({ body, caller }, dependencies: CartRegistryDependencies) =>
      openOwnCart(body, caller, dependencies),
    respond: respondOpening,
  }),
  publicRoute({
    operation: operations.showCart,
    visit: "look",
    parameters: cartParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: CartRegistryDependencies) =>
      showKeyedCart(parameters.cartKey, dependencies),
    respond: respondCart,
  }),
  publicRoute({
    operation: operations.startCheckout,
    visit: "open",
    parameters: cartParameters,
    query: noQuery,
    body: checkoutBody,
    useCase: ({ parameters, body }, dependencies: CartRegistryDependencies) =>
      startKeyedCheckout(parameters.cartKey, body, dependencies),
    respond: respondCheckout,
  }),
  // Numbers of notices follow one another: whoever goes through them is counted as who opens.
  publicRoute({
    operation: operations.showNotice,
    visit: "open",
    parameters: publicNoticeParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: CartRegistryDependencies) =>
      showNotice(parameters, dependencies),
    respond: respondNotice,
  }),
];
