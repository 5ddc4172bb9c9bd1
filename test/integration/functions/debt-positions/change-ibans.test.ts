import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import {
  type ChangeIbansDependencies,
  changeIbans,
} from "../../../../functions/debt-positions/change-ibans/change-ibans.ts";
import type {
  DebtPosition,
  DebtPositionStatus,
} from "../../../../shared/domain/debt-positions/debt-position.ts";
import {
  type IbanChange,
  ibanChangeSegments,
  nothingCounted,
} from "../../../../shared/domain/debt-positions/iban-change.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { type Iban, parseIban } from "../../../../shared/domain/values/iban.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../../../shared/domain/values/organization-fiscal-code.ts";
import type { ChangeIbansMessage } from "../../../../shared/messaging/messages.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoIbanChangeStore } from "../../../../shared/persistence/iban-changes/dynamo-iban-change-store.ts";
import { createPositionWalk } from "../../../../shared/persistence/iban-changes/position-walk.ts";
import {
  createTableClient,
  type TableClient,
} from "../../../../shared/persistence/table-client.ts";
import { Crash, faultPlan, withFaults } from "../../../support/fault-injection.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";
import { comune, debtPosition, present } from "../../../support/notifications/debts.ts";

const ente = comune.fiscalCode;
const other = present(parseOrganizationFiscalCode("77777777777"));
const oldIban = present(parseIban("IT59G0569601600000002145033"));
const newIban = present(parseIban("IT90N0306901600100000012345"));
const foreign = present(parseIban("IT20Z0760101600000035058205"));
const positionsOfEach = 500;
/** Some pages for every part of the table. */
const itemsPerPage = 110;

/** Of ten: one paid, one in part, one being paid, one by its second beneficiary, one elsewhere. */
const statusByTen: Partial<Record<number, DebtPositionStatus>> = {
  0: "PAID",
  1: "PARTIALLY_PAID",
  2: "PAYING",
};

function debtOf(organizationFiscalCode: OrganizationFiscalCode, number: number): DebtPosition {
  const place = number % 10;
  const transferCategory = "9/0101101IM/";
  const iban = place === 4 ? foreign : oldIban;
  const { email: _, ...debtor } = debtPosition(1).debtor;
  const debt = debtPosition(number + 1, { debtor });
  return {
    ...debt,
    organizationFiscalCode,
    status: statusByTen[place] ?? "PAYABLE",
    ...(place === 3
      ? {
          secondaryBeneficiary: {
            transferCategory,
            fiscalCode: other,
            name: "Altro ente",
            iban,
            amountCents: euroCents(100),
          },
        }
      : {
          transfers: [
            {
              beneficiaryFiscalCode: other,
              transferCategory,
              amountCents: debt.amountCents,
              destination: { kind: "account", iban },
            },
          ],
        }),
  };
}

function ibanOf({ secondaryBeneficiary, transfers = [] }: DebtPosition): Iban | undefined {
  const destination = transfers[0]?.destination;
  return destination?.kind === "account" ? destination.iban : secondaryBeneficiary?.iban;
}

let local: LocalTable;
let table: TableClient;
const debts = [ente, other].map((organization) =>
  Array.from({ length: positionsOfEach }, (_, number) => debtOf(organization, number)),
);

beforeAll(async () => {
  local = await startLocalTable("portale-iban");
  table = createTableClient(local.tableName);
  await createDynamoDebtPositionStore(table).insertMany(debts.flat());
});
afterAll(() => local?.stop());

let clock: Date;
let crashes: number;

beforeEach(() => {
  clock = new Date("2027-03-01T08:00:00Z");
  crashes = 0;
});

const draft = {
  scope: ente,
  at: "2027-03-01T08:00:00.000Z",
  actor: { kind: "client", id: "client-1" },
  action: "IbanChangeBegun",
  target: "ibanChange:1",
  outcome: "done",
  changes: [],
} as const;

