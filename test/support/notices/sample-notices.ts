import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { InstallmentPlan } from "../../../shared/domain/debt-positions/installment-plan.ts";
import { composeNotice } from "../../../shared/domain/notices/compose-notice.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { composeIuv } from "../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../shared/domain/values/notice-number.ts";
import { comune, debtPosition, present, taxType } from "../notifications/debts.ts";

/** An ente with everything the notice can show, Poste's authorisation included. */
export const comuneWithSlip: Organization = {
  ...comune,
  officeName: "Settore Tributi",
  cbillCode: "AB1CD",
  contacts: { ...comune.contacts, pec: "protocollo@pec.comune.prova.example" },
  postalIban: present(parseIban("IT20Z0760101600000035058205")),
  postalAccountHolder: "Comune di Prova - Servizio Tesoreria",
  posteAuthorization: "AUT. DB/SSIC/E 12345 DEL 01/02/2026",
};

export type SampleChanges = {
  readonly organization?: Partial<Organization>;
  readonly type?: Partial<DebtPositionType>;
  readonly position?: Partial<DebtPosition>;
};

/** Notice number `number` of the ente, with the postal slip unless the type is changed. */
export function sampleNotice(number: number, changes: SampleChanges = {}): Notice {
  return composeNotice({
    organization: { ...comuneWithSlip, ...changes.organization },
    debtPositionType: { ...taxType, account: "bank+postal", ...changes.type },
    debtPosition: { ...debtPosition(number), ...withoutNoticeNumber(changes.position) },
  });
}

function withoutNoticeNumber(changes: Partial<DebtPosition> = {}) {
  const { noticeNumber: _noticeNumber, ...rest } = changes;
  return rest;
}

/** The same facts as `sampleNotice`, for a type collected on the bank account only. */
export function sampleNoticeWithoutSlip(number: number, changes: SampleChanges = {}): Notice {
  return sampleNotice(number, { ...changes, type: { ...changes.type, account: "bank" } });
}

/** A plan of instalments of which number `k` owes `k` × 10,50 euro, each month from July 2027. */
export function plan(count: number): InstallmentPlan {
  const installments = Array.from({ length: count }, (_, index) => ({
    ...numbered(1_000 + index),
    amountCents: euroCents(1_050 * (index + 1)),
    dueDate: present(parseCalendarDate(monthEnd(index))),
  }));
  return { description: `In ${count} rate`, installments };
}

/** The amount of a traffic fine that is paid within five days. */
export function discount(cents: number): InstallmentPlan {
  const installment = { ...numbered(2_000), amountCents: euroCents(cents) };
  return { kind: "discount", description: "Importo scontato del 30%", installments: [installment] };
}

function numbered(progressive: number) {
  const iuv = composeIuv({ segregationCode: "12", progressive });
  return { iuv, noticeNumber: present(noticeNumberOf(iuv)) };
}

function monthEnd(index: number): string {
  const month = 6 + index;
  return `${2027 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}-28`;
}

/** Names that break careless printing: letters beyond Latin-1, long, upper case, not Latin. */
export const demandingNames = [
  "Marzia Roccaraso",
  "Đorđević Maria",
  "Łukasz Anna",
  "D'Angelo Niccolò",
  "Ğülşah Žižek",
  "Müller-Sánchez Aïcha",
  "Иван Петров",
  "SOCIETÀ COOPERATIVA AGRICOLA PRODUTTORI RIUNITI DELL'ALTA VALLE S.R.L.",
] as const;

/** A notice of each kind, each with its own person, amount and subject. */
export function variedNotices(): readonly Notice[] {
  return demandingNames.map((fullName, index) => {
    const changes: SampleChanges = {
      type: { printDueDate: index % 3 !== 2 },
      position: {
        debtor: { ...debtPosition(index).debtor, fullName, address: addresses[index % 2] ?? {} },
        amountCents: euroCents(amounts[index % amounts.length] ?? 1),
        description: subjects[index % subjects.length] ?? "",
      },
    };
    const make = index % 2 === 0 ? sampleNotice : sampleNoticeWithoutSlip;
    return make(index + 1, changes);
  });
}

const addresses = [
  {
    street: "Corso Sempione",
    civicNumber: "55",
    postalCode: "20149",
    city: "Milano",
    province: "MI",
  },
  { street: "Via Nazionale", civicNumber: "1/A", postalCode: "11100", city: "Aosta" },
];
const amounts = [15_200, 1, 123_456_789, 9_999_999_999];
const subjects = [
  "Trasporto scolastico A.S. 2027/2028",
  "Tassa sui rifiuti: utenza n. 12_B, rif. prot. 4567-2027, via dell'Olmo & altre, zona C; saldo",
  "Mensa",
];
