import { anonymousDebtorCode } from "../../domain/debt-positions/debt-position.ts";
import type { Receipt, ReceiptSubject, ReceiptTransfer } from "../../domain/receipts/receipt.ts";
import { type RomeDateTime, romeDateTimeOf } from "../../domain/receipts/rome-date-time.ts";
import { parseCountryCode } from "../../domain/values/country-code.ts";
import { type EuroCents, euroCents, formatEuroCents } from "../../domain/values/euro-cents.ts";
import { escapeXmlText } from "../xml/xml-text.ts";
import { field, legalText, optionalField, rawField } from "./old-field.ts";
import { oldTransferCategory } from "./old-transfer-category.ts";

export type RtFacts = {
  /** Instant (ISO 8601) at which the portal got the receipt: its date where it has none. */
  readonly receivedAt: string;
  /** The ente's station: the old message must name one. */
  readonly station: string;
};

const namespace = "http://www.digitpa.gov.it/schemas/2011/Pagamenti/";
const version = "6.2.0";
const codeLengthMax = 35;
const nameLengthMax = 70;
const descriptionLengthMax = 140;
const identifierLengthMin = 2;
const identifierLengthMax = 16;
const shortLengthMax = 16;
const placeLengthMax = 35;
const emailLengthMax = 256;
const nothing = euroCents(0);
/** `identificativoUnivocoRiscossione` of what was not paid (SANP 2, RT). */
const noCollection = "n/a";
const notExecuted = "NON ESEGUITO";

/**
 * A receipt as the RT 6.2.0 of the dismissed RPT model, for portals and exports that read nothing
 * else. Mapping: receipt id → context code and collection reference; transfers → single payments;
 * outcome OK → 0, KO → 1. There was no request: its reference is the receipt's own id, its date the
 * payment's. Of what was not executed, amounts are 0.00 and the reference "n/a" (SANP 2, RT). Names
 * longer than of old are cut; the fee borne by the ente has no place in it.
 */
