import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import {
  type CancelOrganizationCartOutcome,
  cancelOrganizationCart,
  showOrganizationCart,
} from "../../../shared/domain/checkout/organization-cart-view.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { cartBody, cartParameters } from "./cart-bodies.ts";
import { type OpenRequestedCartDependencies, openRequestedCart } from "./open-requested-cart.ts";
import * as operations from "./operations.ts";
import { respondCancelled, respondOpened, respondShown } from "./responses.ts";

export type OrganizationCartsDependencies = OpenRequestedCartDependencies & {
  readonly carts: CartStore;
};

/** What an ente's own portal does with carts. */
export const routes = [
  organizationRoute({
    operation: operations.openCart,
    parameters: organizationParameters,
    query: noQuery,
    body: cartBody,
    useCase: ({ body, caller, organization }, dependencies: OrganizationCartsDependencies) =>
      openRequestedCart(body, { caller, organization }, dependencies),
    respond: respondOpened,
  }),
  organizationRoute({
    operation: operations.showCart,
    parameters: cartParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters, caller, organization }, dependencies: OrganizationCartsDependencies) =>
      showOrganizationCart({ organization, caller, id: parameters.cartId }, dependencies),
    respond: respondShown,
  }),
  organizationRoute({
    operation: operations.cancelCart,
    parameters: cartParameters,
    query: noQuery,
    body: noBody,
    useCase: (
      { parameters, caller, organization },
      dependencies: OrganizationCartsDependencies,
    ): Promise<CancelOrganizationCartOutcome> =>
      cancelOrganizationCart({ organization, caller, id: parameters.cartId }, dependencies),
    respond: respondCancelled,
  }),
];
