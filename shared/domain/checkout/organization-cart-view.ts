import { type Caller, mayTouchType } from "../access/caller.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { CartId } from "./cart.ts";
import type { CartStore } from "./cart-store.ts";
import { type CartJudgement, isOver } from "./judge-cart.ts";
import { type ShowCartDependencies, showCart } from "./show-cart.ts";
import { isOrganizationCart, type OrganizationCart } from "./signed-return.ts";

/** A cart that an ente's portal has opened, and who asks about it. */
export type OrganizationCartReference = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Pick<Caller, "typeCodes">;
  readonly id: CartId;
};

export type ShowOrganizationCartOutcome =
  | {
      readonly outcome: "found";
      readonly cart: OrganizationCart;
      readonly judgement: CartJudgement;
    }
  | { readonly outcome: "hidden" };

/** What became of a cart: for the ente whose portal opened it, and for nobody else. */
export async function showOrganizationCart(
  reference: OrganizationCartReference,
  dependencies: ShowCartDependencies,
): Promise<ShowOrganizationCartOutcome> {
  const shown = await showCart(reference.id, dependencies);
  if (shown.outcome === "unknown") return { outcome: "hidden" };
  const { cart, judgement } = shown;
  const { organization, caller } = reference;
  const isShown =
    isOrganizationCart(cart, organization) &&
    cart.notices.every(
      ({ organizationFiscalCode, typeCode }) =>
        organizationFiscalCode !== organization || mayTouchType(caller, typeCode),
    );
  return isShown ? { outcome: "found", cart, judgement } : { outcome: "hidden" };
}

export type CancelOrganizationCartOutcome =
  | ShowOrganizationCartOutcome
  /** Somebody may be paying at this moment. */
  | { readonly outcome: "begun" }
  | { readonly outcome: "paid" };

/** Others that change the same cart are met, and met again at the most. */
const attemptsMax = 5;

/**
 * Ends a cart that nobody was sent to Checkout with; what it should have paid stays payable. A cart
 * that is over stays so.
 */
export async function cancelOrganizationCart(
  reference: OrganizationCartReference,
  dependencies: ShowCartDependencies & { readonly carts: Pick<CartStore, "find" | "change"> },
): Promise<CancelOrganizationCartOutcome> {
  const { carts, now } = dependencies;
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const shown = await showOrganizationCart(reference, dependencies);
    if (shown.outcome === "hidden") return shown;
    const { cart, judgement } = shown;
    if (judgement.outcome === "paid") return { outcome: "paid" };
    if (isOver(cart, now())) return shown;
    if (cart.status !== "OPEN") return { outcome: "begun" };
    const ended = { ...cart, status: "EXPIRED", version: cart.version + 1 } as const;
    const written = await carts.change(ended, cart.version);
    if (written === "written") return showOrganizationCart(reference, dependencies);
  }
  throw new Error("a cart keeps being changed by others");
}
