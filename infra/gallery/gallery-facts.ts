import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import type { InstallmentPlan } from "../../shared/domain/debt-positions/installment-plan.ts";
import type { DebtPositionType } from "../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import { parseCalendarDate } from "../../shared/domain/values/calendar-date.ts";
import { type EuroCents, euroCents } from "../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../shared/domain/values/iban.ts";
import { parseIpaCode } from "../../shared/domain/values/ipa-code.ts";
import { parseIud } from "../../shared/domain/values/iud.ts";
import { composeIuv } from "../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import { parseTaxonomyCode } from "../../shared/domain/values/taxonomy-code.ts";
import { galleryLogoPng } from "./gallery-logo.ts";

function parsed<Value>(value: Value | undefined): Value {
  if (value === undefined) throw new Error("un dato della galleria non supera i suoi controlli");
  return value;
}

/** The invented ente of the gallery, with everything a notice can show. */
export const galleryOrganization: Organization = {
  ipaCode: parsed(parseIpaCode("c_demo1")),
  fiscalCode: parsed(parseOrganizationFiscalCode("02336340159")),
  name: "Comune di Prova",
  officeName: "Settore Tributi",
  status: "ESERCIZIO",
  address: { street: "Via San Martino" },
  contacts: { phone: "0390000000", website: "https://www.comune.prova.example" },
  segregationCode: "12",
  station: "12345678903_01",
  cbillCode: "AB1CD",
  bankIban: parsed(parseIban("IT90N0306901600100000012345")),
  postalIban: parsed(parseIban("IT20Z0760101600000035058205")),
  postalAccountHolder: "Comune di Prova - Servizio Tesoreria",
  posteAuthorization: "AUT. DB/SSIC/E 12345 DEL 01/02/2026",
  logoPngBase64: Buffer.from(galleryLogoPng()).toString("base64"),
  noticeVersion: 1,
  version: 1,
  features: [],
  debtPositionTypes: [],
};

export const galleryType: DebtPositionType = {
  code: "TARI",
  description: "Tassa sui rifiuti",
  active: true,
  taxonomyCode: parsed(parseTaxonomyCode("9/0101101IM/")),
  account: "bank",
  dueDateMandatory: false,
  printDueDate: true,
  spontaneous: false,
  notifyIo: false,
  anonymousDebtorAllowed: false,
};

/** An invented debt of that ente. */
export const galleryPosition: DebtPosition = {
  organizationFiscalCode: galleryOrganization.fiscalCode,
  iud: parsed(parseIud("GALLERIA-1")),
  ...numberOf(1),
  debtor: {
    kind: "F",
    code: "RSSMRA80A01F205X",
    fullName: "Maria Rossi",
    address: {
      street: "Corso Sempione",
      civicNumber: "55",
      postalCode: "20149",
      city: "Milano",
      province: "MI",
    },
  },
  dueDate: parsed(parseCalendarDate("2027-06-30")),
  amountCents: euroCents(15_200),
  typeCode: galleryType.code,
  paymentChannels: "ALL",
  description: "Trasporto scolastico A.S. 2027/2028",
  transferCategory: "9/0101101IM/",
  status: "PAYABLE",
  version: 1,
  notify: false,
  createdAt: "2027-01-10T09:00:00.000Z",
  updatedAt: "2027-01-10T09:00:00.000Z",
};

/** A plan of `count` instalments of equal amount, one a month from July 2027. */
export function galleryPlan(count: number, amountCents: EuroCents): InstallmentPlan {
  const installments = Array.from({ length: count }, (_, index) => {
    const [year, month] = [2027 + Math.floor((6 + index) / 12), ((6 + index) % 12) + 1];
    const dueDate = parsed(parseCalendarDate(`${year}-${String(month).padStart(2, "0")}-28`));
    return { ...numberOf(100 + index), amountCents, dueDate };
  });
  return { description: `In ${count} rate`, installments };
}

/** The amount of a traffic fine that is paid within five days. */
export function galleryDiscount(amountCents: EuroCents): InstallmentPlan {
  const description = "Importo scontato del 30%";
  return { kind: "discount", description, installments: [{ ...numberOf(99), amountCents }] };
}

function numberOf(progressive: number) {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  return { iuv, noticeNumber: parsed(noticeNumberOf(iuv)) };
}
