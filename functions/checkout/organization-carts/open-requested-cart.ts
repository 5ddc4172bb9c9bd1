import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { CartId, CartKey } from "../../../shared/domain/checkout/cart.ts";
import {
  type OpenOrganizationCartOutcome,
  type OrganizationCartDependencies,
  openOrganizationCart,
} from "../../../shared/domain/checkout/organization-cart.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { CartBody } from "./cart-bodies.ts";

export type OpenRequestedCartDependencies = OrganizationCartDependencies & {
  readonly cartIdOf: (key: CartKey) => CartId;
  /** The same for the same text, of any other a different one. */
  readonly digest: (text: string) => string;
  /** Where the portal's pages are, without the final slash. */
  readonly publicUrl: string;
};

export type OpenRequestedCartOutcome = {
  readonly opened: OpenOrganizationCartOutcome;
  readonly organization: OrganizationFiscalCode;
  /** Where the ente's portal sends the browser. */
  readonly redirectUrl: string;
};

/** Opens the cart that an ente's portal asks for. */
export async function openRequestedCart(
  body: CartBody,
  { caller, organization }: { caller: Caller; organization: OrganizationFiscalCode },
  dependencies: OpenRequestedCartDependencies,
): Promise<OpenRequestedCartOutcome> {
  const { cartIdOf, digest, publicUrl } = dependencies;
  const { key, ...asked } = body;
  const request = {
    ...asked,
    caller,
    organization,
    id: cartIdOf(key),
    // With the key, which nobody else has: no digest of what stands in the request can be guessed.
    requestDigest: digest(JSON.stringify([organization, caller.id, body])),
  };
  const opened = await openOrganizationCart(request, dependencies);
  return { opened, organization, redirectUrl: `${publicUrl}/paga/carrello/${key}` };
}
