import { beforeEach, describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/journal/read-journal/documentation.ts";
import { routes } from "../../../../functions/journal/read-journal/routes.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { NewJournalEvent } from "../../../../shared/domain/journal/journal-event.ts";
import { positionFactsOf } from "../../../../shared/domain/journal/position-facts-of-event.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { callRoute } from "../../../support/journal/called-routes.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";
import { nodeWorld, numbersOf, openDebt } from "../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const { fiscalCode } = ente;
const debt = openDebt(1, { origin: { flowId: "flusso-1", row: 7 } });
const mensa = openDebt(2, {
  typeCode: "MENSA",
  debtor: { kind: "F", code: "BNCNNA80A41F205X", fullName: "Bianchi Anna" },
});
const unknown = numbersOf(ente.segregationCode, 999);
const all: Caller = {
  kind: "client",
  id: "gestionale",
  organization: fiscalCode,
  permissions: ["journal:read"],
};
const ofMensa: Caller = { ...all, typeCodes: ["MENSA"] };

function eventOf(at: string, changes: Partial<NewJournalEvent> = {}): NewJournalEvent {
  return {
    organizationFiscalCode: fiscalCode,
    at,
    kind: "verifyRequested",
    direction: "in",
    peer: { kind: "node" },
    outcome: "OK",
    ...changes,
  };
}

function about(position: typeof debt, at: string): NewJournalEvent {
  const { noticeNumber, iuv } = position;
  const numbers = { ...(noticeNumber && { noticeNumber }), ...(iuv && { iuv }) };
  return eventOf(at, { ...numbers, ...positionFactsOf(position) });
}

let journal: ReturnType<typeof inMemoryJournal>;
let world: ReturnType<typeof nodeWorld>;

beforeEach(async () => {
  journal = inMemoryJournal();
  world = nodeWorld();
  await world.addDebts(debt, mensa);
  await journal.record([
    about(debt, "2026-11-26T10:00:00.000Z"),
    about(mensa, "2026-11-26T11:00:00.000Z"),
    about(debt, "2026-11-28T09:00:00.000Z"),
    eventOf("2026-11-28T09:30:00.000Z", { noticeNumber: unknown.noticeNumber, outcome: "KO" }),
    eventOf("2026-11-28T09:40:00.000Z", { kind: "flowImported", flowId: "flusso-2" }),
  ]);
});

type Sent = { parameters?: Record<string, string>; query?: Record<string, string>; body?: unknown };

function call(operationId: string, sent: Sent = {}, caller = all) {
  const dependencies = { positions: world.positions, journal, now: () => world.clock.now };
  const parameters = { fiscalCode, ...sent.parameters };
  const described = { routes, documentation, dependencies };
  return callRoute(described, operationId, { ...sent, parameters, caller });
}

const instants = (body: { events: { at: string }[] }) =>
  body.events.map(({ at }) => at.slice(0, 13));

describe("the events of a position", () => {
  it("begin with the row of the flow that created it, which has left no event of its own", async () => {
    const { status, body } = await call("listPositionEvents", { parameters: { iud: debt.iud } });
    expect(status).toBe(200);
    expect(body.events).toMatchObject([
      { kind: "positionCreated", peer: { kind: "flow", id: "flusso-1" }, flowId: "flusso-1" },
      { kind: "verifyRequested", at: "2026-11-26T10:00:00.000Z", debtor: "RSS***…***X" },
      { kind: "verifyRequested", at: "2026-11-28T09:00:00.000Z" },
    ]);
  });

  it("come page by page, each once", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: "1", ...(cursor && { cursor }) };
      const { body } = await call("listPositionEvents", { parameters: { iud: debt.iud }, query });
      seen.push(...instants(body));
      cursor = body.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(["2026-11-23T10", "2026-11-26T10", "2026-11-28T09"]);
  });

  it("do not exist for who is held to other types, nor of a position that does not", async () => {
    const parameters = { iud: debt.iud };
    const hidden = await call("listPositionEvents", { parameters }, ofMensa);
    const missing = await call("listPositionEvents", { parameters: { iud: "ALTRO" } });
    expect(hidden.status).toBe(404);
    expect(hidden).toEqual(missing);
  });
});

describe("the events of a name", () => {
  it("are the same by notice number, IUV and IUD", async () => {
    const { noticeNumber = "", iuv = "", iud } = debt;
    const named = [{ noticeNumber }, { iuv }, { iud }];
    const bodies = await Promise.all(named.map(async (query) => call("listEvents", { query })));
    for (const { body } of bodies) {
      expect(instants(body)).toEqual(["2026-11-23T10", "2026-11-26T10", "2026-11-28T09"]);
    }
  });

  it("tell of a notice that nobody knows, by its number and its IUV", async () => {
    for (const query of [{ noticeNumber: unknown.noticeNumber }, { iuv: unknown.iuv }]) {
      expect((await call("listEvents", { query })).body.events).toMatchObject([{ outcome: "KO" }]);
      expect((await call("listEvents", { query }, ofMensa)).body.events).toEqual([]);
    }
  });

  it("are refused where two things are named at once", async () => {
    const query = { iud: debt.iud, from: "2026-11-28" };
    expect(await call("listEvents", { query })).toMatchObject({ status: 400 });
  });
});

describe("the events of some days", () => {
  const days = { from: "2026-11-25", to: "2026-11-28" };

  it("are today's when no day is named", async () => {
    const { body } = await call("listEvents");
    expect(instants(body)).toEqual(["2026-11-28T09", "2026-11-28T09", "2026-11-28T09"]);
  });

  it("are all of them, page by page, each once and in order", async () => {
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await call("listEvents", {
        query: { ...days, limit: "2", ...(cursor && { cursor }) },
      });
      expect(body.events.length).toBeLessThanOrEqual(2);
      seen.push(...body.events.map(({ at }: { at: string }) => at));
      cursor = body.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(journal.events.map(({ at }) => at));
  });

  it("are those of its types for who is held to some", async () => {
    const { body } = await call("listEvents", { query: days }, ofMensa);
    expect(body.events).toMatchObject([{ debtPositionType: "MENSA" }]);
  });

  it.each([
    { from: "2026-11-28", to: "2026-11-27" },
    { from: "2026-10-01", to: "2026-11-28" },
    { from: "2026-02-30" },
    { ...days, cursor: "MjAyNi0xMi0wMSM" },
    { noticeNumber: "1" },
    { limit: "0" },
  ])("are refused for %j", async (query) => {
    expect((await call("listEvents", { query })).status).toBe(400);
  });
});

describe("the events of a debtor", () => {
  const days = { from: "2026-11-25", to: "2026-11-28" };

  it("are found by a fiscal code that no event and no address contains", async () => {
    const body = { ...days, debtorFiscalCode: mensa.debtor.code.toLowerCase() };
    const found = await call("searchEvents", { body });
    expect(found.body.events).toMatchObject([{ iud: mensa.iud }]);
    expect(JSON.stringify(found)).not.toContain(mensa.debtor.code);
  });

  it("are not shown to who is held to other types", async () => {
    const body = { ...days, debtorFiscalCode: debt.debtor.code };
    expect((await call("searchEvents", { body })).body.events).toHaveLength(2);
    expect((await call("searchEvents", { body }, ofMensa)).body.events).toEqual([]);
  });

  it.each([undefined, {}, { debtorFiscalCode: "RSSMRA\u0000" }, { debtorFiscalCode: 1 }])(
    "are refused for the body %j",
    async (body) => {
      expect((await call("searchEvents", { body })).status).toBe(400);
    },
  );
});
