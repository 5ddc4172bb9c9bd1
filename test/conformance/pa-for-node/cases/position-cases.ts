import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../shared/domain/debt-positions/payable-notice.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import {
  demoEnte,
  type PositionName,
  positionOf,
  provincia,
  testEnte,
} from "../../../support/pagopa-node/conformance-fixture.ts";
import { stationUnderTest } from "../../../support/pagopa-node/station-under-test.ts";
import { type ConformanceCase, textIn, textsIn } from "../conformance-case.ts";
import { enveloped } from "../envelopes.ts";
import {
  type GetPaymentPrimitive,
  getPaymentMessage,
  noticeOf,
  stationOf,
  verifyMessage,
} from "../request-messages.ts";

/** What is asked for by one notice, in words. */
type Offer = {
  readonly title: string;
  readonly position: PositionName;
  /** Which of the position's notices: the payment at once where it is left out. */
  readonly notice?: number;
  readonly amount: string;
  /** As verify says it; an activation says a far day where there is none. */
  readonly dueDate?: string;
  readonly allPostal: boolean;
  /** "100.00 a ente su banca", one after the other. */
  readonly transfers: string;
  /** What an activation of version 1 is answered, where it is not OK. */
  readonly versionOne?: string;
};

const inTime = "2027-06-30";
const offers: readonly Offer[] = [
  {
    title: "aperta, conto bancario e postale",
    position: "open",
    amount: "100.00",
    dueDate: inTime,
    allPostal: true,
    transfers: "100.00 a ente su banca",
  },
  {
    title: "solo conto postale",
    position: "postal",
    amount: "100.00",
    dueDate: inTime,
    allPostal: true,
    transfers: "100.00 a ente su posta",
  },
  {
    title: "solo conto bancario",
    position: "bankOnly",
    amount: "100.00",
    dueDate: inTime,
    allPostal: false,
    transfers: "100.00 a ente su banca",
  },
  {
    title: "tutto l'importo a un altro ente",
    position: "otherEnte",
    amount: "100.00",
    dueDate: inTime,
    allPostal: false,
    transfers: "100.00 a provincia su provincia",
  },
  {
    title: "due beneficiari",
    position: "twoBeneficiaries",
    amount: "105.00",
    dueDate: inTime,
    allPostal: false,
    transfers: "100.00 a ente su banca, 5.00 a provincia su provincia",
  },
  {
    title: "cinque trasferimenti",
    position: "fiveTransfers",
    amount: "150.00",
    dueDate: inTime,
    allPostal: false,
    transfers:
      "10.00 a ente su banca, 20.00 a provincia su provincia, 30.00 a ente su banca, " +
      "40.00 a provincia su provincia, 50.00 a ente su banca",
  },
  {
    title: "con una marca da bollo",
    position: "stamp",
    amount: "116.00",
    dueDate: inTime,
    allPostal: false,
    transfers: "100.00 a ente su banca, 16.00 a ente in bollo",
    versionOne: "HTTP 200 paGetPaymentRes KO PAA_SEMANTICA",
  },
  {
    title: "con cinque marche da bollo",
    position: "fiveStamps",
    amount: "80.00",
    dueDate: inTime,
    allPostal: false,
    transfers: Array.from({ length: 5 }, () => "16.00 a ente in bollo").join(", "),
    versionOne: "HTTP 200 paGetPaymentRes KO PAA_SEMANTICA",
  },
  {
    title: "senza scadenza",
    position: "noDueDate",
    amount: "100.00",
    allPostal: false,
    transfers: "100.00 a ente su banca",
  },
  {
    title: "scadenza passata, che per il tipo non chiude il pagamento",
    position: "pastDueDate",
    amount: "100.00",
    dueDate: "2026-10-31",
    allPostal: false,
    transfers: "100.00 a ente su banca",
  },
  {
    title: "a rate, pagamento per intero",
    position: "instalments",
    amount: "100.00",
    dueDate: inTime,
    allPostal: true,
    transfers: "100.00 a ente su banca",
  },
  {
    title: "a rate, terza rata",
    position: "instalments",
    notice: 3,
    amount: "40.00",
    dueDate: "2027-03-31",
    allPostal: true,
    transfers: "40.00 a ente su banca",
  },
];

/** The notice of an offer, as of a position of its own. */
function noticeOfOffer(ente: Organization, { position, notice = 0 }: Offer): DebtPosition {
  const debt = positionOf(ente, position);
  const found = noticesOf(debt)[notice];
  if (found === undefined) throw new Error("the fixture has no such notice");
  return { ...debt, iuv: found.iuv, noticeNumber: found.noticeNumber };
}

function transfersIn(body: string, ente: Organization): string {
  const names = new Map([
    [ente.fiscalCode, "ente"],
    [provincia.fiscalCode, "provincia"],
  ]);
  const accounts = new Map([
    [String(ente.bankIban), "banca"],
    [String(ente.postalIban), "posta"],
    [String(provincia.bankIban), "provincia"],
  ]);
  const transfers = body.match(/<transfer>.*?<\/transfer>/gs) ?? [];
  return transfers
    .map((transfer) => {
      const value = (name: string) =>
        new RegExp(`<${name}>([^<]*)</${name}>`).exec(transfer)?.[1] ?? "assente";
      const beneficiary = [...names].find(([code]) => code === value("fiscalCodePA"))?.[1];
      const destination = transfer.includes("<richiestaMarcaDaBollo>")
        ? "in bollo"
        : `su ${accounts.get(value("IBAN"))}`;
      return `${value("transferAmount")} a ${beneficiary} ${destination}`;
    })
    .join(", ");
}

