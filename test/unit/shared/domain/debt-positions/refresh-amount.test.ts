import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { budgetTotal, parseBudget } from "../../../../../shared/domain/debt-positions/budget.ts";
import { composeBudgetXml } from "../../../../../shared/domain/debt-positions/compose-budget-xml.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import {
  type AmountAnswer,
  createAmountRefresher,
} from "../../../../../shared/domain/debt-positions/refresh-amount.ts";
import {
  type BudgetShare,
  splitByShares,
} from "../../../../../shared/domain/organizations/budget-share.ts";
import type { DebtPositionType } from "../../../../../shared/domain/organizations/debt-position-type.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { parseOutboundUrl } from "../../../../../shared/domain/values/outbound-url.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { inMemoryDebtPositions } from "../../../../support/in-memory-debt-positions.ts";
import { present } from "../../../../support/notifications/debts.ts";
import { numbersOf, openDebt } from "../../../../support/pagopa-node/node-world.ts";

const url = present(
  parseOutboundUrl("https://tributi.comune.example/importo", { loopback: false }),
);
const [tari] = demoOrganization().debtPositionTypes;
const served: DebtPositionType = { ...present(tari), amountService: { url } };
const shares: BudgetShare[] = [
  { kind: "percent", chapterCode: "10", percentThousandths: 33_333 },
  { kind: "fixed", chapterCode: "20", fixedCents: euroCents(50) },
  { kind: "remainder", chapterCode: "30" },
];

function portal(debt: DebtPosition, answer: AmountAnswer) {
  const positions = inMemoryDebtPositions();
  const key = `${debt.organizationFiscalCode}#${debt.iud}`;
  positions.positions.set(key, debt);
  let questions = 0;
  const refresh = createAmountRefresher({
    positions,
    askAmount: async () => {
      questions += 1;
      return answer;
    },
    now: () => new Date("2026-11-28T10:00:00Z"),
  });
  return {
    refresh: (type: DebtPositionType | undefined) =>
      refresh({ position: debt, notice: present(noticesOf(debt)[0]), type }),
    kept: () => present(positions.positions.get(key)),
    move: (changes: Partial<DebtPosition>) =>
      positions.positions.set(key, { ...debt, version: debt.version + 1, ...changes }),
    questions: () => questions,
  };
}

const amount = (cents: number): AmountAnswer => ({
  outcome: "amount",
  amountCents: euroCents(cents),
});

describe("the amount that an ente's service gives", () => {
  it("is written down and answered", async () => {
    const { refresh, kept } = portal(openDebt(1), amount(12_345));
    const refreshed = await refresh(served);
    expect(refreshed).toMatchObject({ amountCents: 12_345, version: 2 });
    expect(kept()).toEqual(refreshed);
  });

  it("is not asked for of types without a service", async () => {
    const debt = openDebt(1);
    const { refresh, questions } = portal(debt, amount(1));
    expect(await refresh(tari)).toBe(debt);
    expect(await refresh(undefined)).toBe(debt);
    expect(questions()).toBe(0);
  });

  it.each<[string, AmountAnswer]>([
    ["it is the same", amount(10_000)],
    ["nothing comes", { outcome: "noAnswer" }],
    ["nothing is due", { outcome: "nothingDue" }],
  ])("leaves the debt as it is when %s", async (_, answer) => {
    const debt = openDebt(1);
    const { refresh, kept } = portal(debt, answer);
    expect(await refresh(served)).toBe(debt);
    expect(kept()).toBe(debt);
  });

  const other = {
    fiscalCode: present(parseOrganizationFiscalCode("80012340156")),
    name: "Provincia",
    iban: present(parseIban("IT59G0569601600000002145033")),
    transferCategory: "9/0201102IM/",
    amountCents: euroCents(500),
  };
  const half = { amountCents: euroCents(5_000) };
  const plan = {
    description: "Due rate",
    installments: [
      { ...half, ...numbersOf("12", 900) },
      { ...half, ...numbersOf("12", 901) },
    ],
  };
  const unsplit = composeBudgetXml([
    { chapterCode: "1", amountCents: euroCents(4_000) },
    { chapterCode: "2", amountCents: euroCents(6_000) },
  ]);
  it.each<[string, Partial<DebtPosition>]>([
    ["shared with another ente", { secondaryBeneficiary: other }],
    ["that can be paid by instalments", { installmentPlans: [plan] }],
    ["that is split into transfers", { transfers: [] }],
    ["that is being paid", { status: "PAYING" }],
    ["whose budget nobody could split anew", { budgetXml: unsplit }],
  ])("is not asked for of a debt %s", async (_, changes) => {
    const debt = openDebt(1, changes);
    const { refresh, questions } = portal(debt, amount(1));
    expect(await refresh(served)).toBe(debt);
    expect(questions()).toBe(0);
  });

  it("does not overwrite what has happened to the debt meanwhile", async () => {
    const { refresh, kept, move } = portal(openDebt(1), amount(12_345));
    move({ status: "PAID" });
    expect(await refresh(served)).toMatchObject({ status: "PAID", amountCents: 10_000 });
    expect(kept()).toMatchObject({ status: "PAID", amountCents: 10_000 });
  });

  it("takes the budget along, to the cent", async () => {
    const cents = fc.integer({ min: 200, max: 99_999_999_999 });
    const lines = fc.constantFrom<readonly BudgetShare[]>(
      [{ kind: "remainder", chapterCode: "7" }],
      shares,
    );
    await fc.assert(
      fc.asyncProperty(cents, cents, lines, async (before, after, budgetShares) => {
        const amountCents = euroCents(before);
        const budgetXml = composeBudgetXml(splitByShares(amountCents, budgetShares));
        const { refresh } = portal(openDebt(1, { amountCents, budgetXml }), amount(after));
        const refreshed = await refresh({ ...served, budgetShares });
        expect(refreshed.amountCents).toBe(after);
        const entries = present(parseBudget(refreshed.budgetXml ?? ""));
        expect(budgetTotal(entries)).toBe(after);
        expect(refreshed.budgetXml).toBe(
          composeBudgetXml(splitByShares(euroCents(after), budgetShares)),
        );
      }),
      { numRuns: 60 },
    );
  });
});
