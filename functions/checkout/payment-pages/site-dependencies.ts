import type { Visit } from "../../../shared/domain/access/visitor-allowance.ts";
import type { CartId, CartKey } from "../../../shared/domain/checkout/cart.ts";
import type { CartStore } from "../../../shared/domain/checkout/cart-store.ts";
import type { CancelCounterDependencies } from "../../../shared/domain/checkout/counter-cancellation.ts";
import type {
  CounterKey,
  CounterPaymentId,
} from "../../../shared/domain/checkout/counter-payment.ts";
import type { OpenCartDependencies } from "../../../shared/domain/checkout/open-cart.ts";
import type { ReturnSigner } from "../../../shared/domain/checkout/signed-return.ts";
import type { StartCheckoutDependencies } from "../../../shared/domain/checkout/start-checkout.ts";
import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type {
  AskAmount,
  RefreshAmount,
} from "../../../shared/domain/debt-positions/refresh-amount.ts";
import type { RecordEvents } from "../../../shared/domain/journal/journal-event.ts";
import type { Html } from "../../../shared/domain/values/html.ts";

/** A request of a browser. */
export type PageRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
  /** Who has opened the connection to the API. */
  readonly sourceIp: string;
  readonly body: string;
};

/** Whoever asks: counts one more visit. Nobody solves a challenge on a page without scripts. */
type PageVisitor = {
  admit(
    visit: Visit,
    now: Date,
  ): Promise<
    | { readonly outcome: "admitted" }
    | { readonly outcome: "refused"; readonly retrySeconds: number }
    | { readonly outcome: "challenged" }
  >;
};

/** What the pages are wired with. */
export type WiredDependencies = Omit<
  OpenCartDependencies & StartCheckoutDependencies & CancelCounterDependencies,
  "carts" | "positions" | "payments" | "refreshAmount"
> & {
  readonly carts: CartStore;
  readonly positions: DebtPositionStore;
  readonly payments: CancelCounterDependencies["payments"];
  readonly askAmount: AskAmount;
  readonly record: RecordEvents;
  readonly visitors: { readonly of: (request: PageRequest) => PageVisitor };
  /** Where the portal and the pages of Checkout are, without the final slash. */
  readonly origins: { readonly portal: string; readonly checkout: string };
  readonly keys: {
    readonly cartIdOf: (key: CartKey) => CartId;
    readonly counterPaymentIdOf: (key: CounterKey) => CounterPaymentId;
    /** A key that nobody can guess, for a cart that is not opened yet. */
    readonly newKey: () => string;
    /** The same for the same text, of any other a different one. */
    readonly digestOf: (text: string) => string;
  };
  /** A QR code with the words that stand for it. */
  readonly qrPicture: (text: string, title: string) => Html;
  /** Signs the outcome that a browser takes back to an ente's portal. */
  readonly signer: () => Promise<ReturnSigner>;
};

/** What the pages themselves work with. */
export type SiteDependencies = WiredDependencies & { readonly refreshAmount: RefreshAmount };

export type PageCall = {
  readonly request: PageRequest;
  /** Parts of the path that the route's pattern leaves open, by name. */
  readonly variables: Readonly<Record<string, string>>;
};
