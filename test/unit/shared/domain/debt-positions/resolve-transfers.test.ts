import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  noticesOf,
  type PositionNotice,
  throughNotice,
} from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import {
  allOnPostalAccounts,
  resolveTransfers,
} from "../../../../../shared/domain/debt-positions/resolve-transfers.ts";
import type { TransferDestination } from "../../../../../shared/domain/debt-positions/transfer.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { parseIuv } from "../../../../../shared/domain/values/iuv.ts";
import { parseProvinceCode } from "../../../../../shared/domain/values/province-code.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";
import {
  arbitraryEnte,
  arbitraryPosition,
} from "../../../../support/pagopa-node/arbitrary-position.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const province = demoOrganization("p_demo2");

function resolve(position: DebtPosition, notice: PositionNotice, organization = ente) {
  const debtPositionType = present(findDebtPositionType(organization, position.typeCode));
  return resolveTransfers({ organization, debtPositionType, position, notice });
}

/** The transfers of the payment at once. */
function resolveOnly(changes: Partial<DebtPosition>, organization?: Organization) {
  const position = openDebt(1, changes);
  return resolve(position, present(noticesOf(position)[0]), organization);
}

function remittanceOf(changes: Partial<DebtPosition>): string {
  return present(resolveOnly(changes)?.[0]).remittanceInformation;
}

function withAccount(account: "bank" | "postal" | "bank+postal"): Organization {
  return {
    ...ente,
    debtPositionTypes: ente.debtPositionTypes.map((type) => ({ ...type, account })),
  };
}

describe("the transfers of any notice", () => {
  it("make up its amount, each with a beneficiary, an account or a stamp", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        for (const notice of noticesOf(position)) {
          const transfers = present(resolve(position, notice));
          const sum = transfers.reduce((total, { amountCents }) => total + amountCents, 0);
          expect(sum).toBe(notice.amountCents);
          expect(transfers.length).toBeGreaterThanOrEqual(1);
          expect(transfers.length).toBeLessThanOrEqual(5);
        }
      }),
    );
  });

  it("are the same seen through the notice, as it is printed", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        for (const notice of noticesOf(position)) {
          const view = present(throughNotice(position, notice.noticeNumber));
          const [only] = noticesOf(view);
          expect(resolve(view, present(only))).toEqual(resolve(position, notice));
        }
      }),
    );
  });

  it("say what they are for in at most 140 characters that bank transfers carry", () => {
    fc.assert(
      fc.property(arbitraryPosition, (position) => {
        for (const notice of noticesOf(position)) {
          for (const { amountCents, remittanceInformation } of resolve(position, notice) ?? []) {
            expect(remittanceInformation).toMatch(/^[a-zA-Z0-9/\-?:(),.'+ ]{1,140}$/);
            const euros = `${Math.floor(amountCents / 100)}.${String(amountCents % 100).padStart(2, "0")}`;
            expect(remittanceInformation).toContain(`/RFB/${notice.iuv}/${euros}/TXT/`);
            expect(remittanceInformation).not.toMatch(/ {2}| $/);
          }
        }
      }),
    );
  });

  it("go to an account of the ente's that its type collects on, or there are none", () => {
    fc.assert(
      fc.property(arbitraryEnte, (organization) => {
        const { account } = present(findDebtPositionType(organization, "TARI"));
        const bank = account === "postal" ? undefined : organization.bankIban;
        const postal = account === "bank" ? undefined : organization.postalIban;
        const transfers = resolveOnly({}, organization);
        if (bank === undefined && postal === undefined) {
          expect(transfers).toBeUndefined();
          return;
        }
        expect(transfers?.[0]?.destination).toEqual({
          kind: "account",
          iban: bank ?? postal,
          ...(postal && { postalIban: postal }),
        });
        expect(allOnPostalAccounts(present(transfers))).toBe(postal !== undefined);
      }),
    );
  });
});

