import type { FindLookalikes, Lookalike } from "../debt-positions/find-lookalikes.ts";
import type { EmailAddress } from "../values/email-address.ts";
import type { EuroCents } from "../values/euro-cents.ts";
import {
  type Cart,
  type CartId,
  type CartNotice,
  type CartOrigin,
  cartMinutes,
  cartNoticesMax,
} from "./cart.ts";
import type { CartProblem } from "./cart-problem.ts";
import type { CartStore } from "./cart-store.ts";
import {
  type CheckedNotice,
  type CheckNoticeDependencies,
  checkNotice,
  type NoticeReference,
  type PayableNotice,
} from "./check-notice.ts";

/** A notice that somebody wants to pay, with the amount that they have seen of it. */
export type WantedNotice = NoticeReference & { readonly amountCents?: EuroCents };

export type CartRequest = {
  readonly id: CartId;
  readonly requestDigest: string;
  /** At least one. */
  readonly notices: readonly WantedNotice[];
  readonly payerEmail?: EmailAddress;
  readonly origin: CartOrigin;
  /** Whoever pays knows that there are other debts that look the same. */
  readonly duplicatesAccepted: boolean;
};

export type OpenCartDependencies = CheckNoticeDependencies & {
  readonly carts: Pick<CartStore, "find" | "create">;
  readonly findLookalikes: FindLookalikes;
};

/** A notice beside which there is a debt that looks the same: which one is not told. */
export type CartDuplicate = { readonly index: number; readonly state: Lookalike["state"] };

export type OpenCartOutcome =
  | { readonly outcome: "opened"; readonly cart: Cart }
  /** By the same request, sent again. */
  | { readonly outcome: "alreadyOpened"; readonly cart: Cart }
  /** A cart of this key was opened by another request. */
  | { readonly outcome: "requestDiffers" }
  | { readonly outcome: "wrong"; readonly problems: readonly CartProblem[] }
  /** The same notices in the same order, in as many carts as it takes. */
  | { readonly outcome: "tooMany"; readonly groups: readonly (readonly WantedNotice[])[] }
  | { readonly outcome: "duplicates"; readonly duplicates: readonly CartDuplicate[] };

const minuteMs = 60_000;

/**
 * Composes a cart of notices that can all be paid now; nothing is locked by it. Whoever dies on the
 * way and asks again with the same key has one cart (pagoPA Checkout EC: at most five notices, of
 * any enti, none twice; MyPay: controllo delle repliche).
 */
export async function openCart(
  request: CartRequest,
  dependencies: OpenCartDependencies,
): Promise<OpenCartOutcome> {
  const { carts, now } = dependencies;
  const known = await carts.find(request.id);
  if (known !== undefined) return openedBefore(known, request);
  if (request.notices.length > cartNoticesMax) {
    return { outcome: "tooMany", groups: inGroups(request.notices) };
  }
  const checked = await Promise.all(
    request.notices.map((notice) => checkNotice(notice, dependencies)),
  );
  const problems = request.notices.flatMap((_, index) => {
    const problem = problemOf(index, request.notices, checked);
    return problem === undefined ? [] : [problem];
  });
  if (problems.length > 0) return { outcome: "wrong", problems };
  const payable = checked.filter((notice) => notice.outcome === "payable");
  if (!request.duplicatesAccepted) {
    const duplicates = await duplicatesOf(payable, dependencies);
    if (duplicates.length > 0) return { outcome: "duplicates", duplicates };
  }
  const cart = composeCart(request, payable, now());
  if ((await carts.create(cart)) === "created") return { outcome: "opened", cart };
  const winner = await carts.find(request.id);
  if (winner === undefined) throw new Error("a cart that exists cannot be read");
  return openedBefore(winner, request);
}

function openedBefore(cart: Cart, { requestDigest }: CartRequest): OpenCartOutcome {
  return cart.requestDigest === requestDigest
    ? { outcome: "alreadyOpened", cart }
    : { outcome: "requestDiffers" };
}

function inGroups(notices: readonly WantedNotice[]): WantedNotice[][] {
  const groups: WantedNotice[][] = [];
  for (let start = 0; start < notices.length; start += cartNoticesMax) {
    groups.push(notices.slice(start, start + cartNoticesMax));
  }
  return groups;
}

function problemOf(
  index: number,
  wanted: readonly WantedNotice[],
  checked: readonly CheckedNotice[],
): CartProblem | undefined {
  const [notice, verdict] = [wanted[index], checked[index]];
  if (notice === undefined || verdict === undefined) return undefined;
  if (wanted.slice(0, index).some((other) => isSame(other, notice))) {
    return { index, reason: "sameTwice" };
  }
  if (verdict.outcome === "refused") return { index, reason: verdict.refusal };
  if (checked.slice(0, index).some((other) => shuts(other, verdict))) {
    return { index, reason: "otherWayBegun" };
  }
  const { amountCents } = verdict.notice;
  const isAsShown = notice.amountCents === undefined || notice.amountCents === amountCents;
  return isAsShown ? undefined : { index, reason: "amountChanged", amountCents };
}

function isSame(one: NoticeReference, other: NoticeReference): boolean {
  return (
    one.organizationFiscalCode === other.organizationFiscalCode &&
    one.noticeNumber === other.noticeNumber
  );
}

/** Paying the first, which is of the same debt, shuts the way to pay of the second. */
function shuts(first: CheckedNotice, second: PayableNotice): boolean {
  if (first.outcome === "refused") return false;
  return isSameDebt(first, second) && first.notice.way !== second.notice.way;
}

function isSameDebt(one: PayableNotice, other: PayableNotice): boolean {
  return (
    one.organization.fiscalCode === other.organization.fiscalCode &&
    one.position.iud === other.position.iud
  );
}

/** Debts that the cart itself pays are meant: nobody is warned of them. */
async function duplicatesOf(
  notices: readonly PayableNotice[],
  { findLookalikes, now }: OpenCartDependencies,
): Promise<CartDuplicate[]> {
  const at = now();
  const found = await Promise.all(notices.map(({ position }) => findLookalikes(position, at)));
  return found.flatMap((lookalikes, index) => {
    const organization = notices[index]?.organization.fiscalCode;
    const others = lookalikes.filter(
      ({ iud }) =>
        !notices.some(
          (paid) => paid.organization.fiscalCode === organization && paid.position.iud === iud,
        ),
    );
    const [first] = others;
    if (first === undefined) return [];
    const isOneOpen = others.some(({ state }) => state === "open");
    return [{ index, state: isOneOpen ? "open" : first.state }];
  });
}

function composeCart(request: CartRequest, notices: readonly PayableNotice[], now: Date): Cart {
  const { id, requestDigest, payerEmail, origin } = request;
  return {
    id,
    requestDigest,
    notices: notices.map(cartNoticeOf),
    ...(payerEmail && { payerEmail }),
    origin,
    status: "OPEN",
    openedAt: now.toISOString(),
    expiresAt: new Date(now.getTime() + cartMinutes * minuteMs).toISOString(),
    version: 1,
  };
}

function cartNoticeOf({ organization, position, notice }: PayableNotice): CartNotice {
  return {
    organizationFiscalCode: organization.fiscalCode,
    noticeNumber: notice.noticeNumber,
    iud: position.iud,
    typeCode: position.typeCode,
    amountCents: notice.amountCents,
    organizationName: organization.name,
    description: position.description,
  };
}
