import { beforeEach, describe, expect, it } from "vitest";
import {
  type ListReceiptAnomaliesInput,
  listReceiptAnomalies,
} from "../../../../functions/receipts/list-receipt-anomalies/list-receipt-anomalies.ts";
import { respond } from "../../../../functions/receipts/list-receipt-anomalies/responses.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { type ReceiptArchive, receiptArchive } from "../../../support/receipts/receipt-archive.ts";

const ente = demoOrganization();
let archive: ReceiptArchive;

function list(input: Partial<ListReceiptAnomaliesInput> = {}) {
  return listReceiptAnomalies(
    { organizationFiscalCode: ente.fiscalCode, caller: {}, limit: 100, ...input },
    { receipts: archive.receipts, types: archive.types },
  );
}

const at = (minute: number) => new Date(Date.UTC(2026, 10, 28, 10, minute)).toISOString();

/** Receipts of notices that nobody knows, and KO ones at every tenth minute. */
async function bringMany(count: number): Promise<void> {
  for (let minute = 0; minute < count; minute += 1) {
    const outcome = minute % 10 === 0 ? "KO" : "OK";
    const receiptId = `ricevuta-${minute}`;
    await archive.bring(receiptFor(openDebt(minute + 1), { receiptId, outcome }), {
      at: at(minute),
    });
  }
}

beforeEach(() => {
  archive = receiptArchive();
});

describe("the anomalies of an ente", () => {
  it("come the latest first, page by page, each once", async () => {
    await bringMany(25);
    const listed: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await list({ limit: 10, cursor });
      listed.push(...page.entries.map(({ receipt }) => receipt.receiptId));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(listed).toEqual(Array.from({ length: 25 }, (_, index) => `ricevuta-${24 - index}`));
  });

  it("are those of one severity where it is asked for, also over several pages", async () => {
    await bringMany(31);
    const rare = await list({ limit: 3, severity: "information" });
    expect(rare.entries.map(({ receipt }) => receipt.receiptId)).toEqual([
      "ricevuta-30",
      "ricevuta-20",
      "ricevuta-10",
    ]);
    const rest = await list({ limit: 3, severity: "information", cursor: rare.cursor });
    expect(rest.entries.map(({ reason }) => reason)).toEqual(["notExecuted"]);
    expect(rest.cursor).toBeUndefined();
    const toHandle = await list({ severity: "toHandle" });
    expect(new Set(toHandle.entries.map(({ reason }) => reason))).toEqual(
      new Set(["positionUnknown"]),
    );
    expect(toHandle.entries).toHaveLength(27);
  });

  it("may fill less than a page where one severity is rare, and say where to go on", async () => {
    await archive.bring(receiptFor(openDebt(1), { receiptId: "rara", outcome: "KO" }), {
      at: at(0),
    });
    for (let minute = 1; minute <= 25; minute += 1) {
      const receiptId = `altra-${minute}`;
      await archive.bring(receiptFor(openDebt(minute), { receiptId }), { at: at(minute) });
    }
    const asked = { limit: 1, severity: "information" } as const;
    const first = await list(asked);
    expect(first.entries).toEqual([]);
    const second = await list({ ...asked, cursor: first.cursor });
    expect(second.entries.map(({ receipt }) => receipt.receiptId)).toEqual(["rara"]);
  });

  it("tell an ente nothing of another's", async () => {
    await bringMany(1);
    const organizationFiscalCode = demoOrganization("p_demo2").fiscalCode;
    expect((await list({ organizationFiscalCode })).entries).toEqual([]);
  });
});

describe("the answer", () => {
  it("says what is wrong, how much it matters, and of which receipt", async () => {
    const debt = openDebt(1);
    await archive.addDebts(debt);
    const amountCents = euroCents(9_999);
    await archive.bring(receiptFor(debt), { at: at(0) });
    const changed = receiptFor(debt, {
      paymentAmount: amountCents,
      transferList: receiptFor({ ...debt, amountCents }).transferList,
    });
    await archive.bring(changed, { at: at(5) });
    const { status, body } = respond(await list());
    expect(status).toBe(200);
    const receiptId = changed.receiptId;
    expect(JSON.parse(String(body))).toMatchObject({
      anomalies: [
        {
          reason: "contentDiffers",
          severity: "toHandle",
          sentence: "La stessa ricevuta è arrivata di nuovo con un contenuto diverso.",
          archivedAt: at(0),
          receipt: {
            receiptId,
            amountCents,
            receivedAt: at(5),
            links: { self: `/v1/organizations/${ente.fiscalCode}/receipts/${receiptId}` },
          },
        },
      ],
      cursor: null,
    });
    expect(body).not.toContain(debt.debtor.code);
  });
});
