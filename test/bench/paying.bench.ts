/**
 * Server-side work of paying under load: a position is created, verified by the node as soon as it
 * is there, and sent to Checkout in a cart; at a fixed rate whatever the answers take (open loop),
 * in one process over the local DynamoDB. Checkout is a server that answers at once.
 *
 *   node test/bench/paying.bench.ts [--rate 200] [--seconds 60]
 *
 * A latency runs from the instant a call was due, so that waiting counts. Prints one JSON object.
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { parseArgs } from "node:util";
import { verifyPaymentNotice } from "../../functions/pagopa-node/pa-for-node/verify-payment-notice.ts";
import { parseCartKey } from "../../shared/domain/checkout/cart.ts";
import { openCart } from "../../shared/domain/checkout/open-cart.ts";
import { startCheckout } from "../../shared/domain/checkout/start-checkout.ts";
import { createPosition } from "../../shared/domain/debt-positions/create-position.ts";
import { noticesOf } from "../../shared/domain/debt-positions/payable-notice.ts";
import { positionBody } from "../../shared/domain/debt-positions/position-body.ts";
import { keepAmount } from "../../shared/domain/debt-positions/refresh-amount.ts";
import { parseCalendarDate } from "../../shared/domain/values/calendar-date.ts";
import type { NoticeNumber } from "../../shared/domain/values/notice-number.ts";
import { createCheckoutClient } from "../../shared/http-clients/checkout-client.ts";
import { cartIdOf } from "../../shared/lambda/cart-key.ts";
import { createCheckoutStores } from "../../shared/persistence/checkout/checkout-stores.ts";
import { createDynamoOrganizationStore } from "../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createTableClient } from "../../shared/persistence/table-client.ts";
import { demoOrganization, registrationOf } from "../support/demo-organization.ts";
import { inventedFiscalCode } from "../support/invented-fiscal-code.ts";
import { startLocalTable } from "../support/local-table.ts";
import { brokerFiscalCode, identityOf } from "../support/pagopa-node/node-world.ts";
import { runOpenLoop } from "./open-loop.ts";

const { values: options } = parseArgs({
  options: {
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
  },
});
const rate = Number(options.rate);
const calls = rate * Number(options.seconds);
const warmUpCalls = rate;
/** A debt is created, and only these turns later looked at and paid. */
const turnsBetween = 100;
const organization = demoOrganization();
const identity = identityOf(organization);
const oldIuvAcceptedUntil = parseCalendarDate("2024-04-30");
if (oldIuvAcceptedUntil === undefined) throw new Error("no such day");

const checkout = createServer((request, response) => {
  request.resume();
  request.on("end", () => response.writeHead(302, { location: `${checkoutUrl}/pagina` }).end());
});
await new Promise<void>((resolve) => checkout.listen(0, "127.0.0.1", resolve));
const checkoutUrl = `http://127.0.0.1:${portOf(checkout.address())}`;
const returnUrls = { ok: "/ok", cancel: "/annullato", error: "/errore", waiting: "/attesa" };

const local = await startLocalTable();
try {
  const table = createTableClient(local.tableName, { pace: "online" });
  const organizations = createDynamoOrganizationStore(table);
  await organizations.save(organization, undefined, registrationOf(organization));
  const dependencies = {
    ...createCheckoutStores(local.tableName),
    refreshAmount: keepAmount,
    askAmount: async () => ({ outcome: "noAnswer" }) as const,
    askCheckout: createCheckoutClient(
      { CHECKOUT_BASE_URL: checkoutUrl, CHECKOUT_PAGE_ORIGIN: checkoutUrl, CHECKOUT_KEY: "prova" },
      { count: () => undefined },
    ),
    brokerFiscalCode,
    oldIuvAcceptedUntil,
    now: () => new Date(),
  };
  const created: NoticeNumber[] = [];

  const create = async (turn: number): Promise<boolean> => {
    const result = await createPosition(
      { organization: organization.fiscalCode, caller: {}, body: bodyOf(turn) },
      dependencies,
    );
    if (result.outcome !== "created") return false;
    const [notice] = noticesOf(result.position);
    if (notice !== undefined) created[turn] = notice.noticeNumber;
    return notice !== undefined;
  };
  const verify = async (turn: number): Promise<boolean> => {
    const noticeNumber = created[turn] ?? "";
    const qrCode = { fiscalCode: organization.fiscalCode, noticeNumber };
    const request = { primitive: "paVerifyPaymentNotice", ...identity, qrCode } as const;
    const { outcome } = await verifyPaymentNotice(request, dependencies);
    return outcome === "OK";
  };
  const start = async (turn: number): Promise<boolean> => {
    const noticeNumber = created[turn];
    const key = parseCartKey(`carrello-di-prova-numero-${String(turn).padStart(12, "0")}`);
    if (noticeNumber === undefined || key === undefined) return false;
    const id = cartIdOf(key);
    const opened = await openCart(
      {
        id,
        requestDigest: String(turn),
        notices: [{ organizationFiscalCode: organization.fiscalCode, noticeNumber }],
        origin: { kind: "guest" },
        duplicatesAccepted: false,
      },
      dependencies,
    );
    if (opened.outcome !== "opened") return false;
    const started = await startCheckout({ id, returnUrls }, dependencies);
    return started.outcome === "started";
  };

  const kinds = [
    { name: "createPosition", act: create },
    { name: "verifyNotice", act: verify },
    { name: "startCart", act: start },
  ] as const;
  const call = async (index: number) => {
    const { name, act } = kinds[index % kinds.length] ?? kinds[0];
    const turn = Math.floor(index / kinds.length);
    return { name, isRight: await act(name === "createPosition" ? turn + turnsBetween : turn) };
  };
  for (let turn = 0; turn < turnsBetween; turn += 1) await create(turn);
  for (let index = 0; index < warmUpCalls; index += 1) await call(index);
  const firstTurn = Math.ceil(warmUpCalls / kinds.length) * kinds.length;
  // What the warm-up has left half done.
  for (let index = warmUpCalls; index < firstTurn; index += 1) await call(index);
  const measured = await runOpenLoop({ rate, calls, call: (index) => call(index + firstTurn) });
  console.log(JSON.stringify({ bench: "paying", ...measured }, null, 2));
} finally {
  await local.stop();
  checkout.close();
  checkout.closeAllConnections();
}

/** A debt each of its own person: nobody is warned of debts that look the same. */
function bodyOf(turn: number) {
  return positionBody.parse({
    iud: `PROVA-${turn}`,
    debtPositionType: "TARI",
    description: `Tassa sui rifiuti, utenza ${turn}`,
    debtor: { kind: "G", code: inventedFiscalCode(turn + 1), fullName: `Debitore ${turn}` },
    paymentOptions: [{ kind: "SINGLE", amountCents: 10_000 + turn, dueDate: "2099-12-31" }],
  });
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === "string") throw new Error("no port is listened on");
  return address.port;
}
