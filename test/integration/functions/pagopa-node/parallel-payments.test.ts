import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { answerNode } from "../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import {
  noticesOf,
  residualCents,
} from "../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../shared/domain/values/euro-cents.ts";
import type {
  CtReceipt,
  PaForNodeRequest,
} from "../../../../shared/pagopa/pa-for-node/messages.ts";
import { createDynamoDebtPositionStore } from "../../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoReceiptStore } from "../../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../../../shared/persistence/table-client.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { type LocalTable, startLocalTable } from "../../../support/local-table.ts";
import {
  call,
  identityOf,
  type NodeWorld,
  nodeWorld,
  numbersOf,
  openDebt,
  receiptFor,
} from "../../../support/pagopa-node/node-world.ts";

const organization = demoOrganization();
const { fiscalCode, segregationCode } = organization;
const identity = identityOf(organization);
let local: LocalTable;
let station: Pick<NodeWorld, "answer">;
let positions: ReturnType<typeof createDynamoDebtPositionStore>;

beforeAll(async () => {
  local = await startLocalTable();
  const table = createTableClient(local.tableName, { pace: "online" });
  positions = createDynamoDebtPositionStore(table);
  const receipts = createDynamoReceiptStore(table);
  const { dependencies } = nodeWorld();
  station = {
    answer: (body) => answerNode(Buffer.from(body), { ...dependencies, positions, receipts }),
  };
});
afterAll(() => local?.stop());

async function add(debt: DebtPosition): Promise<void> {
  const claims = noticesOf(debt).map(({ iuv }, row) => ({
    organizationFiscalCode: fiscalCode,
    iuv,
    iud: debt.iud,
    origin: { flowId: "test", row },
  }));
  expect(await positions.create(debt, claims)).toBe("written");
}

async function read({ iud }: DebtPosition): Promise<DebtPosition> {
  const [position] = await positions.findMany(fiscalCode, [iud]);
  return position ?? expect.fail("the position is gone");
}

function send(receipt: CtReceipt): PaForNodeRequest {
  return { primitive: "paSendRTV2", ...identity, receipt };
}

describe("payments of one debt at the same time, on a real table", () => {
  it("verified, activated and paid fifty times at once, it is paid once and told so", async () => {
    const debt = openDebt(900);
    await add(debt);
    const qrCode = { fiscalCode, noticeNumber: debt.noticeNumber ?? "" };
    const answers = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        await call(station, { primitive: "paVerifyPaymentNotice", ...identity, qrCode });
        await call(station, { primitive: "paGetPaymentV2", ...identity, qrCode });
        const receiptId = `ricevuta-${index}`;
        const answer = await call(station, send(receiptFor(debt, { receiptId })));
        return answer.outcome === "OK" ? "OK" : answer.fault.faultCode;
      }),
    );
    expect(answers.filter((answer) => answer === "OK")).toHaveLength(1);
    expect(answers.filter((answer) => answer === "PAA_RECEIPT_DUPLICATA")).toHaveLength(49);
    expect(await read(debt)).toMatchObject({ status: "PAID", version: 2 });
  });

  it("pays every instalment of a plan, whichever receipt comes first, and nothing is left", async () => {
    const installments = [1, 2, 3, 4, 5, 6].map((rate) => ({
      ...numbersOf(segregationCode, 1_000 + rate),
      amountCents: euroCents(1_000),
    }));
    const plan = { description: "In sei rate", installments };
    const debt = openDebt(901, { amountCents: euroCents(6_000), installmentPlans: [plan] });
    await add(debt);
    const answers = await Promise.all(
      installments.flatMap(({ noticeNumber, iuv, amountCents }) => {
        const instalment = openDebt(901, { noticeNumber, iuv, amountCents });
        const receipt = send(receiptFor(instalment, { receiptId: `rata-${noticeNumber}` }));
        return [call(station, receipt), call(station, receipt)];
      }),
    );
    expect(answers.every(({ outcome }) => outcome === "OK")).toBe(true);
    const paid = await read(debt);
    expect(paid).toMatchObject({ status: "PAID", version: 7 });
    expect(residualCents(paid)).toBe(0);
    const marks = noticesOf(paid).flatMap(({ payment }) => payment?.receiptId ?? []);
    expect(marks).toEqual(installments.map(({ noticeNumber }) => `rata-${noticeNumber}`));
  });
});
