import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/debt-positions/position-search/documentation.ts";
import type { SearchDependencies } from "../../../../functions/debt-positions/position-search/found-page.ts";
import { respond } from "../../../../functions/debt-positions/position-search/responses.ts";
import {
  debtorSearchBody,
  positionSearchBody,
} from "../../../../functions/debt-positions/position-search/routes.ts";
import { searchDebtor } from "../../../../functions/debt-positions/position-search/search-debtor.ts";
import { searchPositions } from "../../../../functions/debt-positions/position-search/search-positions.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import type { NewJournalEvent } from "../../../../shared/domain/journal/journal-event.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseReceiptId } from "../../../../shared/domain/values/receipt-id.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { inMemoryDebtorIndex } from "../../../support/in-memory-debtor-index.ts";
import { present } from "../../../support/notifications/debts.ts";
import { nodeWorld, openDebt } from "../../../support/pagopa-node/node-world.ts";

const ente = demoOrganization();
const other = demoOrganization("p_demo2").fiscalCode;
const code = openDebt(1).debtor.code;
const everything: Caller = {
  kind: "client",
  id: "gestionale",
  organization: ente.fiscalCode,
  permissions: ["debt-positions:read", "debtors:read"],
};

let world: ReturnType<typeof nodeWorld>;
let dependencies: SearchDependencies;
let events: NewJournalEvent[];

beforeEach(() => {
  world = nodeWorld();
  events = [];
  dependencies = {
    organizations: { find: async () => ente },
    positions: world.positions,
    debtors: inMemoryDebtorIndex(world.positions.positions),
    record: async (written) => {
      events.push(...written);
    },
    publicUrl: "https://pagamenti.example",
    now: () => world.clock.now,
  };
});

async function search(body: unknown, caller: Partial<Caller> = {}) {
  const wanted = positionSearchBody.parse(body);
  return searchPositions(
    { ...wanted, organization: ente.fiscalCode, caller: { ...everything, ...caller } },
    dependencies,
  );
}

async function searchDebts(body: object, caller: Partial<Caller> = {}) {
  const wanted = debtorSearchBody.parse({ fiscalCode: code, ...body });
  return searchDebtor(
    { ...wanted, organization: ente.fiscalCode, caller: { ...everything, ...caller } },
    dependencies,
  );
}

type Outcome = Awaited<ReturnType<typeof search>>;
const iudsOf = (outcome: Outcome) =>
  outcome.outcome === "page"
    ? outcome.found.map(({ position }) => position.iud)
    : expect.fail(outcome.outcome);
const at = (minute: number) => `2026-11-23T10:0${minute}:00.000Z`;

describe("a search by key", () => {
  const debt = openDebt(1);

  it.each([
    ["notice number", { noticeNumber: debt.noticeNumber }],
    ["IUV", { iuv: debt.iuv }],
    ["IUD", { iud: debt.iud }],
  ])("by %s finds the one debt, where it fits the filters too", async (_name, key) => {
    await world.addDebts(debt, openDebt(2));
    expect(iudsOf(await search(key))).toEqual([debt.iud]);
    expect(iudsOf(await search({ ...key, statuses: ["PAID"] }))).toEqual([]);
    expect(iudsOf(await search(key, { typeCodes: ["MENSA"] }))).toEqual([]);
    expect(events).toEqual([]);
  });

  it("takes one key alone", async () => {
    const outcome = await search({ iud: debt.iud, debtorCode: code });
    expect(outcome).toEqual({ outcome: "ambiguous" });
    expect(respond(outcome).status).toBe(400);
  });
});

