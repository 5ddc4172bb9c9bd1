import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { positionOf, testEnte } from "../../../support/pagopa-node/conformance-fixture.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import { type Answer, type Behaviour, type Protocol, textIn } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import { stateOf } from "../report-words.ts";
import {
  type GetPaymentPrimitive,
  getPaymentMessage,
  messagesAbout,
  noticeOf,
  type SendReceiptPrimitive,
  stationOf,
  transferText,
  verifyMessage,
} from "../request-messages.ts";
import { checkPaidOnce, receiptBody, verifyBody } from "./receipt-behaviours.ts";
import { answerOf } from "./state-cases.ts";

const open = positionOf(testEnte, "open");
const ours = stationOf(testEnte);

/** One of a position's notices as a position of its own. */
function noticeAt(debt: DebtPosition, index: number): DebtPosition {
  const found = noticesOf(debt)[index];
  if (found === undefined) throw new Error("the fixture has no such notice");
  const { noticeNumber, iuv, amountCents } = found;
  return { ...debt, noticeNumber, iuv, amountCents };
}

async function payWith(
  protocol: Protocol,
  getPayment: GetPaymentPrimitive,
  sendReceipt: SendReceiptPrimitive,
): Promise<void> {
  const station = await stationUnderTest();
  const messages = messagesAbout(testEnte, open);
  const amounts: (string | undefined)[] = [];
  for (const primitive of ["paVerifyPaymentNotice", getPayment, sendReceipt] as const) {
    const call = { title: primitive, body: enveloped(messages[primitive]) };
    const { body } = await protocol.expect(station, answerOf(primitive), call);
    amounts.push(
      textIn(body, "paymentList", "paymentOptionDescription", "amount") ??
        textIn(body, "data", "paymentAmount"),
    );
  }
  protocol.check("importo verificato e attivato", "100.00 100.00", amounts.slice(0, 2).join(" "));
  checkPaidOnce(protocol, station, { debt: open });
}

export const happyPath: Behaviour = {
  title: "verifica, attivazione e ricevuta chiudono la posizione, in versione 1 e 2",
  async run(protocol) {
    await payWith(protocol, "paGetPayment", "paSendRT");
    await payWith(protocol, "paGetPaymentV2", "paSendRTV2");
  },
};

/** Asks for a payment of five parts and takes its receipt. */
async function payFiveParts(protocol: Protocol, name: "fiveTransfers" | "fiveStamps") {
  const station = await stationUnderTest();
  const debt = positionOf(testEnte, name);
  const messages = messagesAbout(testEnte, debt);
  const isStamp = name === "fiveStamps";
  const title = isStamp ? "cinque marche da bollo" : "cinque trasferimenti";
  const asked = { title: `${title}: attivazione`, body: enveloped(messages.paGetPaymentV2) };
  const { body } = await protocol.expect(station, answerOf("paGetPaymentV2"), asked);
  protocol.check(`${title}: parti`, 5, body.match(/<transfer>/g)?.length);
  const stamps = body.match(/<richiestaMarcaDaBollo>/g)?.length ?? 0;
  protocol.check(`${title}: bolli`, isStamp ? 5 : 0, stamps);
  const amounts = [...body.matchAll(/<transferAmount>([^<]+)</g)].map(([, amount = ""]) => amount);
  const destination = "<MBDAttachment>PG1hcmNhRGFCb2xsby8+</MBDAttachment>";
  const transfers = amounts.map((amount, index) =>
    transferText(index + 1, {
      amount,
      fiscalCode: testEnte.fiscalCode,
      ...(isStamp && { destination }),
    }),
  );
  await protocol.expect(station, answerOf("paSendRTV2"), {
    title: `${title}: ricevuta`,
    body: receiptBody(debt, { transfers: transfers.join("") }),
  });
  checkPaidOnce(protocol, station, { debt });
  if (!isStamp) return;
  const oldVersion = { title: `${title}: paGetPayment`, body: enveloped(messages.paGetPayment) };
  const fresh = await stationUnderTest();
  await protocol.expect(fresh, answerOf("paGetPayment", "PAA_SEMANTICA"), oldVersion);
}

export const fiveParts: Behaviour = {
  title: "cinque trasferimenti e cinque marche da bollo in un pagamento",
  async run(protocol) {
    await payFiveParts(protocol, "fiveTransfers");
    await payFiveParts(protocol, "fiveStamps");
  },
};

