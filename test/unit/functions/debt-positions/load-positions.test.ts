import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { loadPositions } from "../../../../functions/debt-positions/load-positions/load-positions.ts";
import { respond } from "../../../../functions/debt-positions/load-positions/responses.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { DebtPositionStore } from "../../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  debtSent,
  iuvsOf,
  positionWorld,
  worldIud,
} from "../../../support/debt-positions/position-world.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";

type Fields = Record<string, unknown>;

const create = (iud: string, changes: Fields = {}) => ({
  action: "create",
  iud,
  ...debtSent(changes),
});
const upsert = (iud: string, changes: Fields = {}) => ({
  action: "upsert",
  iud,
  ...debtSent(changes),
});

type World = ReturnType<typeof positionWorld>;

function loadingWorld(
  storeOf: (world: World) => Partial<DebtPositionStore> = () => ({}),
  typeCodes?: readonly string[],
) {
  const world = positionWorld();
  const journal = inMemoryJournal();
  const failures: unknown[] = [];
  const { fiscalCode } = world.organization;
  const reservations: number[] = [];
  const caller: Caller = {
    kind: "client",
    id: "gestionale",
    organization: fiscalCode,
    permissions: ["debt-positions:write"],
    ...(typeCodes && { typeCodes }),
  };
  const dependencies = {
    ...world.dependencies,
    positions: {
      ...world.positions,
      ...storeOf(world),
      reserveProgressives: (
        ...[ente, reservation]: Parameters<DebtPositionStore["reserveProgressives"]>
      ) => {
        reservations.push(reservation.count);
        return world.positions.reserveProgressives(ente, reservation);
      },
    },
    record: journal.record,
    report: (error: unknown) => failures.push(error),
  };
  return {
    ...world,
    journal,
    failures,
    reservations,
    async load(items: readonly unknown[]) {
      const result = await loadPositions({ organization: fiscalCode, caller, items }, dependencies);
      const answer = respond({ ...result, publicUrl: "https://api.example" });
      return { status: answer.status, body: JSON.parse(String(answer.body)) };
    },
  };
}

function statusesOf({ body }: { readonly body: { readonly items: readonly Fields[] } }) {
  return body.items.map(({ status }) => status);
}

