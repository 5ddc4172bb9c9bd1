import { type CartKey, parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import type {
  CheckoutAnswer,
  CheckoutRequest,
} from "../../../shared/domain/checkout/checkout-page.ts";
import type { CartRequest, WantedNotice } from "../../../shared/domain/checkout/open-cart.ts";
import { returnUrlsOf } from "../../../shared/domain/checkout/return-urls.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Lookalike } from "../../../shared/domain/debt-positions/find-lookalikes.ts";
import { markPaid, noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import {
  keepAmount,
  type RefreshAmount,
} from "../../../shared/domain/debt-positions/refresh-amount.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type EuroCents, euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIpaCode } from "../../../shared/domain/values/ipa-code.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { inMemoryDebtPositions } from "../in-memory-debt-positions.ts";
import { comune, debtPosition, present } from "../notifications/debts.ts";
import { inMemoryCarts } from "./in-memory-carts.ts";

export const provincia: Organization = {
  ...comune,
  ipaCode: present(parseIpaCode("p_demo2")),
  fiscalCode: present(parseOrganizationFiscalCode("80001234568")),
  name: "Provincia di Prova",
};

export const cartKey: CartKey = present(parseCartKey("chiave-casuale-di-chi-paga-000001"));
const publicUrl = "https://portale.example";

/** Enti, debts and carts in memory, and a Checkout that does as it is told. */
export function cartsWorld() {
  const organizations = new Map<string, Organization>([
    [comune.fiscalCode, comune],
    [provincia.fiscalCode, provincia],
  ]);
  const positions = inMemoryDebtPositions();
  const carts = inMemoryCarts();
  const asked: CheckoutRequest[] = [];
  const scripted: CheckoutAnswer[] = [];
  const lookalikes = new Map<string, readonly Lookalike[]>();
  const state: { now: Date; refreshAmount: RefreshAmount } = {
    now: new Date("2027-02-01T10:00:00.000Z"),
    refreshAmount: keepAmount,
  };
  const dependencies = {
    carts,
    organizations: { find: async (fiscalCode: string) => organizations.get(fiscalCode) },
    positions,
    refreshAmount: (debt: Parameters<RefreshAmount>[0]) => state.refreshAmount(debt),
    findLookalikes: async ({ iud }: { readonly iud: string }) => lookalikes.get(iud) ?? [],
    askCheckout: async (request: CheckoutRequest): Promise<CheckoutAnswer> => {
      asked.push(request);
      const url = `https://checkout.example/c/${asked.length}`;
      return scripted.shift() ?? { outcome: "page", url };
    },
    findByIpaCode: async (ipaCode: string) =>
      [...organizations.values()].find((ente) => ente.ipaCode === ipaCode)?.fiscalCode,
    now: () => state.now,
  };
  const addDebt = async (
    number: number,
    changes: Partial<DebtPosition> = {},
  ): Promise<DebtPosition & { readonly noticeNumber: NoticeNumber }> => {
    const debt = debtPosition(number, changes);
    const { organizationFiscalCode, iud } = debt;
    const origin = { flowId: "test", row: number };
    const claims = noticesOf(debt).map(({ iuv }) => ({ organizationFiscalCode, iuv, iud, origin }));
    await positions.create(debt, claims);
    return { ...debt, noticeNumber: present(debt.noticeNumber) };
  };
  const keyOf = (debt: DebtPosition) => `${debt.organizationFiscalCode}#${debt.iud}`;
  const changeDebt = (debt: DebtPosition, changes: Partial<DebtPosition>) => {
    const stored = positions.positions.get(keyOf(debt)) ?? debt;
    const version = stored.version + 1;
    positions.positions.set(keyOf(debt), { ...stored, ...changes, version });
  };
  /** The receipt of a notice has come. */
  const pay = (debt: DebtPosition, noticeNumber = present(debt.noticeNumber)) => {
    const payment = {
      receiptId: present(parseReceiptId(`ricevuta-${noticeNumber}`)),
      amountCents: debt.amountCents,
      paidAt: state.now.toISOString(),
    };
    const stored = positions.positions.get(keyOf(debt)) ?? debt;
    positions.positions.set(
      keyOf(debt),
      markPaid(stored, noticeNumber, { payment, now: state.now }),
    );
  };
  const pass = (minutes: number) => {
    state.now = new Date(state.now.getTime() + minutes * 60_000);
  };
  return {
    organizations,
    positions,
    carts,
    asked,
    scripted,
    lookalikes,
    state,
    dependencies,
    addDebt,
    changeDebt,
    pay,
    pass,
  };
}

export function wanted(
  { organizationFiscalCode, noticeNumber }: DebtPosition,
  amountCents?: number,
): WantedNotice {
  return {
    organizationFiscalCode,
    noticeNumber: present(noticeNumber),
    ...(amountCents !== undefined && { amountCents: euroCents(amountCents) }),
  };
}

export function cartRequest(
  notices: readonly WantedNotice[],
  changes: Partial<CartRequest> = {},
): CartRequest {
  return {
    id: cartIdOf(cartKey),
    requestDigest: JSON.stringify(notices),
    notices,
    origin: { kind: "guest" },
    duplicatesAccepted: false,
    ...changes,
  };
}

export function checkoutRequest(amountCents?: EuroCents) {
  return {
    id: cartIdOf(cartKey),
    returnUrls: returnUrlsOf(publicUrl, cartKey),
    ...(amountCents !== undefined && { amountCents }),
  };
}
