import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { markPaid } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { parseProvinceCode } from "../../../../../shared/domain/values/province-code.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { createDynamoDebtPositionStore } from "../../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createTableClient } from "../../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";
import { numbersOf, openDebt } from "../../../../support/pagopa-node/node-world.ts";

const { fiscalCode, segregationCode } = demoOrganization();
let local: LocalTable;
let positions: ReturnType<typeof createDynamoDebtPositionStore>;

beforeAll(async () => {
  local = await startLocalTable();
  positions = createDynamoDebtPositionStore(createTableClient(local.tableName, { pace: "online" }));
});
afterAll(() => local?.stop());

const claimsOf = (debt: DebtPosition, iuvs = debt.iuv === undefined ? [] : [debt.iuv]) =>
  iuvs.map((iuv, index) => ({
    organizationFiscalCode: fiscalCode,
    iuv,
    iud: debt.iud,
    origin: { flowId: "api", row: index + 1 },
  }));

/** A debt that uses every part of the model. */
function richDebt(progressive: number): DebtPosition {
  const iban = parseIban("IT59G0569601600000002145033");
  const postalIban = parseIban("IT20Z0760101600000035058205");
  const province = parseProvinceCode("MI");
  if (iban === undefined || postalIban === undefined || province === undefined) expect.fail();
  const common = { beneficiaryFiscalCode: fiscalCode, transferCategory: "9/0101101IM/" };
  const metadata = [{ key: "CAPITOLO", value: "12" }];
  return openDebt(progressive, {
    amountCents: euroCents(2_600),
    transfers: [
      { ...common, amountCents: euroCents(500), destination: { kind: "ownAccounts" }, metadata },
      {
        ...common,
        amountCents: euroCents(500),
        beneficiaryName: "Altro",
        destination: { kind: "account", iban, postalIban },
        remittanceInformation: "Quota",
      },
      {
        ...common,
        amountCents: euroCents(1_600),
        destination: { kind: "stamp", documentHash: `${"A".repeat(43)}=`, province },
      },
    ],
    metadata,
    spontaneous: true,
    noticeVersion: 3,
    installmentPlans: [
      {
        description: "In due rate",
        installments: [1, 2].map((rate) => ({
          ...numbersOf(segregationCode, progressive * 1_000 + rate),
          amountCents: euroCents(1_300),
        })),
      },
    ],
  });
}

describe("positions created one by one", () => {
  it("come back as they were, with plans, transfers, stamps, metadata and payments", async () => {
    const debt = richDebt(1);
    const instalments = debt.installmentPlans?.[0]?.installments ?? [];
    const iuvs = [debt.iuv, ...instalments.map(({ iuv }) => iuv)].flatMap((iuv) => iuv ?? []);
    expect(await positions.create(debt, claimsOf(debt, iuvs))).toBe("written");
    const [found] = await positions.findMany(fiscalCode, [debt.iud]);
    expect(found).toEqual(debt);
    const receiptId = parseReceiptId("ricevuta") ?? expect.fail();
    const [first] = instalments;
    const number = first?.noticeNumber ?? expect.fail();
    const payment = {
      receiptId,
      amountCents: euroCents(1_300),
      paidAt: "2026-11-28T10:00:00.000Z",
    };
    const paid = markPaid(debt, number, { payment, now: new Date("2026-11-28T10:00:01Z") });
    expect(await positions.change(paid, debt.version)).toBe("written");
    expect(await positions.findByNoticeNumber(fiscalCode, number)).toEqual(paid);
    expect(await positions.findByIuv(fiscalCode, first?.iuv ?? expect.fail())).toEqual(paid);
  });

  it("come back as fines with a discount, found by either number", async () => {
    const numbers = numbersOf(segregationCode, 71);
    const installment = { ...numbers, amountCents: euroCents(7_000) };
    const fine = openDebt(70, {
      installmentPlans: [
        { kind: "discount", description: "Importo scontato", installments: [installment] },
      ],
    });
    const iuvs = [fine.iuv ?? expect.fail(), numbers.iuv];
    expect(await positions.create(fine, claimsOf(fine, iuvs))).toBe("written");
    expect(await positions.findMany(fiscalCode, [fine.iud])).toEqual([fine]);
    expect(await positions.findByNoticeNumber(fiscalCode, numbers.noticeNumber)).toEqual(fine);
  });

  it("never take an IUD or an IUV that is taken, and leave nothing behind when they fail", async () => {
    const debt = openDebt(50);
    expect(await positions.create(debt, claimsOf(debt))).toBe("written");
    expect(await positions.create({ ...debt, version: 9 }, claimsOf(openDebt(51)))).toBe(
      "iudTaken",
    );
    expect(await positions.create(openDebt(52), claimsOf(debt))).toBe("iuvTaken");
    expect(await positions.findMany(fiscalCode, [openDebt(52).iud])).toEqual([]);
    const { iuv } = openDebt(51);
    expect(await positions.findClaim(fiscalCode, iuv ?? expect.fail())).toBeUndefined();
  });

  it("take the IUD of a cancelled position only at the version that was read", async () => {
    const debt = openDebt(60, { status: "CANCELLED" });
    await positions.create(debt, claimsOf(debt));
    const again = openDebt(60, { ...numbersOf(segregationCode, 61), version: 2 });
    const stale = { ...debt, version: 7 };
    expect(await positions.create(again, claimsOf(again), stale)).toBe("iudTaken");
    expect(await positions.create(again, claimsOf(again), debt)).toBe("written");
  });
});

describe("the ente's numbering", () => {
  it("gives nobody the same progressives, however many ask at once", async () => {
    const reservation = { segregationCode: "45", firstProgressiveMin: 1_000, count: 3 };
    const firsts = await Promise.all(
      Array.from({ length: 12 }, () => positions.reserveProgressives(fiscalCode, reservation)),
    );
    const taken = firsts.flatMap((first) => [first, first + 1, first + 2]);
    expect(new Set(taken).size).toBe(36);
    expect(Math.min(...taken)).toBe(1_000);
    expect(Math.max(...taken)).toBe(1_035);
  });
});
