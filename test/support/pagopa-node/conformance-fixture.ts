import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Transfer } from "../../../shared/domain/debt-positions/transfer.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIpaCode } from "../../../shared/domain/values/ipa-code.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parseProvinceCode } from "../../../shared/domain/values/province-code.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../demo-organization.ts";
import { day, debtPositionType } from "../demo-row-reading.ts";
import { present } from "../notifications/debts.ts";
import { nodeWorld, numbersOf, openDebt } from "./node-world.ts";

const comune = demoOrganization();
export const provincia = demoOrganization("p_demo2");

/** An ente that was registered and not yet let in. */
export const registeredOnly: Organization = {
  ...demoOrganization("r_demo3"),
  status: "INSERITO",
};

/** The ente of the platform's own test suites, on a station of its own. */
export const testEnte: Organization = {
  ...comune,
  ipaCode: present(parseIpaCode("c_prova")),
  fiscalCode: present(parseOrganizationFiscalCode("77777777777")),
  name: "Ente di Collaudo",
  officeName: "Ufficio Entrate",
  segregationCode: "07",
  station: "77777777777_01",
  debtPositionTypes: [
    debtPositionType({ account: "bank+postal" }),
    debtPositionType({ code: "MENSA", account: "bank", dueDateMandatory: false }),
    debtPositionType({ code: "POSTA", account: "postal" }),
    debtPositionType({ code: "CESSATO", active: false }),
  ],
};
export const demoEnte: Organization = {
  ...comune,
  debtPositionTypes: testEnte.debtPositionTypes,
};

const share: Omit<Transfer, "amountCents"> = {
  beneficiaryFiscalCode: provincia.fiscalCode,
  beneficiaryName: provincia.name,
  destination: { kind: "account", iban: present(provincia.bankIban) },
  transferCategory: "9/0201102IM/",
};
const documentHash = "47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=";
const stamp = { kind: "stamp", documentHash, province: present(parseProvinceCode("MI")) } as const;

function stampOf(ente: Organization): Transfer {
  return {
    amountCents: euroCents(1_600),
    beneficiaryFiscalCode: ente.fiscalCode,
    destination: stamp,
    remittanceInformation: "Imposta di bollo",
    transferCategory: "9/0101101IM/",
  };
}

function ownShare(ente: Organization, amountCents: number): Transfer {
  return {
    amountCents: euroCents(amountCents),
    beneficiaryFiscalCode: ente.fiscalCode,
    destination: { kind: "ownAccounts" },
    transferCategory: "9/0101101IM/",
  };
}

function planOf({ segregationCode }: Organization, firstProgressive: number) {
  const installments = [3_000, 3_000, 4_000].map((amountCents, index) => ({
    ...numbersOf(segregationCode, firstProgressive + index),
    amountCents: euroCents(amountCents),
    dueDate: day(`2027-0${index + 1}-31`.replace("02-31", "02-28")),
  }));
  return { description: "In tre rate", installments };
}

/** What each position is for; the number makes its notice. */
const places = {
  open: 1,
  expired: 2,
  cancelled: 3,
  paid: 4,
  instalments: 5,
  begunByInstalment: 6,
  stamp: 7,
  fiveStamps: 8,
  fiveTransfers: 9,
  postal: 10,
  bankOnly: 11,
  otherEnte: 12,
  noDueDate: 13,
  pastDueDate: 14,
  twoBeneficiaries: 15,
  typeNoLongerCollected: 16,
  paying: 17,
} as const;
export type PositionName = keyof typeof places;

function variantsOf(ente: Organization): Readonly<Record<PositionName, Partial<DebtPosition>>> {
  const payment = {
    receiptId: present(parseReceiptId("ricevuta-precedente")),
    paidAt: "2026-11-20T10:00:00.000Z",
  };
  const begun = planOf(ente, 200);
  const [first, ...others] = begun.installments;
  return {
    open: {},
    expired: { dueDate: day("2026-10-31") },
    cancelled: { status: "CANCELLED" },
    paid: { status: "PAID", payment: { ...payment, amountCents: euroCents(10_000) } },
    instalments: { installmentPlans: [planOf(ente, 100)] },
    begunByInstalment: {
      status: "PARTIALLY_PAID",
      installmentPlans: [
        {
          ...begun,
          installments: [
            { ...present(first), payment: { ...payment, amountCents: euroCents(3_000) } },
            ...others,
          ],
        },
      ],
    },
    stamp: {
      amountCents: euroCents(11_600),
      transfers: [ownShare(ente, 10_000), stampOf(ente)],
    },
    fiveStamps: {
      amountCents: euroCents(8_000),
      transfers: Array.from({ length: 5 }, () => stampOf(ente)),
    },
    fiveTransfers: {
      amountCents: euroCents(15_000),
      transfers: [1_000, 2_000, 3_000, 4_000, 5_000].map((amountCents, index) =>
        index % 2 === 0
          ? ownShare(ente, amountCents)
          : { ...share, amountCents: euroCents(amountCents) },
      ),
      metadata: [{ key: "CAPITOLO", value: "1.01.01" }],
    },
    postal: { typeCode: "POSTA" },
    bankOnly: { typeCode: "MENSA" },
    otherEnte: { transfers: [{ ...share, amountCents: euroCents(10_000) }] },
    noDueDate: { typeCode: "MENSA" },
    pastDueDate: { typeCode: "MENSA", dueDate: day("2026-10-31") },
    twoBeneficiaries: {
      secondaryBeneficiary: {
        fiscalCode: provincia.fiscalCode,
        name: provincia.name,
        iban: present(provincia.bankIban),
        transferCategory: "9/0201102IM/",
        remittanceInformation: "TEFA 2026",
        amountCents: euroCents(500),
      },
    },
    typeNoLongerCollected: { typeCode: "CESSATO" },
    paying: { status: "PAYING" },
  };
}

/** The position of that name of one of the enti. */
export function positionOf(ente: Organization, name: PositionName): DebtPosition {
  const { fiscalCode: organizationFiscalCode, segregationCode } = ente;
  const { dueDate, ...facts } = openDebt(places[name]);
  const changes = variantsOf(ente)[name];
  return {
    ...facts,
    ...(name !== "noDueDate" && dueDate && { dueDate }),
    ...changes,
    organizationFiscalCode,
    iud: facts.iud,
    ...numbersOf(segregationCode, places[name]),
  };
}

/** A station with all of these positions, of the test ente and of a demo one. */
export async function conformanceWorld() {
  const world = nodeWorld([testEnte, demoEnte, provincia, registeredOnly]);
  for (const ente of [testEnte, demoEnte]) {
    const debts = Object.keys(variantsOf(ente)).filter(isPositionName);
    await world.addDebts(...debts.map((name) => positionOf(ente, name)));
  }
  return world;
}

function isPositionName(name: string): name is PositionName {
  return name in places;
}
