import { beforeEach, describe, expect, it } from "vitest";
import { respond } from "../../../../functions/receipts/verify-receipt/responses.ts";
import { verifyReceipt } from "../../../../functions/receipts/verify-receipt/verify-receipt.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { openDebt, receiptFor } from "../../../support/pagopa-node/node-world.ts";
import { type ReceiptArchive, receiptArchive } from "../../../support/receipts/receipt-archive.ts";

const ente = demoOrganization();
const debt = openDebt(1);
let archive: ReceiptArchive;
let looks: string[];

beforeEach(async () => {
  archive = receiptArchive();
  looks = [];
  await archive.addDebts(debt);
});

async function verify(code: string) {
  const result = await verifyReceipt(code, {
    receipts: {
      find: (organization, receiptId) => {
        looks.push(receiptId);
        return archive.receipts.find(organization, receiptId);
      },
    },
    readReceipt: archive.readReceipt,
  });
  return respond(result);
}

describe("whoever holds a receipt", () => {
  it("learns what is printed on it is true, and nobody's data", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const { status, body } = await verify(`${ente.fiscalCode}-${receiptId}`);
    expect(status).toBe(200);
    expect(JSON.parse(String(body))).toEqual({
      organizationName: ente.name,
      amountCents: 10_000,
      paidOn: "2026-11-28",
      pspName: "Banca di Prova",
      outcome: "OK",
      noticeNumberLastDigits: debt.noticeNumber?.slice(-4),
    });
  });

  it("learns also that a payment was not executed", async () => {
    const receiptId = await archive.bring(receiptFor(debt, { outcome: "KO" }));
    const { body } = await verify(`${ente.fiscalCode}-${receiptId}`);
    expect(JSON.parse(String(body))).toMatchObject({ outcome: "KO" });
  });

  it("may have a code of any characters, encoded or not", async () => {
    const receiptId = await archive.bring(receiptFor(debt, { receiptId: "già/pagata?" }));
    const code = `${ente.fiscalCode}-${receiptId}`;
    for (const segment of [code, encodeURIComponent(code)]) {
      expect((await verify(segment)).status).toBe(200);
    }
  });

  it("gets one answer, for one look, to a code that is wrong in any way", async () => {
    const receiptId = await archive.bring(receiptFor(debt));
    const other = demoOrganization("p_demo2").fiscalCode;
    const answers = [];
    for (const code of [
      `${ente.fiscalCode}-altra`,
      `${other}-${receiptId}`,
      `02336340158-${receiptId}`,
      `${ente.fiscalCode}${receiptId}`,
      `${ente.fiscalCode}-`,
      `${ente.fiscalCode}-${"x".repeat(256)}`,
      receiptId,
      "",
      "-",
    ]) {
      looks = [];
      answers.push(JSON.stringify(await verify(code)));
      expect([code, looks.length]).toEqual([code, 1]);
    }
    expect(new Set(answers).size).toBe(1);
    expect(answers[0]).toContain('"status":404');
  });
});
