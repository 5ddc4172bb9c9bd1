import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { formatEuroCents } from "../../../shared/domain/values/euro-cents.ts";
import type { PaForNodePrimitive } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { provincia } from "../../support/pagopa-node/conformance-fixture.ts";
import { brokerFiscalCode } from "../../support/pagopa-node/node-world.ts";

/** A message before it is put into an envelope: its root's local name and what is inside. */
export type Message = { readonly root: string; readonly content: string };

export type Station = {
  readonly idPA: string;
  readonly idBrokerPA: string;
  readonly idStation: string;
};
export type Notice = { readonly fiscalCode: string; readonly noticeNumber: string };

/** The station of an ente, as the node knows it. */
export function stationOf({ fiscalCode, station }: Organization): Station {
  return { idPA: fiscalCode, idBrokerPA: brokerFiscalCode, idStation: station };
}

export function noticeOf(debt: DebtPosition): Notice {
  const { organizationFiscalCode, noticeNumber = "" } = debt;
  return { fiscalCode: organizationFiscalCode, noticeNumber };
}

function identity({ idPA, idBrokerPA, idStation }: Station): string {
  return `<idPA>${idPA}</idPA><idBrokerPA>${idBrokerPA}</idBrokerPA><idStation>${idStation}</idStation>`;
}

function qrCode({ fiscalCode, noticeNumber }: Notice): string {
  return `<qrCode><fiscalCode>${fiscalCode}</fiscalCode><noticeNumber>${noticeNumber}</noticeNumber></qrCode>`;
}

export function verifyMessage(station: Station, notice: Notice): Message {
  return { root: "paVerifyPaymentNoticeReq", content: identity(station) + qrCode(notice) };
}

const getPaymentRoots = {
  paGetPayment: "paGetPaymentReq",
  paGetPaymentV2: "paGetPaymentV2Request",
} as const;
export type GetPaymentPrimitive = keyof typeof getPaymentRoots;

/** `rest` comes after the notice: amount, note, kind of transfer, due date. */
export function getPaymentMessage(
  primitive: GetPaymentPrimitive,
  { station, notice, rest = "" }: { station: Station; notice: Notice; rest?: string },
): Message {
  return {
    root: getPaymentRoots[primitive],
    content: identity(station) + qrCode(notice) + rest,
  };
}

const sendReceiptRoots = { paSendRT: "paSendRTReq", paSendRTV2: "paSendRTV2Request" } as const;
export type SendReceiptPrimitive = keyof typeof sendReceiptRoots;

export type ReceiptText = {
  readonly receiptId: string;
  readonly noticeNumber: string;
  readonly fiscalCode: string;
  readonly outcome: string;
  readonly creditorReferenceId: string;
  readonly paymentAmount: string;
  /** What stands in transferList. */
  readonly transfers: string;
};

/** The receipt of a position paid as it stands, whole to its ente. */
export function receiptText(debt: DebtPosition, changes: Partial<ReceiptText> = {}): ReceiptText {
  const cents = debt.amountCents + (debt.secondaryBeneficiary?.amountCents ?? 0);
  const paymentAmount = formatCents(cents);
  return {
    receiptId: `f43cf6263ddb47248222b039f6d1${debt.noticeNumber?.slice(-4)}`,
    ...noticeOf(debt),
    outcome: "OK",
    creditorReferenceId: debt.iuv ?? "",
    paymentAmount,
    transfers: transferText(1, { amount: paymentAmount, fiscalCode: debt.organizationFiscalCode }),
    ...changes,
  };
}

function formatCents(cents: number): string {
  return (cents / 100).toFixed(2);
}

type TransferFacts = {
  readonly amount: string;
  readonly fiscalCode: string;
  /** The account credited, or the stamp bought, as XML. */
  readonly destination?: string;
};

export function transferText(idTransfer: number, facts: TransferFacts): string {
  const { amount, fiscalCode, destination = `<IBAN>${provincia.bankIban}</IBAN>` } = facts;
  return `<transfer><idTransfer>${idTransfer}</idTransfer><transferAmount>${amount}</transferAmount><fiscalCodePA>${fiscalCode}</fiscalCodePA>${destination}<remittanceInformation>TARI 2026</remittanceInformation><transferCategory>9/0101101IM/</transferCategory></transfer>`;
}

const debtor =
  "<debtor><uniqueIdentifier><entityUniqueIdentifierType>F</entityUniqueIdentifierType><entityUniqueIdentifierValue>PPPPLT98A01D969C</entityUniqueIdentifierValue></uniqueIdentifier><fullName>Francesco Pluto</fullName></debtor>";

/** The receipt as one of the two primitives brings it. */
export function receiptMessage(
  primitive: SendReceiptPrimitive,
  station: Station,
  receipt: ReceiptText,
): Message {
  const { transfers, ...facts } = receipt;
  const start = (
    [
      "receiptId",
      "noticeNumber",
      "fiscalCode",
      "outcome",
      "creditorReferenceId",
      "paymentAmount",
    ] as const
  )
    .map((name) => `<${name}>${facts[name]}</${name}>`)
    .join("");
  const content = `${identity(station)}<receipt>${start}<description>TARI 2026</description><companyName>Ente di Collaudo</companyName>${debtor}<transferList>${transfers}</transferList><idPSP>AGID_01</idPSP><PSPCompanyName>Banca Prova</PSPCompanyName><idChannel>12345678901_C1</idChannel><channelDescription>WISP</channelDescription><paymentMethod>CP</paymentMethod><fee>1.50</fee><paymentDateTime>2026-11-28T10:30:00</paymentDateTime><applicationDate>2026-11-28</applicationDate><transferDate>2026-11-29</transferDate></receipt>`;
  return { root: sendReceiptRoots[primitive], content };
}

export function demandMessage(station: Station): Message {
  const content = `${identity(station)}<idServizio>00005</idServizio><idSoggettoServizio>00099</idSoggettoServizio><datiSpecificiServizioRequest>PHNlcnZpY2UvPg==</datiSpecificiServizioRequest>`;
  return { root: "paDemandPaymentNoticeRequest", content };
}

/** Each primitive about one position of one ente, as the station of that ente is called. */
export function messagesAbout(
  ente: Organization,
  debt: DebtPosition,
): Readonly<Record<PaForNodePrimitive, Message>> {
  const [station, notice] = [stationOf(ente), noticeOf(debt)];
  const rest = `<amount>${formatEuroCents(debt.amountCents)}</amount>`;
  return {
    paVerifyPaymentNotice: verifyMessage(station, notice),
    paGetPayment: getPaymentMessage("paGetPayment", { station, notice }),
    paGetPaymentV2: getPaymentMessage("paGetPaymentV2", { station, notice, rest }),
    paSendRT: receiptMessage("paSendRT", station, receiptText(debt)),
    paSendRTV2: receiptMessage("paSendRTV2", station, receiptText(debt)),
    paDemandPaymentNotice: demandMessage(station),
  };
}
