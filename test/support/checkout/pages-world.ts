import { answerRequest } from "../../../functions/checkout/payment-pages/answer-request.ts";
import { toHttpResult } from "../../../functions/checkout/payment-pages/responses.ts";
import type { WiredDependencies } from "../../../functions/checkout/payment-pages/site-dependencies.ts";
import { linkPicture } from "../../../shared/documents/link-picture.ts";
import { type Cart, parseCartKey } from "../../../shared/domain/checkout/cart.ts";
import type {
  CheckoutAnswer,
  CheckoutRequest,
} from "../../../shared/domain/checkout/checkout-page.ts";
import type { CounterPayment } from "../../../shared/domain/checkout/counter-payment.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Lookalike } from "../../../shared/domain/debt-positions/find-lookalikes.ts";
import { markPaid, noticesOf } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { AmountAnswer } from "../../../shared/domain/debt-positions/refresh-amount.ts";
import type { NewJournalEvent } from "../../../shared/domain/journal/journal-event.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { type EuroCents, euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { counterPaymentIdOf } from "../../../shared/lambda/counter-key.ts";
import { createOutcomeSigner } from "../../../shared/lambda/outcome-signer.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { demoOrganization } from "../demo-organization.ts";
import { inMemoryDebtPositions } from "../in-memory-debt-positions.ts";
import { type PageElement, parsedPage } from "../notices/parsed-page.ts";

export const comune = demoOrganization();
export const provincia = demoOrganization("p_demo2");
export const checkoutOrigin = "https://checkout.example";
const seed = "seme-di-prova-delle-pagine-di-pagamento";

export type ShownPage = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  /** Of a page; every page is read as XML too. */
  readonly page: PageElement | undefined;
};

type Asked = {
  readonly query?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, string>>;
};

/** The pages with everything behind them in memory, and a Checkout that does as it is told. */
export function pagesWorld() {
  const organizations = new Map<string, Organization>(
    [comune, provincia].map((ente) => [ente.fiscalCode, ente]),
  );
  const positions = inMemoryDebtPositions();
  const carts = new Map<string, Cart>();
  const payments = new Map<string, CounterPayment>();
  const recorded: NewJournalEvent[] = [];
  const asked: CheckoutRequest[] = [];
  const scripted: CheckoutAnswer[] = [];
  const lookalikes: Lookalike[] = [];
  const amounts: AmountAnswer[] = [];
  const clock = { now: new Date("2026-11-28T10:00:00Z") };
  const visits = { retrySeconds: 0 };
  let keys = 0;
  const dependencies: WiredDependencies = {
    carts: {
      find: async (id) => carts.get(id),
      create: async (cart) => {
        if (carts.has(cart.id)) return "exists";
        carts.set(cart.id, cart);
        return "created";
      },
      change: async (cart, versionRead) => {
        if (carts.get(cart.id)?.version !== versionRead) return "refused";
        carts.set(cart.id, cart);
        return "written";
      },
    },
    organizations: { find: async (fiscalCode) => organizations.get(fiscalCode) },
    positions,
    askAmount: async () => amounts.at(-1) ?? { outcome: "noAnswer" },
    findLookalikes: async () => lookalikes,
    askCheckout: async (request) => {
      asked.push(request);
      return scripted.shift() ?? { outcome: "page", url: `${checkoutOrigin}/c/${asked.length}` };
    },
    payments: {
      find: async ({ organization, id }) => {
        const payment = payments.get(id);
        return payment?.organizationFiscalCode === organization ? payment : undefined;
      },
      change: async (payment, versionRead) => {
        if (payments.get(payment.id)?.version !== versionRead) return "refused";
        payments.set(payment.id, payment);
        return "written";
      },
    },
    record: async (events) => {
      recorded.push(...events);
    },
    keys: {
      cartIdOf,
      counterPaymentIdOf,
      digestOf: shortDigest,
      newKey: () => {
        keys += 1;
        return String(keys).padStart(32, "0");
      },
    },
    qrPicture: linkPicture,
    signer: async () => createOutcomeSigner(seed),
    visitors: {
      of: () => ({
        admit: async () =>
          visits.retrySeconds === 0
            ? { outcome: "admitted" }
            : { outcome: "refused", retrySeconds: visits.retrySeconds },
      }),
    },
    origins: { portal: "https://portale.example", checkout: checkoutOrigin },
    now: () => clock.now,
  };
  const ask = async (
    method: string,
    path: string,
    { query = {}, fields = {} }: Asked = {},
  ): Promise<ShownPage> => {
    const body = new URLSearchParams(fields).toString();
    const reply = await answerRequest(
      { method, path, query, headers: {}, sourceIp: "192.0.2.1", body },
      dependencies,
    );
    const { status, headers = {}, body: answered } = toHttpResult(reply);
    const text = String(answered ?? "");
    const page = reply.reply === "page" ? parsedPage(text) : undefined;
    return { status, headers, text, page };
  };
  const addDebt = async (debt: DebtPosition) => {
    const { organizationFiscalCode, iud } = debt;
    const origin = { flowId: "test", row: 1 };
    const claims = noticesOf(debt).map(({ iuv }) => ({ organizationFiscalCode, iuv, iud, origin }));
    await positions.create(debt, claims);
    return debt;
  };
  const changeDebt = (debt: DebtPosition, changes: Partial<DebtPosition>) => {
    const key = `${debt.organizationFiscalCode}#${debt.iud}`;
    const stored = positions.positions.get(key) ?? debt;
    positions.positions.set(key, { ...stored, ...changes, version: stored.version + 1 });
  };
  /** The receipt of a debt's payment at once has come. */
  const pay = (debt: DebtPosition, amountCents: EuroCents = euroCents(10_000)) => {
    const receiptId = parseReceiptId(`ricevuta-${debt.iud}`);
    if (receiptId === undefined || debt.noticeNumber === undefined) throw new Error("no receipt");
    const payment = { receiptId, amountCents, paidAt: "2026-11-28T10:05:00.000Z" };
    changeDebt(debt, markPaid(debt, debt.noticeNumber, { payment, now: clock.now }));
  };
  const cartOf = (key: string): Cart | undefined => {
    const parsed = parseCartKey(key);
    return parsed && carts.get(cartIdOf(parsed));
  };
  return {
    organizations,
    carts,
    payments,
    recorded,
    asked,
    scripted,
    lookalikes,
    amounts,
    clock,
    visits,
    dependencies,
    ask,
    addDebt,
    changeDebt,
    pay,
    cartOf,
  };
}

export type PagesWorld = ReturnType<typeof pagesWorld>;