function verifyCase(ente: Organization, offer: Offer): ConformanceCase {
  return {
    section: "Posizioni: verifica e attivazione",
    title: `${ente.name}, ${offer.title}: paVerifyPaymentNotice`,
    async run(protocol) {
      const station = await stationUnderTest();
      const notice = noticeOf(noticeOfOffer(ente, offer));
      const body = enveloped(verifyMessage(stationOf(ente), notice));
      const summary = "HTTP 200 paVerifyPaymentNoticeRes OK";
      const answer = await protocol.expect(station, summary, { title: "risposta", body });
      const list = ["paymentList", "paymentOptionDescription"];
      const textOf = (...path: string[]) => textIn(answer.body, ...path);
      protocol.check("importo", offer.amount, textOf(...list, "amount"));
      protocol.check("opzione", "EQ", textOf(...list, "options"));
      protocol.check("scadenza", offer.dueDate ?? "assente", textOf(...list, "dueDate"));
      protocol.check(
        "tutto su conti postali (allCCP)",
        String(offer.allPostal),
        textOf(...list, "allCCP"),
      );
      protocol.check("ente creditore", ente.fiscalCode, textOf("fiscalCodePA"));
      protocol.check("nome dell'ente", ente.name, textOf("companyName"));
    },
  };
}

const responseRoots = {
  paGetPayment: "paGetPaymentRes",
  paGetPaymentV2: "paGetPaymentV2Response",
} as const;

function getPaymentCase(
  ente: Organization,
  offer: Offer,
  primitive: GetPaymentPrimitive,
): ConformanceCase {
  return {
    section: "Posizioni: verifica e attivazione",
    title: `${ente.name}, ${offer.title}: ${primitive}`,
    async run(protocol) {
      const station = await stationUnderTest();
      const debt = noticeOfOffer(ente, offer);
      const message = getPaymentMessage(primitive, {
        station: stationOf(ente),
        notice: noticeOf(debt),
      });
      const refused = primitive === "paGetPayment" ? offer.versionOne : undefined;
      const summary = refused ?? `HTTP 200 ${responseRoots[primitive]} OK`;
      const call = { title: "risposta", body: enveloped(message) };
      const { body } = await protocol.expect(station, summary, call);
      if (refused !== undefined) return;
      protocol.check("IUV", debt.iuv ?? "", textIn(body, "data", "creditorReferenceId"));
      protocol.check("importo", offer.amount, textIn(body, "data", "paymentAmount"));
      protocol.check("scadenza", offer.dueDate ?? "2099-12-31", textIn(body, "data", "dueDate"));
      protocol.check("trasferimenti", offer.transfers, transfersIn(body, ente));
      const count = textsIn(body, "idTransfer").length;
      const ids = Array.from({ length: count }, (_, index) => index + 1).join(" ");
      protocol.check("idTransfer in ordine", ids, textsIn(body, "idTransfer").join(" "));
    },
  };
}

const semantics = "HTTP 200 paGetPaymentV2Response KO PAA_SEMANTICA";
const accepted = "HTTP 200 paGetPaymentV2Response OK";

/** Which account is credited, by the kind of transfer that the node asks for. */
const transferTypes = [
  ["open", "POSTAL", accepted, "100.00 a ente su posta", undefined],
  ["open", "PAGOPA", accepted, "100.00 a ente su banca", testEnte.postalIban],
  ["postal", "POSTAL", accepted, "100.00 a ente su posta", undefined],
  ["postal", "PAGOPA", accepted, "100.00 a ente su posta", testEnte.postalIban],
  ["bankOnly", "PAGOPA", accepted, "100.00 a ente su banca", undefined],
  ["bankOnly", "POSTAL", semantics, "", undefined],
] as const;

const transferTypeCases = transferTypes.map(
  ([name, transferType, summary, transfers, support]): ConformanceCase => ({
    section: "Posizioni: tipo di trasferimento richiesto",
    title: `${name === "open" ? "conto bancario e postale" : name === "postal" ? "solo conto postale" : "solo conto bancario"}, transferType ${transferType}`,
    async run(protocol) {
      const station = await stationUnderTest();
      const message = getPaymentMessage("paGetPaymentV2", {
        station: stationOf(testEnte),
        notice: noticeOf(positionOf(testEnte, name)),
        rest: `<transferType>${transferType}</transferType>`,
      });
      const call = { title: "risposta", body: enveloped(message) };
      const { body } = await protocol.expect(station, summary, call);
      if (summary === semantics) return;
      protocol.check("trasferimenti", transfers, transfersIn(body, testEnte));
      protocol.check(
        "IBANAPPOGGIO nei metadati",
        support ?? "assente",
        textsIn(body, "key").includes("IBANAPPOGGIO") ? textsIn(body, "value").at(-1) : undefined,
      );
    },
  }),
);

/** What verify and activation say of each kind of position, of two enti. */
export const positionCases: readonly ConformanceCase[] = [
  ...[testEnte, demoEnte].flatMap((ente) =>
    offers.flatMap((offer) => [
      verifyCase(ente, offer),
      getPaymentCase(ente, offer, "paGetPayment"),
      getPaymentCase(ente, offer, "paGetPaymentV2"),
    ]),
  ),
  ...transferTypeCases,
];
