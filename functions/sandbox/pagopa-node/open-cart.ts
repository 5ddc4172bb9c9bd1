import type { CheckoutCart } from "../../../shared/domain/sandbox/checkout-cart.ts";
import type { NodeDependencies } from "./node-dependencies.ts";
import { startRun } from "./start-run.ts";

export type OpenCartInput = Omit<CheckoutCart, "id" | "createdAt" | "status" | "failure">;

/** Takes a portal's cart; the page of the cart has the id of the run that its payment will be. */
export async function openCart(
  input: OpenCartInput,
  dependencies: Pick<NodeDependencies, "sandbox" | "newId" | "now">,
): Promise<CheckoutCart> {
  const [first] = input.notices;
  const run = await startRun(
    { title: "Carrello Checkout", organizationFiscalCode: first?.fiscalCode },
    dependencies,
  );
  const cart: CheckoutCart = {
    ...input,
    id: run.id,
    createdAt: run.createdAt,
    status: "OPEN",
  };
  await dependencies.sandbox.createCart(cart);
  return cart;
}
