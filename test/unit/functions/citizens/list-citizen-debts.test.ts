import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/citizens/list-citizen-debts/documentation.ts";
import {
  type ListCitizenDebtsDependencies,
  listCitizenDebts,
} from "../../../../functions/citizens/list-citizen-debts/list-citizen-debts.ts";
import { respond } from "../../../../functions/citizens/list-citizen-debts/responses.ts";
import { citizenDebtsQuery } from "../../../../functions/citizens/list-citizen-debts/route.ts";
import { roles } from "../../../../shared/domain/access/role.ts";
import {
  type DebtPosition,
  debtPositionStatuses,
} from "../../../../shared/domain/debt-positions/debt-position.ts";
import { directoryEntryOf } from "../../../../shared/domain/organizations/directory-entry.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { parseFiscalCode } from "../../../../shared/domain/values/fiscal-code.ts";
import { parseReceiptId } from "../../../../shared/domain/values/receipt-id.ts";
import { createDynamoPersonDebtorStore } from "../../../../shared/persistence/debt-positions/debtor-of-person.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { day } from "../../../support/demo-row-reading.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { inMemoryDebtorIndex } from "../../../support/in-memory-debtor-index.ts";
import { inMemoryTable } from "../../../support/in-memory-table.ts";
import { present } from "../../../support/notifications/debts.ts";
import { nodeWorld, openDebt } from "../../../support/pagopa-node/node-world.ts";
import { somePersonId } from "../../../support/people/sample-people.ts";

const comune = demoOrganization();
const provincia = demoOrganization("p_demo2");
const code = present(parseFiscalCode("RSSMRA80A01F205X"));
const person = somePersonId("c");
const sessionEnd = new Date("2026-11-28T16:00:00.000Z");

let enti: readonly Organization[];
let world: ReturnType<typeof nodeWorld>;
let dependencies: ListCitizenDebtsDependencies;

beforeEach(async () => {
  enti = [comune, provincia];
  world = nodeWorld(enti);
  const personDebtors = createDynamoPersonDebtorStore(inMemoryTable());
  await personDebtors.keep(person, code, sessionEnd);
  dependencies = {
    personDebtors,
    directory: async () => enti.map(directoryEntryOf),
    debtors: inMemoryDebtorIndex(world.positions.positions),
    positions: world.positions,
    organizations: { find: async (asked) => enti.find(({ fiscalCode }) => fiscalCode === asked) },
    publicUrl: "https://pagamenti.example",
    now: () => world.clock.now,
  };
});

const citizen = { id: person, role: "citizen" } as const;
const list = (
  query: object = {},
  caller: Parameters<typeof listCitizenDebts>[0]["caller"] = citizen,
) => listCitizenDebts({ caller, ...citizenDebtsQuery.parse(query) }, dependencies);

async function listed(query: object = {}): Promise<readonly string[]> {
  const result = await list(query);
  if (result.outcome !== "page") return expect.fail(result.outcome);
  return result.debts.map(({ position }) => position.iud);
}

const payment = {
  receiptId: present(parseReceiptId("ricevuta-1")),
  amountCents: euroCents(10_000),
  paidAt: "2026-11-27T10:00:00.000Z",
};
const at = (minute: number) => `2026-11-23T10:0${minute}:00.000Z`;
const ofProvincia = { organizationFiscalCode: provincia.fiscalCode };