describe("many debts in one call", () => {
  it("have their verdicts in order, and one that is wrong harms no other", async () => {
    const { load, journal } = loadingWorld();
    await load([create("vecchia"), create("bozza", { published: false })]);
    const answer = await load([
      create("nuova"),
      create("sbagliata", { debtPositionType: "INESISTENTE" }),
      { action: "burn", iud: "nuova" },
      upsert("vecchia", { description: "Altro" }),
      { action: "publish", iud: "bozza" },
      { action: "cancel", iud: "nessuna" },
      { action: "cancel", iud: "nuova" },
      create("nuova"),
    ]);
    expect(statusesOf(answer)).toEqual([201, 400, 400, 200, 200, 404, 409, 409]);
    expect(answer.body).toMatchObject({ done: 3, failed: 5 });
    const [first, wrong, unread] = answer.body.items;
    expect(first.notices).toHaveLength(1);
    expect(first.notices[0].links.pay).toMatch(/\/paga\/\d{18}\?ente=\d{11}$/u);
    expect(wrong.problem.errors[0].pointer).toBe("/debtPositionType");
    expect(unread.problem.errors[0].pointer).toBe("/action");
    // What could not be read, or was repeated, was not tried.
    expect(
      new Set(journal.events.slice(2).map(({ kind, outcome }) => `${kind} ${outcome}`)),
    ).toEqual(
      new Set([
        "positionCreated OK",
        "positionCreated KO",
        "positionAmended OK",
        "positionPublished OK",
        "positionCancelled KO",
      ]),
    );
  });

  it("take their numbers at once, and none where they are there already", async () => {
    const { load, reservations, positions, brokenInvariants } = loadingWorld();
    const items = Array.from({ length: 200 }, (_, index) => upsert(`debito-${index}`));
    await load(items);
    expect(reservations).toEqual([200]);
    const iuvs = [...positions.positions.values()].flatMap(iuvsOf);
    expect(new Set(iuvs).size).toBe(200);
    expect(statusesOf(await load(items))).toEqual(items.map(() => 200));
    expect(reservations).toEqual([200]);
    expect(brokenInvariants()).toEqual([]);
  });

  it("are the same debts when the call is made again", async () => {
    const iuds = fc.constantFrom("a", "b", "c", "d");
    const item = fc.oneof(
      iuds.map((iud) => create(iud)),
      iuds.map((iud) => upsert(iud)),
      iuds.map((iud) => ({ action: "cancel", iud })),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(item, { maxLength: 4, selector: ({ iud }) => iud }),
        async (items) => {
          const { load, positions, brokenInvariants } = loadingWorld();
          await load([create("a"), create("b")]);
          if (items.length > 0) await load(items);
          const once = new Map(positions.positions);
          if (items.length > 0) await load(items);
          expect(new Map(positions.positions)).toEqual(once);
          expect(brokenInvariants()).toEqual([]);
        },
      ),
      { numRuns: 40 },
    );
  });

  it("are written all but the one whose write fails", async () => {
    const { load, failures } = loadingWorld(({ positions }) => ({
      async create(position, claims, cancelled) {
        if (position.iud === "b") throw new Error("the table is away");
        return positions.create(position, claims, cancelled);
      },
    }));
    const answer = await load([create("a"), create("b"), create("c")]);
    expect(statusesOf(answer)).toEqual([201, 500, 201]);
    expect(failures).toHaveLength(1);
  });

  it("are numbered anew where somebody else was faster", async () => {
    let tries = 0;
    const { load, reservations } = loadingWorld(({ positions }) => ({
      async create(position, claims, cancelled) {
        tries += 1;
        return tries === 1 ? "iuvTaken" : positions.create(position, claims, cancelled);
      },
    }));
    expect(statusesOf(await load([create("a")]))).toEqual([201]);
    expect(reservations).toEqual([1, 1]);
  });

  it("that come too late in it are left as they are, and said to be", async () => {
    const { load, positions } = loadingWorld((world) => ({
      async create(position, claims, cancelled) {
        world.goTo("2026-11-29");
        return world.positions.create(position, claims, cancelled);
      },
    }));
    const items = Array.from({ length: 30 }, (_, index) => create(`debito-${index}`));
    const statuses = statusesOf(await load(items));
    expect(new Set(statuses)).toEqual(new Set([201, 503]));
    expect(positions.positions.size).toBe(statuses.filter((status) => status === 201).length);
    expect(statusesOf(await load(items))).toEqual(
      statuses.map((status) => (status === 201 ? 200 : 201)),
    );
  });

  it("are refused together where they ask for too many notices", async () => {
    const { load, positions } = loadingWorld();
    const installments = Array.from({ length: 60 }, () => ({ amountCents: 100 }));
    const plan = { kind: "INSTALMENTS", description: "Rate", installments };
    const items = Array.from({ length: 84 }, (_, index) =>
      create(`debito-${index}`, { paymentOptions: [plan] }),
    );
    expect(await load(items)).toMatchObject({
      status: 400,
      body: { errors: [{ pointer: "/items" }] },
    });
    expect(positions.positions.size).toBe(0);
  });

  it("of types that are not the caller's are not there", async () => {
    const { load, positions, organization } = loadingWorld(() => ({}), ["CDS"]);
    const own = positionWorld();
    await own.create();
    positions.positions.set(`${organization.fiscalCode}#${worldIud}`, own.position());
    const answer = await load([create("a"), { action: "cancel", iud: worldIud }]);
    expect(statusesOf(answer)).toEqual([400, 404]);
  });
});
