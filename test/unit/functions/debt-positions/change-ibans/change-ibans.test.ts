import { beforeEach, describe, expect, it } from "vitest";
import {
  type ChangeIbansDependencies,
  changeIbans,
} from "../../../../../functions/debt-positions/change-ibans/change-ibans.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import {
  type IbanChange,
  nothingCounted,
  payingKeptMax,
} from "../../../../../shared/domain/debt-positions/iban-change.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import type { ChangeIbansMessage } from "../../../../../shared/messaging/messages.ts";
import { inMemoryIbanChanges } from "../../../../support/in-memory-iban-changes.ts";
import { comune, debtPosition, present } from "../../../../support/notifications/debts.ts";

const from = present(parseIban("IT59G0569601600000002145033"));
const to = present(parseIban("IT90N0306901600100000012345"));
const start = new Date("2027-03-01T08:00:00Z");
const change: IbanChange = {
  organizationFiscalCode: comune.fiscalCode,
  id: "c1",
  from,
  to,
  reason: "Nuovo tesoriere",
  requestedBy: { kind: "client", id: "client-1" },
  requestedAt: start.toISOString(),
  segments: 1,
  segmentsDone: 0,
  counters: nothingCounted,
  version: 1,
  status: "RUNNING",
};
const message: ChangeIbansMessage = {
  organizationFiscalCode: comune.fiscalCode,
  changeId: "c1",
  segment: 1,
};

function debt(number: number, changes: Partial<DebtPosition> = {}): DebtPosition {
  const position = debtPosition(number, changes);
  const destination = { kind: "account", iban: from } as const;
  const { amountCents, transferCategory } = position;
  const beneficiaryFiscalCode = comune.fiscalCode;
  const transfer = { amountCents, transferCategory, beneficiaryFiscalCode, destination };
  return { ...position, transfers: [transfer] };
}

let world: ReturnType<typeof inMemoryIbanChanges>;
let clock: Date;
let sent: { now: number; later: number };
let dependencies: ChangeIbansDependencies;

beforeEach(async () => {
  world = inMemoryIbanChanges();
  clock = start;
  sent = { now: 0, later: 0 };
  dependencies = {
    changes: world.store,
    positions: {
      findMany: async (_, iuds) => iuds.flatMap((iud) => world.positions.get(iud) ?? []),
    },
    walkPositions: async () => ({
      positions: [...world.positions.values()].map((position) => ({
        position,
        place: position.iud,
      })),
    }),
    async goOn(messages) {
      sent.now += messages.length;
    },
    async goOnLater(messages) {
      sent.later += messages.length;
    },
    now: () => clock,
  };
  await world.store.create(change, {
    scope: comune.fiscalCode,
    at: change.requestedAt,
    actor: change.requestedBy,
    action: "IbanChangeBegun",
    target: "ibanChange:c1",
    outcome: "done",
    changes: [],
  });
});

const put = (...positions: DebtPosition[]) => {
  for (const position of positions) world.positions.set(position.iud, position);
};
const deliver = (remainingMs = 900_000) =>
  changeIbans(message, dependencies, { remainingMs: () => remainingMs });
const wait = () => {
  clock = new Date(clock.getTime() + 900_000);
};
const found = () => world.store.find({ organizationFiscalCode: comune.fiscalCode, id: "c1" });

describe("walking the positions of an ente to change an IBAN", () => {
  it("changes the open ones, counts the others, and ends with a line of the audit", async () => {
    put(
      debt(1),
      debt(2, { status: "PAID" }),
      debt(3, { status: "PARTIALLY_PAID" }),
      debtPosition(4),
    );
    await deliver();
    const counters = { checked: 4, changed: 1, paid: 1, partiallyPaid: 1, paying: 0 };
    expect(await found()).toMatchObject({
      status: "DONE",
      doneAt: "2027-03-01T08:00:00.000Z",
      counters,
    });
    expect(world.audit.at(-1)).toMatchObject({
      action: "IbanChangeDone",
      actor: { kind: "portal", id: "change-ibans" },
      changes: expect.arrayContaining([{ pointer: "/changed", after: 1 }]),
    });
    expect(sent).toEqual({ now: 0, later: 0 });
  });

  it("tries what is being paid again, and changes it where the payment came to nothing", async () => {
    put(debt(1, { status: "PAYING" }), debt(2, { status: "PAYING" }));
    await deliver();
    expect(sent).toEqual({ now: 0, later: 1 });
    expect(await found()).toMatchObject({ status: "RUNNING" });
    put(debt(1, { version: 2 }), debt(2, { status: "PAID", version: 2 }));
    await deliver();
    expect(sent.later).toBe(2);
    wait();
    await deliver();
    expect(await found()).toMatchObject({
      status: "DONE",
      counters: { checked: 2, changed: 1, paid: 1, paying: 0 },
    });
  });

  it("leaves what is still being paid after four tries, and says so", async () => {
    put(debt(1, { status: "PAYING" }));
    await deliver();
    for (let tries = 0; tries < 3; tries += 1) {
      wait();
      await deliver();
      expect(await found()).toMatchObject({ status: "RUNNING" });
    }
    wait();
    await deliver();
    expect(await found()).toMatchObject({ status: "DONE", counters: { changed: 0, paying: 1 } });
  });

  it("tells as left those being paid that are more than it can try again", async () => {
    const many = Array.from({ length: payingKeptMax + 2 }, (_, number) =>
      debt(number + 1, { status: "PAYING", debtor: debtPosition(1).debtor }),
    );
    put(...many);
    await deliver();
    put(...many.map((each) => ({ ...each, status: "PAYABLE" as const })));
    wait();
    await deliver();
    expect(await found()).toMatchObject({
      status: "DONE",
      counters: { checked: many.length, changed: payingKeptMax, paying: 2 },
    });
  });

  it("reads a page again where a position has moved on since it was read", async () => {
    put(debt(1), debt(2));
    const { walkPositions } = dependencies;
    let readings = 0;
    dependencies = {
      ...dependencies,
      async walkPositions(...place) {
        readings += 1;
        const page = await walkPositions(...place);
        if (readings === 1) put(debt(2, { version: 2, description: "Rettificata" }));
        return page;
      },
    };
    await deliver();
    expect(await found()).toMatchObject({ status: "DONE", counters: { checked: 2, changed: 2 } });
    expect(world.positions.get(debt(2).iud)).toMatchObject({
      version: 3,
      description: "Rettificata",
    });
  });

  it("hands on to another message before its time is over, and does nothing once all is done", async () => {
    put(debt(1));
    await deliver(59_999);
    expect(sent).toEqual({ now: 1, later: 0 });
    expect(await found()).toMatchObject({ status: "RUNNING" });
    await deliver();
    const done = await found();
    await deliver();
    expect(await found()).toEqual(done);
    expect(world.audit).toHaveLength(2);
  });

  it("fails for a change that nobody asked for", async () => {
    const unknown = { ...message, changeId: "c2" };
    const walking = changeIbans(unknown, dependencies, { remainingMs: () => 900_000 });
    await expect(walking).rejects.toThrow("unknown change");
  });
});
