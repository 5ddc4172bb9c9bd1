import { describe, expect, it } from "vitest";
import { noticesOf } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { resolveTransfers } from "../../../../../shared/domain/debt-positions/resolve-transfers.ts";
import { composeNotice } from "../../../../../shared/domain/notices/compose-notice.ts";
import {
  hasNoticeToPrint,
  noticesToPrint,
} from "../../../../../shared/domain/notices/notices-to-print.ts";
import type { DebtPositionType } from "../../../../../shared/domain/organizations/debt-position-type.ts";
import {
  findDebtPositionType,
  type Organization,
} from "../../../../../shared/domain/organizations/organization.ts";
import { transferCategoryOf } from "../../../../../shared/domain/organizations/transfer-category.ts";
import {
  accountsOf,
  hasAccounts,
} from "../../../../../shared/domain/organizations/type-accounts.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const type: DebtPositionType = present(findDebtPositionType(ente, "TARI"));
const bankIban = present(parseIban("IT59G0569601600000002145033"));
const postalIban = present(parseIban("IT20Z0760101600000035058205"));
const { bankIban: _, postalIban: __, ...others } = ente;
const withoutAccounts: Organization = others;

describe("the accounts of a type", () => {
  it("are its own before the ente's, and only of the kinds it is collected on", () => {
    const own = { ...type, bankIban };
    expect(accountsOf(ente, own)).toEqual({ bankIban, postalIban: ente.postalIban });
    expect(accountsOf(ente, { ...own, account: "postal" })).toEqual({
      postalIban: ente.postalIban,
    });
    expect(accountsOf(withoutAccounts, { ...own, account: "bank" })).toEqual({ bankIban });
  });

  it("are there when each kind is", () => {
    expect(hasAccounts(withoutAccounts, { ...type, bankIban, postalIban })).toBe(true);
    expect(hasAccounts(withoutAccounts, { ...type, bankIban })).toBe(false);
    expect(hasAccounts(withoutAccounts, { ...type, account: "bank", bankIban })).toBe(true);
  });

  it("are where its debts are paid", () => {
    const position = openDebt(1);
    const [notice] = noticesOf(position);
    const debtPositionType = { ...type, account: "bank", bankIban } as const;
    const facts = { organization: ente, debtPositionType, position, notice: present(notice) };
    expect(resolveTransfers(facts)?.[0]?.destination).toEqual({ kind: "account", iban: bankIban });
  });
});

describe("the notice of a type with an office and a postal account of its own", () => {
  const own = {
    ...type,
    officeName: "Ufficio scuola",
    postalIban,
    postalAccountHolder: "Comune di Prova - Scuola",
  };
  const debtPosition = openDebt(1);

  it("shows them, on pages that other types do not share", () => {
    const notice = composeNotice({ organization: ente, debtPositionType: own, debtPosition });
    expect(notice.creditor).toMatchObject({
      officeName: "Ufficio scuola",
      postalAccount: { number: "000035058205", holder: "Comune di Prova - Scuola" },
    });
    const other = composeNotice({ organization: ente, debtPositionType: type, debtPosition });
    expect(notice.formKey).not.toBe(other.formKey);
    const changed = { ...own, officeName: "Ufficio tributi" };
    const next = composeNotice({ organization: ente, debtPositionType: changed, debtPosition });
    expect(next.formKey).not.toBe(notice.formKey);
  });
});

describe("a type whose notices the ente prints itself", () => {
  it("is left out of packs", () => {
    const position = openDebt(1);
    const packsOf = (printDisabled: boolean) => {
      const debtPositionTypes = ente.debtPositionTypes.map((each) =>
        each.code === position.typeCode ? { ...each, printDisabled } : each,
      );
      const organization = { ...ente, debtPositionTypes };
      const printed = noticesToPrint(organization, [position.iud], [position]);
      return [hasNoticeToPrint(organization, position), printed.length];
    };
    expect(packsOf(false)).toEqual([true, 1]);
    expect(packsOf(true)).toEqual([false, 0]);
  });
});

describe("the taxonomy code of a debt that brings none", () => {
  it("says with its prefix whether the debt may become a request to pay", () => {
    const categories = ([undefined, "timing", "otherOperator", "both"] as const).map((rtpOptOut) =>
      transferCategoryOf({ taxonomyCode: type.taxonomyCode, ...(rtpOptOut && { rtpOptOut }) }),
    );
    expect(categories).toEqual(["9/0101101IM/", "6/0101101IM/", "7/0101101IM/", "8/0101101IM/"]);
  });
});