export function composeRt(receipt: Receipt, facts: RtFacts): string {
  const createdAt = romeDateTimeOf(receipt.paidAt ?? facts.receivedAt);
  const { receiptId } = receipt;
  const children = [
    field("versioneOggetto", version, shortLengthMax),
    rawField("dominio", [
      field("identificativoDominio", receipt.creditorFiscalCode, codeLengthMax),
      field("identificativoStazioneRichiedente", facts.station, codeLengthMax),
    ]),
    field("identificativoMessaggioRicevuta", receiptId, codeLengthMax),
    field("dataOraMessaggioRicevuta", `${createdAt.date}T${createdAt.time}`, codeLengthMax),
    field("riferimentoMessaggioRichiesta", receiptId, codeLengthMax),
    field("riferimentoDataRichiesta", createdAt.date, codeLengthMax),
    attestingInstitution(receipt.psp),
    beneficiary(receipt),
    payerOtherThanDebtor(receipt),
    subject("Pagatore", receipt.debtor),
    payment(receipt, createdAt),
  ];
  const root = `<RT xmlns="${namespace}">${children.join("")}</RT>`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

/** A provider is known by its BIC where its id is one, else by its tax code. */
function attestingInstitution({ id, fiscalCode, vatNumber, name }: Receipt["psp"]): string {
  const isBic = /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/.test(id);
  const code = isBic ? id : (fiscalCode ?? vatNumber ?? id);
  return rawField("istitutoAttestante", [
    uniqueIdentifier("identificativoUnivocoAttestante", isBic ? "B" : "G", code),
    field("denominazioneAttestante", name, nameLengthMax),
  ]);
}

function beneficiary({ creditorFiscalCode, creditorName, officeName }: Receipt): string {
  return rawField("enteBeneficiario", [
    uniqueIdentifier("identificativoUnivocoBeneficiario", "G", creditorFiscalCode),
    field("denominazioneBeneficiario", creditorName, nameLengthMax),
    optionalField("denomUnitOperBeneficiario", officeName, nameLengthMax),
  ]);
}

/** Who pays their own debt is named once (RT 6.2.0, soggettoVersante). */
function payerOtherThanDebtor({ payer, debtor }: Receipt): string {
  const isDebtor = payer?.code === debtor.code && debtor.code !== anonymousDebtorCode;
  return payer === undefined || isDebtor ? "" : subject("Versante", payer);
}

/** The same structure twice, its names ending in the part that the person has. */
function subject(role: "Versante" | "Pagatore", person: ReceiptSubject): string {
  const { kind, code, fullName, streetName, civicNumber, postalCode, city } = person;
  const country = parseCountryCode(person.country ?? "");
  return rawField(`soggetto${role}`, [
    uniqueIdentifier(`identificativoUnivoco${role}`, kind, code),
    field(`anagrafica${role}`, fullName, nameLengthMax),
    optionalField(`indirizzo${role}`, streetName, nameLengthMax),
    optionalField(`civico${role}`, civicNumber, shortLengthMax),
    optionalField(`cap${role}`, postalCode, shortLengthMax),
    optionalField(`localita${role}`, city, placeLengthMax),
    optionalField(`provincia${role}`, person.stateProvinceRegion, placeLengthMax),
    optionalField(`nazione${role}`, country, 2),
    optionalField(`e-mail${role}`, oldEmail(person.email), emailLengthMax),
  ]);
}

/** Person, company or BIC, and its code of 2 to 16 characters. */
function uniqueIdentifier(name: string, kind: "F" | "G" | "B", code: string): string {
  const isCode = Array.from(legalText(code, "")).length >= identifierLengthMin;
  return rawField(name, [
    field("tipoIdentificativoUnivoco", kind, 1),
    field("codiceIdentificativoUnivoco", isCode ? code : "", identifierLengthMax),
  ]);
}

/** An address that the old schema does not know as one is left out: it is not mandatory. */
function oldEmail(email: string | undefined): string | undefined {
  const isOld = /^[\w.+-]+@[a-z\d-]+(?:\.[a-z\d-]+)*$/i.test(email ?? "");
  return isOld && (email ?? "").length <= emailLengthMax ? email : undefined;
}

function payment(receipt: Receipt, createdAt: RomeDateTime): string {
  const executed = receipt.outcome === "OK";
  // Reporting flows name a single payment by its place in the RT.
  const transfers = receipt.transfers.toSorted((a, b) => a.idTransfer - b.idTransfer);
  return rawField("datiPagamento", [
    field("codiceEsitoPagamento", executed ? "0" : "1", 1),
    amount("importoTotalePagato", executed ? receipt.amountCents : nothing),
    field("identificativoUnivocoVersamento", receipt.creditorReferenceId, codeLengthMax),
    field("CodiceContestoPagamento", receipt.receiptId, codeLengthMax),
    ...transfers.map((transfer, index) =>
      singlePayment(receipt, transfer, { createdAt, isFirst: index === 0 }),
    ),
  ]);
}

function singlePayment(
  receipt: Receipt,
  transfer: ReceiptTransfer,
  { createdAt, isFirst }: { readonly createdAt: RomeDateTime; readonly isFirst: boolean },
): string {
  const executed = receipt.outcome === "OK";
  const paidCents = executed ? transfer.amountCents : nothing;
  const category = oldTransferCategory(transfer.transferCategory);
  return rawField("datiSingoloPagamento", [
    amount("singoloImportoPagato", paidCents),
    optionalField("esitoSingoloPagamento", executed ? undefined : notExecuted, codeLengthMax),
    field("dataEsitoSingoloPagamento", receipt.applicationDate ?? createdAt.date, codeLengthMax),
    field(
      "identificativoUnivocoRiscossione",
      executed ? receipt.receiptId : noCollection,
      codeLengthMax,
    ),
    field("causaleVersamento", transfer.remittanceInformation, descriptionLengthMax),
    rawField("datiSpecificiRiscossione", [escapeXmlText(category) ?? ""]),
    isFirst && executed ? optionalAmount("commissioniApplicatePSP", receipt.feeCents) : "",
    executed ? stampAttachment(transfer.destination) : "",
  ]);
}

function amount(name: string, cents: EuroCents): string {
  return rawField(name, [formatEuroCents(cents)]);
}

function optionalAmount(name: string, cents: EuroCents | undefined): string {
  return cents === undefined ? "" : amount(name, cents);
}

/** The stamp's XML in canonical base64, whatever line breaks it came with. */
function stampAttachment(destination: ReceiptTransfer["destination"]): string {
  if (destination.kind === "account") return "";
  const stamp = Buffer.from(destination.attachmentBase64, "base64").toString("base64");
  if (stamp === "") return "";
  return rawField("allegatoRicevuta", [
    rawField("tipoAllegatoRicevuta", ["BD"]),
    rawField("testoAllegato", [stamp]),
  ]);
}
