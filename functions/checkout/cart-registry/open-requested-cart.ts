import type { Caller } from "../../../shared/domain/access/caller.ts";
import { parsePersonId } from "../../../shared/domain/access/person-id.ts";
import type { CartId, CartKey, CartOrigin } from "../../../shared/domain/checkout/cart.ts";
import {
  type OpenCartDependencies,
  type OpenCartOutcome,
  openCart,
} from "../../../shared/domain/checkout/open-cart.ts";
import type { CartBody } from "./cart-bodies.ts";

export type OpenRequestedCartDependencies = OpenCartDependencies & {
  readonly cartIdOf: (key: CartKey) => CartId;
  /** The same for the same text. */
  readonly digest: (text: string) => string;
};

export type OpenRequestedCartOutcome = OpenCartOutcome & { readonly key: CartKey };

/** A cart of anybody's, without login. */
export function openGuestCart(
  body: CartBody,
  dependencies: OpenRequestedCartDependencies,
): Promise<OpenRequestedCartOutcome> {
  return open(body, { kind: "guest" }, dependencies);
}

/** A cart of whoever has logged in, whose debts they may be or not. */
export function openOwnCart(
  body: CartBody,
  caller: Pick<Caller, "id">,
  dependencies: OpenRequestedCartDependencies,
): Promise<OpenRequestedCartOutcome> {
  const personId = parsePersonId(caller.id);
  if (personId === undefined) throw new Error("a person who is known by no pseudonym");
  return open(body, { kind: "person", personId }, dependencies);
}

async function open(
  { key, notices, payerEmail, duplicatesAccepted }: CartBody,
  origin: CartOrigin,
  dependencies: OpenRequestedCartDependencies,
): Promise<OpenRequestedCartOutcome> {
  const { cartIdOf, digest } = dependencies;
  const wanted = notices.map((notice) => [
    notice.organizationFiscalCode,
    notice.noticeNumber,
    notice.amountCents ?? null,
  ]);
  const request = {
    id: cartIdOf(key),
    requestDigest: digest(JSON.stringify([wanted, payerEmail ?? null, origin])),
    notices,
    ...(payerEmail && { payerEmail }),
    origin,
    duplicatesAccepted,
  };
  return { ...(await openCart(request, dependencies)), key };
}