describe("a citizen", () => {
  it("finds what is open with all enti, the latest first, and what was paid", async () => {
    await world.addDebts(
      openDebt(1, { createdAt: at(1) }),
      openDebt(2, { createdAt: at(2), ...ofProvincia }),
      openDebt(3, { createdAt: at(3), status: "PAID", payment }),
      openDebt(4, { createdAt: at(4), status: "PARTIALLY_PAID" }),
      openDebt(5, { status: "DRAFT" }),
      openDebt(6, { status: "CANCELLED" }),
    );
    expect(await listed()).toEqual(["DEBITO-4", "DEBITO-2", "DEBITO-1"]);
    expect(await listed({ state: "paid" })).toEqual(["DEBITO-4", "DEBITO-3"]);
  });

  it("reads where to pay each notice, and where to check what was paid", async () => {
    const open = openDebt(1);
    await world.addDebts(open, openDebt(2, { status: "PAID", payment }));
    expect(JSON.parse(String(respond(await list()).body))).toMatchObject({
      debtPositions: [
        {
          organization: { fiscalCode: comune.fiscalCode, name: comune.name },
          description: open.description,
          residualCents: 10_000,
          notices: [
            {
              noticeNumber: open.noticeNumber,
              dueDate: "2027-06-30",
              status: "UNPAID",
              links: {
                pay: `https://pagamenti.example/paga/${open.noticeNumber}?ente=${comune.fiscalCode}`,
              },
            },
          ],
        },
      ],
      cursor: null,
    });
    const paid = JSON.parse(String(respond(await list({ state: "paid" })).body));
    expect(paid.debtPositions[0].notices[0]).toMatchObject({
      status: "PAID",
      links: { verification: `/v1/receipt-verifications/${comune.fiscalCode}-ricevuta-1` },
    });
    expect(paid.debtPositions[0].notices[0].links).not.toHaveProperty("pay");
  });

  it("owes nothing here to an ente that cannot be paid, and keeps what was paid to it", async () => {
    await world.addDebts(openDebt(1), openDebt(2, { status: "PAID", payment }));
    enti = [{ ...comune, status: "CESSATO" }];
    expect(await listed()).toEqual([]);
    expect(await listed({ state: "paid" })).toEqual(["DEBITO-2"]);
  });

  it("turns pages over the debts of all enti", async () => {
    const debts = [1, 2, 3, 4, 5].map((number) =>
      openDebt(number, number % 2 === 0 ? ofProvincia : {}),
    );
    await world.addDebts(...debts);
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const result = await list({ limit: "2", ...(cursor && { cursor }) });
      if (result.outcome !== "page") return expect.fail(result.outcome);
      seen.push(...result.debts.map(({ position }) => position.iud));
      cursor = result.cursor && Buffer.from(result.cursor).toString("base64url");
    } while (cursor !== undefined);
    expect(seen.toSorted()).toEqual(debts.map(({ iud }) => iud));
    const elsewhere = Buffer.from("altrove").toString("base64url");
    const wrong = await list({ cursor: elsewhere });
    expect(wrong).toEqual({ outcome: "cursorElsewhere" });
    expect(respond(wrong).status).toBe(400);
  });

  it("never sees a debt of anybody else's, whatever there is", async () => {
    const others = ["VRDLGI80A01F205X", "ANONIMO", "12345678903"];
    const drawn = fc.record({
      status: fc.constantFrom(...debtPositionStatuses),
      code: fc.constantFrom(code, ...others),
      ente: fc.constantFrom(comune.fiscalCode, provincia.fiscalCode),
      typeCode: fc.constantFrom("TARI", "MENSA"),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(drawn, { maxLength: 12 }),
        fc.constantFrom("open", "paid"),
        async (debts, state) => {
          const positions = debts.map((debt, index) =>
            openDebt(index + 1, {
              organizationFiscalCode: debt.ente,
              status: debt.status,
              typeCode: debt.typeCode,
              debtor: { kind: "F", code: debt.code, fullName: `Persona ${debt.code}` },
            }),
          );
          const { positions: store } = nodeWorld(enti);
          await store.insertMany(positions);
          const debtors = inMemoryDebtorIndex(store.positions);
          dependencies = { ...dependencies, debtors, positions: store };
          const wanted = (status: DebtPosition["status"]) =>
            (state === "open" ? ["PAYABLE", "PAYING"] : ["PAID"])
              .concat("PARTIALLY_PAID")
              .includes(status);
          const own = positions.filter((each) => each.debtor.code === code && wanted(each.status));
          expect((await listed({ state })).toSorted()).toEqual(
            own.map(({ iud }) => iud).toSorted(),
          );
          expect(String(respond(await list({ state })).body)).not.toContain("Persona");
        },
      ),
      { numRuns: 40 },
    );
  });

  it("does not see a debt that has become another person's since the index was written", async () => {
    await world.addDebts(openDebt(1));
    const debtors = inMemoryDebtorIndex(new Map(world.positions.positions));
    dependencies = { ...dependencies, debtors };
    const debtor = { kind: "F", code: "VRDLGI80A01F205X", fullName: "Verdi Luigi" } as const;
    await world.positions.change(openDebt(1, { debtor, version: 2 }), 1);
    expect(await listed()).toEqual([]);
  });
});

describe("whoever is no citizen", () => {
  it.each([...roles.filter((role) => role !== "citizen"), undefined])(
    "as %s is told to be one first",
    async (role) => {
      const result = await list({}, { id: person, ...(role && { role }) });
      expect(result).toEqual({ outcome: "notCitizen" });
      expect(respond(result).status).toBe(403);
    },
  );

  it("or has logged in too long ago, or never, has to log in", async () => {
    const stranger = await list({}, { id: somePersonId("s"), role: "citizen" });
    const nobody = await list({}, { id: "persona-citizen", role: "citizen" });
    world.clock.now = sessionEnd;
    for (const result of [stranger, nobody, await list()]) {
      expect(result).toEqual({ outcome: "sessionOver" });
      expect(respond(result).status).toBe(401);
    }
  });
});

it("answers as its description says", async () => {
  const settlement = { paidOn: day("2026-11-20"), reason: "counter", recordedAt: at(1) } as const;
  const { payment: _, ...settled } = openDebt(2, { status: "PAID", settlement });
  await world.addDebts(openDebt(1), settled, openDebt(3, { status: "PAID", payment }));
  expectDocumented(documentation, respond(await list()));
  expectDocumented(documentation, respond(await list({ state: "paid" })));
});