export const amountThatChanges: Behaviour = {
  title: "importo cambiato fra verifica e attivazione: si attiva quello di adesso",
  async run(protocol) {
    const station = await stationUnderTest();
    const amountOf = ({ body }: Answer) =>
      textIn(body, "paymentList", "paymentOptionDescription", "amount") ??
      textIn(body, "data", "paymentAmount");
    const verified = await protocol.call(station, "verifica", { body: verifyBody(open) });
    protocol.check("importo verificato", "100.00", amountOf(verified));
    const dearer = { ...open, amountCents: euroCents(12_345), version: 2 };
    await station.world.positions.change(dearer, 1);
    const message = getPaymentMessage("paGetPaymentV2", {
      station: ours,
      notice: noticeOf(open),
      rest: "<amount>100.00</amount>",
    });
    const call = { title: "attivazione dell'importo di prima", body: enveloped(message) };
    const activated = await protocol.expect(station, answerOf("paGetPaymentV2"), call);
    protocol.check("importo attivato", "123.45", amountOf(activated));
    const sum = textIn(activated.body, "data", "transferList", "transfer", "transferAmount");
    protocol.check("importo trasferito", "123.45", sum);
  },
};

export const probe: Behaviour = {
  title: "la sonda del nodo (avviso di diciotto zeri) è sconosciuta, senza cercarla",
  async run(protocol) {
    let reads = 0;
    const station = await stationUnderTest({
      wrap: (dependencies) => ({
        ...dependencies,
        organizations: {
          find: (fiscalCode) => {
            reads += 1;
            return dependencies.organizations.find(fiscalCode);
          },
        },
      }),
    });
    const notice = { fiscalCode: testEnte.fiscalCode, noticeNumber: "0".repeat(18) };
    const verify = { title: "verifica", body: enveloped(verifyMessage(ours, notice)) };
    const unknown = "PAA_PAGAMENTO_SCONOSCIUTO";
    await protocol.expect(station, answerOf("paVerifyPaymentNotice", unknown), verify);
    protocol.check("letture della tabella", 0, reads);
    for (const primitive of ["paGetPayment", "paGetPaymentV2"] as const) {
      const message = getPaymentMessage(primitive, { station: ours, notice });
      const call = { title: primitive, body: enveloped(message) };
      await protocol.expect(station, answerOf(primitive, unknown), call);
    }
  },
};

const instalments = positionOf(testEnte, "instalments");

export const byInstalments: Behaviour = {
  title: "pagare una rata lascia aperte le altre; pagare per intero le chiude tutte",
  async run(protocol) {
    const [whole, first, second, third] = [0, 1, 2, 3].map((at) => noticeAt(instalments, at));
    if (!whole || !first || !second || !third) throw new Error("the fixture has no instalments");
    const verify = answerOf("paVerifyPaymentNotice");
    const shut = (code: string) => answerOf("paVerifyPaymentNotice", code);
    const little = await stationUnderTest();
    const one = { title: "ricevuta della prima rata", body: receiptBody(first) };
    await protocol.expect(little, answerOf("paSendRTV2"), one);
    protocol.check(
      "stato",
      stateOf({ status: "PARTIALLY_PAID" }),
      stateOf(little.stored(instalments)),
    );
    for (const [title, notice, expected] of [
      ["verifica della prima rata", first, shut("PAA_PAGAMENTO_DUPLICATO")],
      ["verifica della seconda rata", second, verify],
      ["verifica della terza rata", third, verify],
      ["verifica del pagamento per intero", whole, shut("PAA_PAGAMENTO_IN_CORSO")],
    ] as const) {
      await protocol.expect(little, expected, { title, body: verifyBody(notice) });
    }
    for (const rest of [third, second]) {
      const call = { title: "ricevuta di un'altra rata", body: receiptBody(rest) };
      await protocol.expect(little, answerOf("paSendRTV2"), call);
    }
    protocol.check(
      "stato dopo l'ultima rata",
      stateOf({ status: "PAID" }),
      stateOf(little.stored(instalments)),
    );
    const atOnce = await stationUnderTest();
    const all = { title: "ricevuta del pagamento per intero", body: receiptBody(whole) };
    await protocol.expect(atOnce, answerOf("paSendRTV2"), all);
    for (const notice of [first, second, third]) {
      const call = { title: "verifica di una rata", body: verifyBody(notice) };
      await protocol.expect(atOnce, shut("PAA_PAGAMENTO_DUPLICATO"), call);
    }
    checkPaidOnce(protocol, atOnce, { debt: instalments });
  },
};

export const verifyAfterPayment: Behaviour = {
  title: "verifica e attivazione dopo il pagamento: duplicato",
  async run(protocol) {
    const station = await stationUnderTest();
    const messages = messagesAbout(testEnte, open);
    const receipt = { title: "ricevuta", body: enveloped(messages.paSendRTV2) };
    await protocol.expect(station, answerOf("paSendRTV2"), receipt);
    for (const primitive of ["paVerifyPaymentNotice", "paGetPayment", "paGetPaymentV2"] as const) {
      const expected = answerOf(primitive, "PAA_PAGAMENTO_DUPLICATO");
      const call = { title: primitive, body: enveloped(messages[primitive]) };
      await protocol.expect(station, expected, call);
    }
  },
};