describe("the transfers of a debt", () => {
  it("are one to the ente's bank, named after it, where nothing else is said", () => {
    expect(resolveOnly({}, withAccount("bank"))).toEqual([
      {
        amountCents: 10_000,
        beneficiaryFiscalCode: ente.fiscalCode,
        beneficiaryName: "Comune di Prova",
        destination: { kind: "account", iban: ente.bankIban },
        remittanceInformation: "/RFB/12000000000000119/100.00/TXT/TARI 2026",
        transferCategory: "9/0101101IM/",
        metadata: [],
      },
    ]);
  });

  it("are two with a secondary beneficiary, the issuing ente first", () => {
    const secondaryBeneficiary = {
      fiscalCode: province.fiscalCode,
      name: province.name,
      iban: present(province.bankIban),
      transferCategory: "9/0201102IM/",
      remittanceInformation: "TEFA 2026",
      amountCents: euroCents(500),
    };
    expect(resolveOnly({ secondaryBeneficiary })).toMatchObject([
      { amountCents: 10_000, beneficiaryFiscalCode: ente.fiscalCode },
      {
        amountCents: 500,
        beneficiaryFiscalCode: province.fiscalCode,
        beneficiaryName: province.name,
        destination: { kind: "account", iban: province.bankIban },
        remittanceInformation: "/RFB/12000000000000119/5.00/TXT/TEFA 2026",
        transferCategory: "9/0201102IM/",
      },
    ]);
  });

  it("may all go to another ente, also with none of the issuing one's accounts left", () => {
    const { bankIban: _, postalIban: __, ...withoutAccounts } = ente;
    const transfers = [
      {
        amountCents: euroCents(10_000),
        beneficiaryFiscalCode: province.fiscalCode,
        destination: { kind: "account", iban: present(province.bankIban) },
        transferCategory: "9/0201102IM/",
      },
    ] as const;
    expect(resolveOnly({ transfers }, withoutAccounts)).toMatchObject(transfers);
    expect(resolveOnly({}, withoutAccounts)).toBeUndefined();
  });

  it("can be credited at the post office where every account is postal or has such a twin", () => {
    const transfer = {
      amountCents: euroCents(5_000),
      beneficiaryFiscalCode: ente.fiscalCode,
      transferCategory: "9/0101101IM/",
    };
    const postal = { kind: "account", iban: present(ente.postalIban) } as const;
    const bank = { kind: "account", iban: present(ente.bankIban) } as const;
    const twin = { ...bank, postalIban: present(ente.postalIban) };
    const province = present(parseProvinceCode("MI"));
    const stamp = { kind: "stamp", documentHash: "aGFzaA==", province } as const;
    const isPostal = (...destinations: readonly TransferDestination[]) => {
      const transfers = destinations.map((destination) => ({ ...transfer, destination }));
      return allOnPostalAccounts(present(resolveOnly({ transfers })));
    };
    expect(isPostal(postal, twin)).toBe(true);
    expect(isPostal(postal, bank)).toBe(false);
    expect(isPostal(postal, stamp)).toBe(false);
  });

  it("carry their own words, or the debt's, with letters that banks know in place of others", () => {
    expect(remittanceOf({ description: "Mensa «Città» n° 3 – è così!" })).toBe(
      "/RFB/12000000000000119/100.00/TXT/Mensa Citta n 3 e cosi",
    );
    expect(remittanceOf({ description: "小学校" })).toBe("/RFB/12000000000000119/100.00/TXT/");
    expect(remittanceOf({ description: "A".repeat(200) })).toHaveLength(140);
    const transfers = [
      {
        amountCents: euroCents(10_000),
        beneficiaryFiscalCode: ente.fiscalCode,
        destination: { kind: "ownAccounts" },
        remittanceInformation: "Quota propria",
        transferCategory: "9/0101101IM/",
      },
    ] as const;
    expect(remittanceOf({ transfers })).toBe("/RFB/12000000000000119/100.00/TXT/Quota propria");
  });

  it("say RFS of an IUV in RF form", () => {
    const position = openDebt(1);
    const iuv = present(parseIuv("RF18539007547034000000000"));
    const notice = { ...present(noticesOf(position)[0]), iuv };
    const [transfer] = present(resolve(position, notice));
    expect(transfer?.remittanceInformation).toBe(`/RFS/${iuv}/100.00/TXT/TARI 2026`);
  });

  it("are credited as registered when the debt is paid, not as when it was made", () => {
    const iban = present(parseIban("IT59G0569601600000002145033"));
    const moved = resolveOnly({}, { ...withAccount("bank"), bankIban: iban });
    expect(moved?.[0]?.destination).toEqual({ kind: "account", iban });
  });
});
