import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { settlementReasons } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  decideCancellation,
  decidePublication,
  decideReopening,
  decideSettlement,
} from "../../../../../shared/domain/debt-positions/decide-position-change.ts";
import {
  markPaid,
  noticesOf,
  residualCents,
} from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { positionWorld } from "../../../../support/debt-positions/position-world.ts";
import { day } from "../../../../support/demo-row-reading.ts";
import { present } from "../../../../support/notifications/debts.ts";

const instalments = {
  kind: "INSTALMENTS",
  description: "Due rate",
  installments: [
    { amountCents: 15_000, dueDate: "2027-06-30" },
    { amountCents: 15_000, dueDate: "2027-09-30" },
  ],
};
const settlement = { paidOn: day("2026-11-20"), reason: "counter" } as const;

describe("a debt that its ente says was paid elsewhere", () => {
  it("is paid, and is again what it was once the ente takes that back", async () => {
    const facts = fc.record(
      {
        reason: fc.constantFrom(...settlementReasons),
        paidOn: fc.constantFrom(day("2026-11-28"), day("2026-01-01")),
        note: fc.constantFrom("Quietanza 45", "Mandato 7"),
      },
      { requiredKeys: ["reason", "paidOn"] },
    );
    await fc.assert(
      fc.asyncProperty(facts, fc.boolean(), async (asked, isBegun) => {
        const { create, change, position, set, brokenInvariants } = positionWorld();
        await create({ paymentOptions: [instalments] });
        if (isBegun) {
          const payment = {
            receiptId: present(parseReceiptId("r1")),
            amountCents: euroCents(15_000),
            paidAt: "2026-11-27T10:00:00.000Z",
          };
          const { noticeNumber } = present(noticesOf(position())[0]);
          const { version: _, ...paid } = markPaid(position(), noticeNumber, {
            payment,
            now: new Date("2026-11-27T10:00:00Z"),
          });
          set(paid);
        }
        const before = position();
        expect(await change(decideSettlement(asked))).toMatchObject({ outcome: "changed" });
        expect(position()).toMatchObject({ status: "PAID", settlement: asked });
        expect(residualCents(position())).toBe(0);
        // Of the payment nobody here has seen the receipt.
        expect(brokenInvariants()).toEqual(isBegun ? ["paymentReceipt"] : []);
        expect(await change(decideSettlement(asked))).toMatchObject({ outcome: "unchanged" });
        const undone = await change(decideReopening, { opens: true });
        expect(undone).toMatchObject({ outcome: "changed" });
        const { version, updatedAt } = position();
        expect(position()).toEqual({ ...before, version, updatedAt });
        expect(version).toBe(before.version + 2);
      }),
      { numRuns: 40 },
    );
  });

  it("was not paid in the future, and is neither a draft, withdrawn nor paid", async () => {
    const { create, change, set } = positionWorld();
    await create({ published: false });
    const settle = () => change(decideSettlement(settlement));
    const tomorrow = await change(decideSettlement({ ...settlement, paidOn: day("2026-11-29") }));
    expect(tomorrow).toMatchObject({ outcome: "wrong", problems: [{ pointer: "/paidOn" }] });
    expect(await settle()).toEqual({ outcome: "refused", refusal: "draft" });
    for (const [status, refusal] of [
      ["CANCELLED", "cancelled"],
      ["PAID", "paid"],
      ["PAYING", "paying"],
    ] as const) {
      set({ status });
      expect(await settle()).toEqual({ outcome: "refused", refusal });
    }
    expect(await change(decideReopening)).toEqual({ outcome: "refused", refusal: "notSettled" });
  });

  it("is not settled twice in different ways, nor withdrawn before that is taken back", async () => {
    const { create, change } = positionWorld();
    await create();
    await change(decideSettlement(settlement));
    const refused = { outcome: "refused", refusal: "settled" };
    const other = await change(decideSettlement({ ...settlement, reason: "other" }));
    expect(other).toEqual(refused);
    expect(await change(decideCancellation)).toEqual(refused);
    expect(await change(decidePublication)).toEqual(refused);
  });
});

describe("a draft", () => {
  it("becomes payable once, as if it were created then", async () => {
    const { create, change, position, organization } = positionWorld();
    await create({ published: false });
    expect(await change(decidePublication, { opens: true })).toMatchObject({
      outcome: "changed",
      position: { status: "PAYABLE", noticeVersion: organization.noticeVersion },
    });
    const published = position();
    expect(await change(decidePublication)).toMatchObject({ outcome: "unchanged" });
    expect(position()).toEqual(published);
  });

  it("is not published past its due date, nor where the ente may load nothing", async () => {
    const demo = positionWorld().organization;
    const debtPositionTypes = demo.debtPositionTypes.map((type) => ({
      ...type,
      dueDateMandatory: true,
    }));
    const { create, change, goTo } = positionWorld({
      organization: { ...demo, debtPositionTypes },
    });
    await create({ published: false });
    goTo("2027-07-01");
    expect(await change(decidePublication)).toMatchObject({ outcome: "wrong" });
    const suspended = positionWorld({ organization: { ...demo, status: "SOSPESO" } });
    const draft = positionWorld();
    await draft.create({ published: false });
    suspended.positions.positions.set(`${demo.fiscalCode}#RATE-1`, draft.position());
    expect(await suspended.change(decidePublication, { opens: true })).toEqual({
      outcome: "organizationNotReady",
      status: "SOSPESO",
    });
    expect(await suspended.change(decideCancellation)).toMatchObject({ outcome: "changed" });
  });
});

describe("a debt that is withdrawn", () => {
  it("is withdrawn once, and nothing else is done with it", async () => {
    const { create, change } = positionWorld();
    await create();
    expect(await change(decideCancellation)).toMatchObject({
      outcome: "changed",
      position: { status: "CANCELLED", version: 2 },
    });
    expect(await change(decideCancellation)).toMatchObject({ outcome: "unchanged" });
    const refused = { outcome: "refused", refusal: "cancelled" };
    expect(await change(decidePublication)).toEqual(refused);
  });

  it("is one that the caller has seen as it is, and has to do with", async () => {
    const { create, change } = positionWorld();
    expect(await change(decideCancellation)).toEqual({ outcome: "unknown" });
    await create();
    const seen = { kind: "version", version: 7 } as const;
    const passed = { outcome: "versionPassed", version: 1 };
    expect(await change(decideCancellation, { seen })).toEqual(passed);
    const others = positionWorld({ typeCodes: ["CDS"] });
    const own = positionWorld();
    await own.create();
    others.positions.positions.set(`${own.organization.fiscalCode}#RATE-1`, own.position());
    expect(await others.change(decideCancellation)).toEqual({ outcome: "unknown" });
  });
});
