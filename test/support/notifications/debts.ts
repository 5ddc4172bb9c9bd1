import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { NoticeFacts } from "../../../shared/domain/notices/compose-notice.ts";
import type { DebtPositionType } from "../../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { fiscalCodeControl } from "../../../shared/domain/values/fiscal-code.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { parseIpaCode } from "../../../shared/domain/values/ipa-code.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import { composeIuv } from "../../../shared/domain/values/iuv.ts";
import { noticeNumberOf } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseTaxonomyCode } from "../../../shared/domain/values/taxonomy-code.ts";

export function present<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("test value refused by its own parser");
  return value;
}

/** Fiscal code of an invented person, a different one for each number up to 999. */
export function personFiscalCode(number: number): string {
  const code = `RSSMRA80A01H${String(number).padStart(3, "0")}`;
  return `${code}${fiscalCodeControl(code)}`;
}

export const taxType: DebtPositionType = {
  code: "TARI",
  description: "Tassa sui rifiuti",
  active: true,
  taxonomyCode: present(parseTaxonomyCode("9/0101101IM/")),
  account: "bank",
  dueDateMandatory: true,
  printDueDate: true,
  spontaneous: false,
  notifyIo: true,
  anonymousDebtorAllowed: false,
};

export const comune: Organization = {
  ipaCode: present(parseIpaCode("c_demo1")),
  fiscalCode: present(parseOrganizationFiscalCode("02336340159")),
  name: "Comune di Prova",
  status: "ESERCIZIO",
  address: { street: "Via San Martino" },
  contacts: { phone: "0390000000", website: "https://www.comune.prova.example" },
  segregationCode: "12",
  station: "12345678903_01",
  bankIban: present(parseIban("IT90N0306901600100000012345")),
  noticeVersion: 1,
  version: 1,
  features: ["NOTIFICA_AVVISI_IO"],
  debtPositionTypes: [taxType],
};

/** Position number `number` of the ente: its own person, IUD, IUV and notice. */
export function debtPosition(
  number: number,
  changes: Partial<DebtPosition> = {},
): NoticeFacts["debtPosition"] {
  const iuv = composeIuv({ segregationCode: "12", progressive: number });
  return {
    organizationFiscalCode: comune.fiscalCode,
    iud: present(parseIud(`IUD-${number}`)),
    iuv,
    debtor: {
      kind: "F",
      code: personFiscalCode(number),
      fullName: "Mario Rossi",
      email: `debitore-${number}@posta.example`,
    },
    dueDate: present(parseCalendarDate("2027-06-30")),
    amountCents: euroCents(12_050),
    typeCode: taxType.code,
    paymentChannels: "ALL",
    description: "Tassa sui rifiuti 2027",
    transferCategory: "9/0101101IM/",
    status: "PAYABLE",
    version: 1,
    notify: true,
    createdAt: "2027-01-10T09:00:00.000Z",
    updatedAt: "2027-01-10T09:00:00.000Z",
    ...changes,
    noticeNumber: changes.noticeNumber ?? present(noticeNumberOf(iuv)),
  };
}

export function noticeFacts(changes: Partial<DebtPosition> = {}): NoticeFacts {
  return {
    organization: comune,
    debtPositionType: taxType,
    debtPosition: debtPosition(1, changes),
  };
}
