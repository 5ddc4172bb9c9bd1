import * as operations from "../../../functions/checkout/organization-carts/operations.ts";
import {
  type OrganizationCartsDependencies,
  routes,
} from "../../../functions/checkout/organization-carts/routes.ts";
import type { Caller } from "../../../shared/domain/access/caller.ts";
import type { Operation } from "../../../shared/domain/access/operation.ts";
import type { Cart } from "../../../shared/domain/checkout/cart.ts";
import { createPosition } from "../../../shared/domain/debt-positions/create-position.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import { createLookalikeFinder } from "../../../shared/domain/debt-positions/find-lookalikes.ts";
import { markPaid } from "../../../shared/domain/debt-positions/payable-notice.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { parseOutboundUrl } from "../../../shared/domain/values/outbound-url.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { cartIdOf } from "../../../shared/lambda/cart-key.ts";
import { shortDigest } from "../../../shared/lambda/short-digest.ts";
import { sampleClient, sampleDelegation } from "../access/sample-clients.ts";
import { demoOrganization } from "../demo-organization.ts";
import { day } from "../demo-row-reading.ts";
import { inMemoryDebtPositions } from "../in-memory-debt-positions.ts";
import { inMemoryDebtorIndex } from "../in-memory-debtor-index.ts";
import { present } from "../notifications/debts.ts";

export const comune = demoOrganization();
export const provincia = demoOrganization("p_demo2");
export const returnUrl = "https://servizi.comune.example/ritorno?pratica=12";
export const cartKey = "chiave-casuale-del-portale-0000001";

export const portalOf = (ente: Organization, changes: Partial<Caller> = {}): Caller => ({
  kind: "client",
  id: sampleClient().id,
  organization: ente.fiscalCode,
  permissions: ["debt-positions:write", "debt-positions:read"],
  ...changes,
});

/** A debt as the ente's portal describes it. */
export const described = (iud: string, changes: object = {}) => ({
  iud,
  debtPositionType: "MENSA",
  description: `Mensa scolastica ${iud}`,
  debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
  paymentOptions: [{ kind: "SINGLE", amountCents: 8_450 }],
  ...changes,
});

export const cartOf = (changes: object = {}) => ({
  key: cartKey,
  debts: [described("MENSA-1")],
  returnUrl,
  ...changes,
});

type Sent = { readonly body?: unknown; readonly cartId?: string };

/** The calls of an ente's portal, with everything behind them in memory. */
export function organizationCartsWorld() {
  const organizations = new Map([comune, provincia].map((ente) => [ente.fiscalCode, ente]));
  const positions = inMemoryDebtPositions();
  const carts = new Map<string, Cart>();
  const clock = { now: new Date("2026-11-28T10:00:00Z") };
  const now = () => clock.now;
  const client = sampleClient({
    returnUrls: [present(parseOutboundUrl(returnUrl, { loopback: false }))],
  });
  const stores = {
    organizations: {
      find: async (fiscalCode: Organization["fiscalCode"]) => organizations.get(fiscalCode),
    },
    positions,
    carts: {
      find: async (id: Cart["id"]) => carts.get(id),
      create: async (cart: Cart) => {
        if (carts.has(cart.id)) return "exists" as const;
        carts.set(cart.id, cart);
        return "created" as const;
      },
      change: async (cart: Cart, versionRead: number) => {
        if (carts.get(cart.id)?.version !== versionRead) return "refused" as const;
        carts.set(cart.id, cart);
        return "written" as const;
      },
    },
    clients: {
      find: async (id: string) =>
        id === client.id ? { client, delegation: sampleDelegation() } : undefined,
    },
  };
  const common = { oldIuvAcceptedUntil: day("2024-04-30"), now };
  const dependenciesOf = (given: typeof stores): OrganizationCartsDependencies => ({
    ...given,
    ...common,
    createPosition: (input) => createPosition(input, { ...given, ...common }),
    refreshAmount: async ({ position }) => position,
    findLookalikes: createLookalikeFinder({
      debtors: inMemoryDebtorIndex(positions.positions),
      positions: given.positions,
    }),
    cartIdOf,
    digest: shortDigest,
    publicUrl: "https://portale.example",
  });
  const callWith = async (
    given: typeof stores,
    { operation, caller, sent }: { operation: Operation; caller: Caller; sent: Sent },
  ) => {
    const route = present(routes.find((each) => each.operation === operation));
    const { status, headers, body } = await route.answer(
      {
        caller,
        parameters: { fiscalCode: caller.organization ?? "", cartId: sent.cartId },
        query: {},
        headers: {},
        cookies: [],
        body: sent.body === undefined ? "" : JSON.stringify(sent.body),
      },
      dependenciesOf(given),
    );
    return { status, headers, json: JSON.parse(String(body)) };
  };
  const call = (operation: Operation, sent: Sent = {}, caller: Caller = portalOf(comune)) =>
    callWith(stores, { operation, caller, sent });
  const open = (body: object, caller?: Caller) => call(operations.openCart, { body }, caller);
  const positionOf = (iud: string): DebtPosition =>
    present([...positions.positions.values()].find((position) => position.iud === iud));
  /** The receipt of a payment at once has come. */
  const pay = (iud: string): void => {
    const position = positionOf(iud);
    const payment = {
      receiptId: present(parseReceiptId(`ricevuta-${iud}`)),
      amountCents: position.amountCents,
      paidAt: clock.now.toISOString(),
    };
    const paid = markPaid(position, present(position.noticeNumber), { payment, now: clock.now });
    positions.positions.set(`${position.organizationFiscalCode}#${iud}`, paid);
  };
  return { organizations, positions, carts, clock, stores, call, callWith, open, positionOf, pay };
}
