import { parseApiClientId } from "../access/api-client.ts";
import type { ApiClientStore } from "../access/api-client-store.ts";
import { type Caller, mayTouchType } from "../access/caller.ts";
import type {
  CreatePositionInput,
  CreatePositionOutcome,
} from "../debt-positions/create-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import type { FindLookalikes } from "../debt-positions/find-lookalikes.ts";
import type { RefreshAmount } from "../debt-positions/refresh-amount.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import type { CalendarDate } from "../values/calendar-date.ts";
import type { EmailAddress } from "../values/email-address.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import type { Cart, CartId, Presentation } from "./cart.ts";
import type { CartStore } from "./cart-store.ts";
import type { NoticeReference } from "./check-notice.ts";
import { isOver } from "./judge-cart.ts";
import { type CartRequest, type OpenCartOutcome, openCart } from "./open-cart.ts";
import {
  createDebts,
  type DebtRefusal,
  rehearseDebts,
  unfitDebts,
  type WantedDebt,
} from "./organization-cart-debts.ts";

/** What an ente's portal sends a browser to pay. */
export type OrganizationCartRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly id: CartId;
  readonly requestDigest: string;
  /** One to five. */
  readonly debts: readonly WantedDebt[];
  readonly returnUrl: string;
  readonly presentation: Presentation;
  readonly payerEmail?: EmailAddress;
  readonly reference?: string;
  readonly duplicatesAccepted: boolean;
};

export type OrganizationCartDependencies = {
  readonly clients: Pick<ApiClientStore, "find">;
  readonly carts: Pick<CartStore, "find" | "create">;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "findByNoticeNumber">;
  /** The door by which every position is created. */
  readonly createPosition: (
    input: CreatePositionInput & { readonly caller: Caller },
  ) => Promise<CreatePositionOutcome>;
  readonly oldIuvAcceptedUntil: CalendarDate;
  readonly refreshAmount: RefreshAmount;
  readonly findLookalikes: FindLookalikes;
  readonly now: () => Date;
};

type Opened = Extract<OpenCartOutcome, { readonly cart: Cart }>;
type Refused = Exclude<OpenCartOutcome, { readonly cart: Cart } | { readonly outcome: "wrong" }>;

export type OpenOrganizationCartOutcome =
  | Opened
  | Refused
  | DebtRefusal
  /** Notices that cannot be paid, in the order of the debts. */
  | {
      readonly outcome: "notPayable";
      readonly problems: Extract<OpenCartOutcome, { readonly outcome: "wrong" }>["problems"];
    }
  /** The client has not registered the address. */
  | { readonly outcome: "returnUrlUnknown" }
  /** The cart of this key is over: another one takes another key. */
  | { readonly outcome: "over"; readonly cart: Cart };

/**
 * Opens a cart that an ente's portal sends a browser to (MyPay: InviaDovuti, InviaCarrelloDovuti).
 * Everything is judged before anything is created; then positions are created by their IUD and the
 * cart by its key: whoever dies anywhere and sends the same again has one cart and one position for
 * each debt.
 */
export async function openOrganizationCart(
  request: OrganizationCartRequest,
  dependencies: OrganizationCartDependencies,
): Promise<OpenOrganizationCartOutcome> {
  const { carts, positions, now } = dependencies;
  const [known, isRegistered] = await Promise.all([
    carts.find(request.id),
    hasRegistered(request, dependencies),
  ]);
  if (known !== undefined) return openedBefore(known, request, now());
  if (!isRegistered) return { outcome: "returnUrlUnknown" };
  const unfit = unfitDebts(request.debts);
  if (unfit.length > 0) return { outcome: "wrong", problems: unfit };
  const visible = visibleTo(request, positions);
  const rehearsal = await rehearseDebts(request, { ...dependencies, positions: visible });
  if (rehearsal.outcome !== "rehearsed") return rehearsal;
  const rehearsed = await openCart(cartRequestOf(request, rehearsal.notices), rehearsal.openCart);
  if (rehearsed.outcome !== "opened") return outcomeOf(rehearsed, now());
  const created = await createDebts(request, dependencies);
  if (created.outcome !== "created") return created;
  // What looks the same was looked for a moment ago.
  const wanted = { ...cartRequestOf(request, created.notices), duplicatesAccepted: true };
  const opened = await openCart(wanted, { ...dependencies, positions: visible });
  return outcomeOf(opened, now());
}

async function hasRegistered(
  { caller, organization, returnUrl }: OrganizationCartRequest,
  { clients }: OrganizationCartDependencies,
): Promise<boolean> {
  const id = caller.kind === "client" ? parseApiClientId(caller.id) : undefined;
  const found = id && (await clients.find(id, organization));
  return found?.client.returnUrls.some((registered) => registered === returnUrl) ?? false;
}

/** Of the ente's own debts a caller finds those of its types; others' are for whoever pays. */
function visibleTo(
  { organization, caller }: OrganizationCartRequest,
  positions: OrganizationCartDependencies["positions"],
): OrganizationCartDependencies["positions"] {
  return {
    findMany: positions.findMany,
    async findByNoticeNumber(organizationFiscalCode, noticeNumber) {
      const found = await positions.findByNoticeNumber(organizationFiscalCode, noticeNumber);
      const isHidden =
        organizationFiscalCode === organization &&
        found !== undefined &&
        !mayTouchType(caller, found.typeCode);
      return isHidden ? undefined : found;
    },
  };
}

function cartRequestOf(
  request: OrganizationCartRequest,
  notices: readonly NoticeReference[],
): CartRequest {
  const { organization, caller, returnUrl, presentation, reference, payerEmail } = request;
  return {
    id: request.id,
    requestDigest: request.requestDigest,
    notices,
    ...(payerEmail && { payerEmail }),
    origin: {
      kind: "organization",
      organization,
      clientId: caller.id,
      returnUrl,
      presentation,
      ...(reference !== undefined && { reference }),
    },
    duplicatesAccepted: request.duplicatesAccepted,
  };
}

function openedBefore(
  cart: Cart,
  { requestDigest }: OrganizationCartRequest,
  now: Date,
): OpenOrganizationCartOutcome {
  if (cart.requestDigest !== requestDigest) return { outcome: "requestDiffers" };
  return isOver(cart, now) ? { outcome: "over", cart } : { outcome: "alreadyOpened", cart };
}

function outcomeOf(result: OpenCartOutcome, now: Date): OpenOrganizationCartOutcome {
  if (result.outcome === "wrong") return { outcome: "notPayable", problems: result.problems };
  const isOverAlready = result.outcome === "alreadyOpened" && isOver(result.cart, now);
  return isOverAlready ? { outcome: "over", cart: result.cart } : result;
}