describe("a search by what debts are like", () => {
  beforeEach(async () => {
    const { dueDate: _, ...undated } = openDebt(4, { createdAt: at(4) });
    await world.addDebts(
      openDebt(1, { createdAt: at(1) }),
      openDebt(2, { createdAt: at(2), typeCode: "MENSA", amountCents: euroCents(500) }),
      openDebt(3, { createdAt: at(3), status: "CANCELLED" }),
      undated,
      openDebt(5, { organizationFiscalCode: other }),
    );
  });

  it.each([
    ["nothing in particular", {}, [4, 3, 2, 1]],
    ["states", { statuses: ["PAYABLE"] }, [4, 2, 1]],
    ["types", { debtPositionTypes: ["MENSA", "ALTRO"] }, [2]],
    ["an amount", { amountCents: { from: 500, to: 9_999 } }, [2]],
    ["due days", { dueOn: { from: "2027-06-30", to: "2027-06-30" } }, [3, 2, 1]],
    [
      "days of creation in Italy",
      { createdOn: { from: "2026-11-23", to: "2026-11-23" } },
      [4, 3, 2, 1],
    ],
    ["other days of creation", { createdOn: { from: "2026-11-24" } }, []],
  ])("by %s finds them, the latest first", async (_name, body, numbers) => {
    expect(iudsOf(await search(body))).toEqual(numbers.map((number) => `DEBITO-${number}`));
  });

  it("finds nothing of types that are not the caller's", async () => {
    expect(iudsOf(await search({}, { typeCodes: ["MENSA"] }))).toEqual(["DEBITO-2"]);
    const asked = { debtPositionTypes: ["TARI"] };
    expect(iudsOf(await search(asked, { typeCodes: ["MENSA"] }))).toEqual([]);
    expect(iudsOf(await search({}, { typeCodes: [] }))).toEqual([]);
  });

  it("goes on where the page before has ended, and nowhere else", async () => {
    const first = await search({ limit: 3 });
    if (first.outcome !== "page" || first.cursor === undefined) return expect.fail();
    const cursor = Buffer.from(first.cursor).toString("base64url");
    expect(iudsOf(await search({ limit: 3, cursor }))).toEqual(["DEBITO-1"]);
    const elsewhere = Buffer.from("altrove").toString("base64url");
    expect(await search({ cursor: elsewhere })).toEqual({ outcome: "cursorElsewhere" });
  });

  it("shows the state that a debt has now, whatever the index still says", async () => {
    const stale = inMemoryDebtorIndex(new Map(world.positions.positions));
    dependencies = { ...dependencies, debtors: stale };
    await world.positions.change(openDebt(1, { status: "CANCELLED", version: 2 }), 1);
    expect(iudsOf(await search({ statuses: ["PAYABLE"] }))).not.toContain("DEBITO-1");
  });

  it("says so where the ente has more debts than are looked at", async () => {
    const debtors = {
      ...dependencies.debtors,
      search: async () => ({ debts: [openDebt(1)], isWhole: false }),
    };
    dependencies = { ...dependencies, debtors };
    const { status, body } = respond(await search({}));
    expect({ status, body: JSON.parse(String(body)) }).toMatchObject({
      status: 200,
      body: { searchedAll: false, debtPositions: [{ iud: "DEBITO-1" }] },
    });
  });

  it.each(["amountCents", "createdOn", "dueOn"] as const)(
    "says that a span of %s is reversed",
    async (field) => {
      const [from, to] = field === "amountCents" ? [2, 1] : ["2027-02-02", "2027-02-01"];
      const outcome = await search({ [field]: { from, to } });
      expect(outcome).toEqual({ outcome: "reversed", field });
      expect(JSON.stringify(respond(outcome))).toContain(`/${field}/to`);
    },
  );
});

