import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import {
  positionOf,
  provincia,
  testEnte,
} from "../../../support/pagopa-node/conformance-fixture.ts";
import {
  type StationUnderTest,
  stationUnderTest,
} from "../../../support/pagopa-node/station-under-test.ts";
import { type Answer, type ConformanceCase, type Protocol, textIn } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import {
  type GetPaymentPrimitive,
  getPaymentMessage,
  messagesAbout,
  noticeOf,
  type ReceiptText,
  receiptMessage,
  receiptText,
  type SendReceiptPrimitive,
  stationOf,
  transferText,
  verifyMessage,
} from "../request-messages.ts";
import { answerOf } from "./state-cases.ts";

type Behaviour = Pick<ConformanceCase, "title" | "run">;

const open = positionOf(testEnte, "open");
const ours = stationOf(testEnte);

/** The receipt of a position of the test ente, sent to it. */
export function receiptBody(
  debt: DebtPosition,
  changes: Partial<ReceiptText> = {},
  primitive: SendReceiptPrimitive = "paSendRTV2",
): string {
  return enveloped(receiptMessage(primitive, ours, receiptText(debt, changes)));
}

export function verifyBody(debt: DebtPosition): string {
  return enveloped(messagesAbout(testEnte, debt).paVerifyPaymentNotice);
}

/** What is in the archive and in the position, where each receipt counts once. */
export function checkPaidOnce(
  protocol: Protocol,
  station: StationUnderTest,
  { debt, receipts = 1 }: { readonly debt: DebtPosition; readonly receipts?: number },
): void {
  const stored = station.stored(debt);
  const closing = station.archive().filter(({ closes }) => closes);
  protocol.check("stato della posizione", "PAID", stored?.status);
  protocol.check("pagamenti della posizione", debt.version + 1, stored?.version);
  protocol.check("ricevute in archivio", receipts, station.archive().length);
  protocol.check("ricevute che chiudono la posizione", 1, closing.length);
}

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

export const sameReceiptTwice: Behaviour = {
  title: "la stessa ricevuta due volte è un solo pagamento, senza altri effetti",
  async run(protocol) {
    const station = await stationUnderTest();
    for (const [title, primitive] of [
      ["prima volta", "paSendRTV2"],
      ["seconda volta", "paSendRTV2"],
      ["terza volta, con l'altra versione", "paSendRT"],
    ] as const) {
      const call = { title, body: receiptBody(open, {}, primitive) };
      await protocol.expect(station, answerOf(primitive), call);
    }
    checkPaidOnce(protocol, station, { debt: open });
    protocol.check("anomalie per l'ente", 0, station.anomalies().length);
  },
};

export const answerThatComesLate: Behaviour = {
  title: "se la risposta tarda e il nodo ripete l'invio, la ricevuta vale una volta",
  async run(protocol) {
    const gate = Promise.withResolvers<void>();
    let calls = 0;
    const station = await stationUnderTest({
      wrap: (dependencies) => ({
        ...dependencies,
        receipts: {
          ...dependencies.receipts,
          record: async (...parameters) => {
            calls += 1;
            if (calls === 1) await gate.promise;
            return dependencies.receipts.record(...parameters);
          },
        },
      }),
    });
    const body = receiptBody(open);
    const late = protocol.call(station, "primo invio, fermo oltre il tempo del nodo", { body });
    await protocol.expect(station, answerOf("paSendRTV2"), { title: "secondo invio", body });
    gate.resolve();
    const { summary } = await late;
    protocol.check("risposta al primo invio, ormai inutile", answerOf("paSendRTV2"), summary);
    await protocol.expect(station, answerOf("paSendRTV2"), { title: "terzo invio", body });
    checkPaidOnce(protocol, station, { debt: open });
    protocol.check("anomalie per l'ente", 0, station.anomalies().length);
  },
};

export const secondReceipt: Behaviour = {
  title: "due ricevute diverse per un avviso: la seconda è conservata e segnalata all'ente",
  async run(protocol) {
    const station = await stationUnderTest();
    const first = { title: "prima ricevuta", body: receiptBody(open) };
    await protocol.expect(station, answerOf("paSendRTV2"), first);
    for (const title of ["seconda ricevuta", "seconda ricevuta, ripetuta"]) {
      const body = receiptBody(open, { receiptId: "un-altro-pagamento" });
      const duplicate = answerOf("paSendRTV2", "PAA_RECEIPT_DUPLICATA");
      await protocol.expect(station, duplicate, { title, body });
    }
    checkPaidOnce(protocol, station, { debt: open, receipts: 2 });
    protocol.check("anomalie per l'ente", "alreadyPaid", station.anomalies().join());
  },
};

export const secondaryEnte: Behaviour = {
  title: "una ricevuta per un ente secondario è conservata e non chiude nulla",
  async run(protocol) {
    const station = await stationUnderTest();
    const debt = positionOf(testEnte, "twoBeneficiaries");
    const transfers = [
      transferText(1, { amount: "100.00", fiscalCode: testEnte.fiscalCode }),
      transferText(2, { amount: "5.00", fiscalCode: provincia.fiscalCode }),
    ].join("");
    const receipt = receiptText(debt, { transfers });
    const toSecondary = receiptMessage("paSendRTV2", stationOf(provincia), receipt);
    await protocol.expect(station, answerOf("paSendRTV2"), {
      title: "all'ente secondario (idPA diverso da fiscalCode)",
      body: enveloped(toSecondary),
    });
    protocol.check("stato della posizione", "PAYABLE", station.stored(debt)?.status);
    protocol.check("informazioni per l'ente", "secondaryBeneficiary", station.anomalies().join());
    await protocol.expect(station, answerOf("paSendRTV2"), {
      title: "la stessa ricevuta all'ente dell'avviso",
      body: enveloped(receiptMessage("paSendRTV2", ours, receipt)),
    });
    checkPaidOnce(protocol, station, { debt, receipts: 2 });
    const owners = station.archive().map(({ organizationFiscalCode }) => organizationFiscalCode);
    const both = [provincia.fiscalCode, testEnte.fiscalCode];
    protocol.check("archivi che hanno la ricevuta", both.join(), owners.join());
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

export const paymentThatFailed: Behaviour = {
  title: "una ricevuta di pagamento non eseguito (KO) non chiude la posizione",
  async run(protocol) {
    const station = await stationUnderTest();
    const ko = { title: "ricevuta KO", body: receiptBody(open, { outcome: "KO" }) };
    await protocol.expect(station, answerOf("paSendRTV2"), ko);
    protocol.check("stato della posizione", "PAYABLE", station.stored(open)?.status);
    protocol.check("informazioni per l'ente", "notExecuted", station.anomalies().join());
    const verify = { title: "verifica dopo la ricevuta KO", body: verifyBody(open) };
    await protocol.expect(station, answerOf("paVerifyPaymentNotice"), verify);
    const ok = { title: "ricevuta OK", body: receiptBody(open, { receiptId: "riuscito" }) };
    await protocol.expect(station, answerOf("paSendRTV2"), ok);
    checkPaidOnce(protocol, station, { debt: open, receipts: 2 });
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
    protocol.check("stato", "PARTIALLY_PAID", little.stored(instalments)?.status);
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
    protocol.check("stato dopo l'ultima rata", "PAID", little.stored(instalments)?.status);
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
