import type { Visit } from "../../../shared/domain/access/visitor-allowance.ts";
import type { CartId, CartKey } from "../../../shared/domain/checkout/cart.ts";
import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import type { OpenCartDependencies } from "../../../shared/domain/checkout/open-cart.ts";
import type { ReturnSigner } from "../../../shared/domain/checkout/signed-return.ts";
import type { StartCheckoutDependencies } from "../../../shared/domain/checkout/start-checkout.ts";
import type { Html } from "../../../shared/domain/values/html.ts";

/** A request of a browser. */
export type PageRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly body: string;
};

/** Whoever asks: counts one more visit. Nobody solves a challenge on a page without scripts. */
export type PageVisitor = {
  admit(
    visit: Visit,
    now: Date,
  ): Promise<
    | { readonly outcome: "admitted" }
    | { readonly outcome: "refused"; readonly retrySeconds: number }
    | { readonly outcome: "challenged" }
  >;
};

export type SiteDependencies = OpenCartDependencies &
  StartCheckoutDependencies & {
    readonly carts: CartStore;
    /** Where the portal answers, without the final slash. */
    readonly publicUrl: string;
    /** A key that nobody can guess, for a cart that is not opened yet. */
    readonly newKey: () => string;
    readonly cartIdOf: (key: CartKey) => CartId;
    /** The same for the same text, of any other a different one. */
    readonly digestOf: (text: string) => string;
    /** A QR code with the words that stand for it. */
    readonly qrPicture: (text: string, title: string) => Html;
    /** Signs the outcome that a browser takes back to an ente's portal. */
    readonly signer: () => Promise<ReturnSigner>;
    readonly visitor: PageVisitor;
  };

export type PageCall = {
  readonly request: PageRequest;
  /** Parts of the path that the route's pattern leaves open, by name. */
  readonly variables: Readonly<Record<string, string>>;
};