describe("a search by person", () => {
  beforeEach(async () => {
    const receiptId = present(parseReceiptId("ricevuta-1"));
    const payment = { receiptId, amountCents: euroCents(10_000), paidAt: at(9) };
    const debtor = { kind: "F", code: "VRDLGI80A01F205X", fullName: "Verdi Luigi" } as const;
    await world.addDebts(
      openDebt(1, { createdAt: at(1) }),
      openDebt(2, { createdAt: at(2), status: "PAID", payment }),
      openDebt(3, { createdAt: at(3), status: "PARTIALLY_PAID", typeCode: "MENSA" }),
      openDebt(4, { status: "DRAFT" }),
      openDebt(5, { status: "CANCELLED" }),
      openDebt(6, { debtor }),
      openDebt(7, { organizationFiscalCode: other }),
    );
  });

  it("gives what is open, what was paid, or both", async () => {
    expect(iudsOf(await searchDebts({}))).toEqual(["DEBITO-3", "DEBITO-2", "DEBITO-1"]);
    expect(iudsOf(await searchDebts({ state: "open" }))).toEqual(["DEBITO-3", "DEBITO-1"]);
    expect(iudsOf(await searchDebts({ state: "paid" }))).toEqual(["DEBITO-3", "DEBITO-2"]);
    const { body } = respond(await searchDebts({ state: "paid" }));
    expect(String(body)).toContain(`/v1/organizations/${ente.fiscalCode}/receipts/ricevuta-1`);
  });

  it("gives the caller its own types alone", async () => {
    expect(iudsOf(await searchDebts({}, { typeCodes: ["MENSA"] }))).toEqual(["DEBITO-3"]);
    expect(iudsOf(await searchDebts({}, { typeCodes: [] }))).toEqual([]);
  });

  it("leaves an event that says who has searched, and not for whom", async () => {
    await searchDebts({});
    await search({ debtorCode: code.toLowerCase() });
    const event = {
      organizationFiscalCode: ente.fiscalCode,
      at: world.clock.now.toISOString(),
      kind: "debtorSearched",
      direction: "in",
      peer: { kind: "client", id: "gestionale" },
      outcome: "OK",
      durationMs: 0,
    };
    expect(events).toEqual([event, event]);
  });

  it("is for who is entitled to, by whichever of the two searches", async () => {
    const permissions = ["debt-positions:read"] as const;
    const outcome = await search({ debtorCode: code }, { permissions });
    expect(outcome).toEqual({ outcome: "forbidden" });
    expect(respond(outcome).status).toBe(403);
    expect(events).toEqual([]);
    expect(iudsOf(await search({ debtorCode: code }))).toHaveLength(5);
  });

  it("shows nothing of a debt that has become another person's", async () => {
    const stale = inMemoryDebtorIndex(new Map(world.positions.positions));
    dependencies = { ...dependencies, debtors: stale };
    const debtor = { kind: "F", code: "VRDLGI80A01F205X", fullName: "Verdi Luigi" } as const;
    await world.positions.change(openDebt(1, { debtor, version: 2 }), 1);
    expect(iudsOf(await searchDebts({ state: "open" }))).toEqual(["DEBITO-3"]);
  });

  it("knows a cursor of another search", async () => {
    const cursor = Buffer.from("altrove").toString("base64url");
    const outcome = await searchDebts({ cursor });
    expect(outcome).toEqual({ outcome: "cursorElsewhere" });
    expect(respond(outcome).status).toBe(400);
  });
});

describe("the body of a search", () => {
  it.each([
    ["a filter that nobody knows", { stato: "PAYABLE" }],
    ["no state", { statuses: [] }],
    ["an unknown state", { statuses: ["APERTA"] }],
    ["half a cent", { amountCents: { from: 0.5 } }],
    ["a day that does not exist", { dueOn: { to: "2027-02-30" } }],
    ["too many at once", { limit: 101 }],
    ["a code with a wildcard", { debtorCode: "RSSMRA80A01*" }],
  ])("with %s is refused", (_name, body) => {
    expect(positionSearchBody.safeParse(body).success).toBe(false);
  });

  it("is read or refused, whatever it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        positionSearchBody.safeParse(body);
        debtorSearchBody.safeParse(body);
      }),
      { numRuns: 50 },
    );
  });
});

it("answers as its description says", async () => {
  const debts: readonly DebtPosition[] = [
    openDebt(1),
    openDebt(2, {
      status: "PAID",
      settlement: { paidOn: day("2026-11-20"), reason: "counter", recordedAt: at(1) },
    }),
  ];
  await world.addDebts(...debts);
  expectDocumented(documentation, respond(await search({})), "searchDebtPositions");
  expectDocumented(documentation, respond(await searchDebts({})), "searchDebtor");
});