function ask(replacement: Pick<IbanChange, "id" | "from" | "to" | "typeCodes">): IbanChange {
  return {
    ...replacement,
    organizationFiscalCode: ente,
    reason: "Nuovo tesoriere",
    requestedBy: { kind: "client", id: "client-1" },
    requestedAt: clock.toISOString(),
    segments: ibanChangeSegments,
    segmentsDone: 0,
    counters: nothingCounted,
    version: 1,
    status: "RUNNING",
  };
}

/** Delivers every message until none is left; a delivery that crashes is delivered again. */
async function deliver(change: IbanChange, moment?: "before" | "after"): Promise<void> {
  const store = createDynamoIbanChangeStore(table);
  await store.create(change, draft);
  const queue: ChangeIbansMessage[] = Array.from({ length: change.segments }, (_, index) => ({
    organizationFiscalCode: ente,
    changeId: change.id,
    segment: index + 1,
  }));
  const dependencies: ChangeIbansDependencies = {
    changes: store,
    positions: createDynamoDebtPositionStore(table),
    walkPositions: createPositionWalk(local.tableName, itemsPerPage),
    async goOn(messages) {
      queue.push(...messages);
    },
    async goOnLater(messages) {
      clock = new Date(clock.getTime() + 900_000);
      queue.push(...messages);
    },
    now: () => clock,
  };
  for (let at = 1; ; at += 1) {
    const [message] = queue;
    if (message === undefined) return;
    const plan = faultPlan(moment === undefined ? Number.POSITIVE_INFINITY : at, moment ?? "after");
    const faulty = {
      ...withFaults(dependencies, plan),
      now: dependencies.now,
      changes: withFaults(store, plan),
      positions: withFaults(dependencies.positions, plan),
    };
    try {
      await changeIbans(message, faulty, { remainingMs: () => 900_000 });
      queue.shift();
      at = 0;
    } catch (error) {
      if (!(error instanceof Crash)) throw error;
      crashes += 1;
    }
  }
}

async function stored(organization: OrganizationFiscalCode, list: readonly DebtPosition[]) {
  const iuds = list.map(({ iud }) => iud);
  const found = await createDynamoDebtPositionStore(table).findMany(organization, iuds);
  return new Map(found.map((position) => [position.iud, position]));
}

describe("the change of an IBAN on the positions of an ente", () => {
  it.each([
    { moment: "before", id: "20270301T080000-a", from: oldIban, to: newIban, version: 2 },
    { moment: "after", id: "20270301T080000-b", from: newIban, to: oldIban, version: 3 },
  ] as const)(
    "changes and counts each open one once, whatever crashes $moment any call, and none of another ente",
    async ({ moment, id, from, to, version }) => {
      // What is held by positions that nobody may change stays the old IBAN.
      await deliver(ask({ id, from, to }), moment);
      const [own = [], others = []] = debts;
      const byIud = await stored(ente, own);
      const open = own.filter((debt) => debt.status === "PAYABLE" && ibanOf(debt) === oldIban);
      expect(open).toHaveLength(300);
      for (const debt of own) {
        const now = present(byIud.get(debt.iud));
        const isOpen = open.includes(debt);
        expect(ibanOf(now)).toBe(isOpen ? to : ibanOf(debt));
        expect(now.version).toBe(isOpen ? version : 1);
      }
      const done = await createDynamoIbanChangeStore(table).find({
        organizationFiscalCode: ente,
        id,
      });
      const left = from === oldIban ? 50 : 0;
      expect(done).toMatchObject({
        status: "DONE",
        counters: { checked: 500, changed: 300, paid: left, partiallyPaid: left, paying: left },
      });
      expect([...(await stored(other, others)).values()]).toHaveLength(positionsOfEach);
      for (const [iud, position] of await stored(other, others)) {
        expect(position).toEqual(others.find((debt) => debt.iud === iud));
      }
      expect(crashes).toBeGreaterThan(20);
    },
  );
});
