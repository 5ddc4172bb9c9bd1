import { beforeEach, describe, expect, it } from "vitest";
import {
  type ListReceiptsInput,
  type ListReceiptsOutcome,
  listReceipts,
} from "../../../../functions/receipts/list-receipts/list-receipts.ts";
import { respond } from "../../../../functions/receipts/list-receipts/responses.ts";
import { parseCalendarDate } from "../../../../shared/domain/values/calendar-date.ts";
import { decodeCursor } from "../../../../shared/lambda/page-cursor.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { present } from "../../../support/notifications/debts.ts";
import { openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { type ReceiptArchive, receiptArchive } from "../../../support/receipts/receipt-archive.ts";

const ente = demoOrganization();
const other = demoOrganization("p_demo2");
const day = (text: string) => present(parseCalendarDate(text));
let archive: ReceiptArchive;

/** Debt number `progressive`, paid with a receipt that came at that instant. */
async function paidAt(at: string, progressive: number): Promise<string> {
  const debt = openDebt(progressive);
  await archive.addDebts(debt);
  return archive.bring(receiptFor(debt), { at });
}

function list(input: Partial<ListReceiptsInput> = {}): Promise<ListReceiptsOutcome> {
  return listReceipts(
    { organizationFiscalCode: ente.fiscalCode, caller: {}, limit: 100, ...input },
    { receipts: archive.receipts, types: archive.types, now: () => archive.clock.now },
  );
}

async function page(input: Partial<ListReceiptsInput> = {}) {
  const listed = await list(input);
  if (listed.outcome !== "page") throw new Error(listed.outcome);
  return { ids: listed.receipts.map(({ receiptId }) => receiptId), cursor: listed.cursor };
}

beforeEach(() => {
  archive = receiptArchive();
});

describe("the receipts of some days", () => {
  it("are today's, in Italy, unless days are asked for", async () => {
    await paidAt("2026-11-27T22:59:59.999Z", 1);
    const first = await paidAt("2026-11-27T23:00:00.000Z", 2);
    const second = await paidAt("2026-11-28T10:00:00.000Z", 3);
    expect(await page()).toEqual({ ids: [first, second], cursor: undefined });
    archive.clock.now = new Date("2026-11-28T23:00:00Z");
    expect(await list()).toEqual({
      outcome: "page",
      from: "2026-11-29",
      to: "2026-11-29",
      receipts: [],
    });
  });

  it("go from the first day until today, or are those of the last day alone", async () => {
    const first = await paidAt("2026-11-25T10:00:00Z", 1);
    const second = await paidAt("2026-11-28T10:00:00Z", 2);
    expect((await page({ from: day("2026-11-25") })).ids).toEqual([first, second]);
    expect((await page({ to: day("2026-11-25") })).ids).toEqual([first]);
    expect((await page({ from: day("2026-11-26"), to: day("2026-11-27") })).ids).toEqual([]);
  });

  it("come page by page across the days, each once and in order", async () => {
    const ids: string[] = [];
    for (const [index, at] of ["24", "24", "24", "26", "27", "27"].entries()) {
      ids.push(await paidAt(`2026-11-${at}T1${index}:00:00Z`, index + 1));
    }
    const days = { from: day("2026-11-23"), to: day("2026-11-28") };
    for (const limit of [1, 2, 3, 4, 6, 7]) {
      const listed: string[] = [];
      let cursor: string | undefined;
      do {
        const next = await page({ ...days, limit, ...(cursor && { cursor }) });
        expect(next.ids.length).toBeLessThanOrEqual(limit);
        listed.push(...next.ids);
        cursor = next.cursor;
      } while (cursor !== undefined);
      expect(listed).toEqual(ids);
    }
  });

  it("are the ente's own", async () => {
    const debt = openDebt(1);
    await archive.addDebts(debt);
    await archive.bring(receiptFor(debt), { to: other });
    expect((await page()).ids).toEqual([]);
    expect((await page({ organizationFiscalCode: other.fiscalCode })).ids).toHaveLength(1);
  });

  it("may be those of 31 days, and no more, in their order", async () => {
    const to = day("2026-10-31");
    expect((await list({ from: day("2026-10-01"), to })).outcome).toBe("page");
    expect((await list({ from: day("2026-09-30"), to })).outcome).toBe("tooManyDays");
    expect((await list({ from: day("2026-11-01"), to })).outcome).toBe("daysReversed");
    expect((await list({ from: day("2026-11-29") })).outcome).toBe("daysReversed");
  });

  it.each(["", "2026-11-28", "2026-11-28#", "2026-11-27#x", "2026-11-29#x", "2026-13-28#x", "x"])(
    "do not go on from a place that is not among them: %j",
    async (cursor) => {
      expect((await list({ cursor })).outcome).toBe("cursorElsewhere");
    },
  );
});

describe("the answer", () => {
  it("says of each receipt what it led to, nobody's data and nothing of how it is kept", async () => {
    const debt = openDebt(1);
    await archive.addDebts(debt);
    await archive.bring(receiptFor(debt));
    await archive.bring(receiptFor(debt, { receiptId: "doppia/1" }));
    const { status, body } = respond(await list({ limit: 2 }));
    const answer = JSON.parse(String(body));
    expect(status).toBe(200);
    expect(answer.receipts[0]).toEqual({
      receiptId: "doppia/1",
      organizationFiscalCode: ente.fiscalCode,
      creditorFiscalCode: ente.fiscalCode,
      noticeNumber: debt.noticeNumber,
      outcome: "OK",
      amountCents: 10_000,
      pspName: "Banca di Prova",
      paidAt: "2026-11-28T09:30:00.000Z",
      standIn: false,
      primitive: "paSendRTV2",
      receivedAt: "2026-11-28T10:00:00.000Z",
      iud: debt.iud,
      closes: false,
      answer: "duplicate",
      anomalies: [
        {
          reason: "alreadyPaid",
          severity: "toHandle",
          sentence:
            "Pagamento doppio: la posizione era già pagata. L'importo va restituito o imputato.",
        },
      ],
      links: { self: `/v1/organizations/${ente.fiscalCode}/receipts/doppia%252F1` },
    });
    expect(body).not.toContain(debt.debtor.code);
    expect(decodeCursor(answer.cursor)).toMatch(/^2026-11-28#/);
  });

  it("says in Italian what is wrong with the days, and where", async () => {
    const refusals = [
      await list({ from: day("2026-01-01") }),
      await list({ from: day("2026-11-29") }),
      await list({ cursor: "altrove" }),
    ].map(respond);
    expect(refusals.map(({ status }) => status)).toEqual([400, 400, 400]);
    const errors = refusals.map(({ body }) => JSON.parse(String(body)).errors[0]);
    expect(errors.map(({ pointer }) => pointer)).toEqual(["/to", "/to", "/cursor"]);
    expect(errors[0].detail).toBe("Si possono chiedere al più 31 giorni per volta.");
  });

  it("are, to a caller held to some types, those of debts of these types", async () => {
    archive.clock.now = new Date("2026-11-28T12:00:00Z");
    const known = await paidAt("2026-11-28T10:00:00Z", 1);
    await archive.bring(receiptFor(openDebt(7)), { at: "2026-11-28T10:30:00Z" });
    const { typeCode } = openDebt(1);
    expect((await page()).ids).toHaveLength(2);
    expect((await page({ caller: { typeCodes: [typeCode] } })).ids).toEqual([known]);
    expect((await page({ caller: { typeCodes: ["ALTRO"] } })).ids).toEqual([]);
    const first = await page({ caller: { typeCodes: ["ALTRO"] }, limit: 1 });
    expect(first).toMatchObject({ ids: [], cursor: expect.any(String) });
  });
});
