import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  fitsFilter,
  type IndexedDebt,
} from "../../../../../shared/domain/debt-positions/search-index.ts";
import { pageOfDebts, readDebts } from "../../../../../shared/domain/debt-positions/search-page.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { inMemoryDebtPositions } from "../../../../support/in-memory-debt-positions.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";

const enti = [demoOrganization().fiscalCode, demoOrganization("p_demo2").fiscalCode] as const;

/** Some debts, many of them of the same instant. */
const arbitraryDebts = fc
  .uniqueArray(
    fc.record({ number: fc.nat(40), minute: fc.nat(3), ente: fc.constantFrom(...enti) }),
    {
      selector: ({ number, ente }) => `${ente} ${number}`,
    },
  )
  .map((drawn) =>
    drawn.map(({ number, minute, ente }) =>
      openDebt(number + 1, {
        organizationFiscalCode: ente,
        createdAt: `2026-11-23T10:0${minute}:00.000Z`,
      }),
    ),
  );

describe("pages of debts", () => {
  it("give every debt once, the latest first, however long they are", () => {
    fc.assert(
      fc.property(arbitraryDebts, fc.integer({ min: 1, max: 7 }), (debts, limit) => {
        const seen: IndexedDebt[] = [];
        let cursor: string | undefined;
        do {
          const page = pageOfDebts(debts, { limit, ...(cursor !== undefined && { cursor }) });
          if (page === undefined) return expect.fail();
          expect(page.entries.length).toBeLessThanOrEqual(limit);
          seen.push(...page.entries);
          cursor = page.cursor;
        } while (cursor !== undefined);
        expect(new Set(seen)).toEqual(new Set(debts));
        expect(seen).toHaveLength(debts.length);
        const instants = seen.map(({ createdAt }) => createdAt);
        expect(instants).toEqual(instants.toSorted().reverse());
      }),
    );
  });

  it.each(["", "2026-11-23", "2026-11-23T10:00:00.000Z#1#x", "a#b#c"])(
    "know that a cursor such as '%s' is none of theirs",
    (cursor) => {
      expect(pageOfDebts([openDebt(1)], { limit: 1, cursor })).toBeUndefined();
    },
  );
});

it("reads debts of many enti in the order of their page, without those that are gone", async () => {
  const positions = inMemoryDebtPositions();
  const debts = [openDebt(3), openDebt(1, { organizationFiscalCode: enti[1] }), openDebt(2)];
  await positions.insertMany(debts);
  const entries = [...debts, openDebt(4)];
  expect(await readDebts(entries, positions)).toEqual(debts);
});

describe("a filter", () => {
  const debt = openDebt(1);
  const { dueDate, ...undated } = debt;

  it("takes both ends of a span for parts of it", () => {
    const exact = { from: 10_000, to: 10_000 };
    expect(fitsFilter(debt, { amountCents: exact, dueDate: { from: dueDate, to: dueDate } })).toBe(
      true,
    );
    expect(fitsFilter(debt, { amountCents: { from: 10_001 } })).toBe(false);
    expect(fitsFilter(debt, { amountCents: { to: 9_999 } })).toBe(false);
  });

  it("finds a debt without a due date on no day, and wherever none is asked for", () => {
    expect(fitsFilter(undated, { dueDate: { from: dueDate } })).toBe(false);
    expect(fitsFilter(undated, { dueDate: {}, statuses: ["PAYABLE"] })).toBe(true);
  });

  it("that names no type or state finds nothing", () => {
    expect(fitsFilter(debt, { typeCodes: [] })).toBe(false);
    expect(fitsFilter(debt, { statuses: [] })).toBe(false);
  });
});
