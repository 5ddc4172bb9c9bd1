import { randomInt } from "node:crypto";
import { describe, expect, it, onTestFailed } from "vitest";
import type { AnswerNodeDependencies } from "../../../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { DebtPosition } from "../../../../../shared/domain/debt-positions/debt-position.ts";
import { noticesOf } from "../../../../../shared/domain/debt-positions/payable-notice.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import { composeRequest } from "../../../../../shared/pagopa/pa-for-node/compose-message.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { Crash } from "../../../../support/fault-injection.ts";
import { type RandomSource, randomSource } from "../../../../support/pa-for-node/random-source.ts";
import {
  identityOf,
  type NodeWorld,
  nodeWorld,
  numbersOf,
  openDebt,
  receiptFor,
} from "../../../../support/pagopa-node/node-world.ts";

const receiptCount = 5_000;
const instalmentsPerDebt = 5;
/** A fifth of the receipts are of instalments, which change one position all together. */
const debtsByInstalments = receiptCount / 5 / instalmentsPerDebt;
const parallelCalls = 20;
const ente = demoOrganization();

function debts(): DebtPosition[] {
  const whole = receiptCount - debtsByInstalments * instalmentsPerDebt;
  const atOnce = Array.from({ length: whole }, (_, index) => openDebt(index + 1));
  const little = Array.from({ length: debtsByInstalments }, (_, index) => {
    const { noticeNumber: _notice, iuv: _iuv, ...debt } = openDebt(whole + index + 1);
    const installments = Array.from({ length: instalmentsPerDebt }, (_each, place) => ({
      ...numbersOf(ente.segregationCode, 100_000 + index * instalmentsPerDebt + place),
      amountCents: euroCents(debt.amountCents / instalmentsPerDebt),
    }));
    return { ...debt, installmentPlans: [{ description: "Rate", installments }] };
  });
  return [...atOnce, ...little];
}

type Sending = { readonly receiptId: string; readonly xml: string };

/** The receipt of every notice, by either version of the primitive. */
function sendingsOf(debt: DebtPosition, times: () => number): Sending[] {
  return noticesOf(debt).flatMap(({ noticeNumber, iuv, amountCents }) => {
    const receiptId = `ricevuta-${noticeNumber}`;
    const paid = { ...debt, noticeNumber, iuv, amountCents };
    const receipt = receiptFor(paid, { receiptId });
    const [first, second] = (["paSendRTV2", "paSendRT"] as const).map((primitive) =>
      composeRequest({ primitive, ...identityOf(ente), receipt }),
    );
    return Array.from({ length: times() }, (_, time) => ({
      receiptId,
      xml: (time % 2 === 0 ? first : second) ?? "",
    }));
  });
}

/** A process of the function: it dies at one of its calls, and with it all that it was doing. */
function mortalProcess(dependencies: AnswerNodeDependencies, random: RandomSource) {
  let callsLeft = 1 + random.below(1_000);
  const diesAfter = random.below(2) === 1;
  const life = { isOver: false };
  const mortal =
    <Parameters extends readonly unknown[], Result>(
      call: (...parameters: Parameters) => Promise<Result>,
    ) =>
    async (...parameters: Parameters): Promise<Result> => {
      callsLeft -= 1;
      if (callsLeft <= 0 && !diesAfter) life.isOver = true;
      if (life.isOver) throw new Crash();
      for (let left = random.below(4); left > 0; left -= 1) await Promise.resolve();
      const result = await call(...parameters);
      if (callsLeft <= 0) life.isOver = true;
      if (life.isOver) throw new Crash();
      return result;
    };
  const { organizations, positions, receipts } = dependencies;
  const living: AnswerNodeDependencies = {
    ...dependencies,
    organizations: { find: mortal(organizations.find) },
    positions: {
      ...positions,
      findByNoticeNumber: mortal(positions.findByNoticeNumber),
      findByIuv: mortal(positions.findByIuv),
    },
    receipts: {
      find: mortal(receipts.find),
      record: mortal(receipts.record),
      recordAnomaly: mortal(receipts.recordAnomaly),
    },
    keepReceipt: mortal(dependencies.keepReceipt),
    keepRefused: mortal(dependencies.keepRefused),
  };
  return { life, living };
}

function shuffled<T>(values: readonly T[], random: RandomSource): T[] {
  return values
    .map((value) => ({ value, place: random.below(2 ** 31) }))
    .toSorted((left, right) => left.place - right.place)
    .map(({ value }) => value);
}

/** Sends everything, some calls at once, again and again what found no answer. */
async function flood(world: NodeWorld, wanted: readonly Sending[], random: RandomSource) {
  const waiting = [...wanted];
  const answers = new Map<string, number>();
  let deaths = 0;
  let process = mortalProcess(world.dependencies, random);
  const caller = async () => {
    for (let sending = waiting.pop(); sending !== undefined; sending = waiting.pop()) {
      if (process.life.isOver) {
        deaths += 1;
        process = mortalProcess(world.dependencies, random);
      }
      const { status, outcome } = await world.answer(sending.xml, process.living);
      // The node repeats what failed, and nothing else, after others have had their turn.
      if (status === 500) waiting.splice(random.below(waiting.length + 1), 0, sending);
      else answers.set(outcome, (answers.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: parallelCalls }, caller));
  return { answers, deaths };
}

describe("five thousand receipts, each sent up to five times, to a station that keeps dying", () => {
  it("end as one payment and one entry of the archive each, and are all answered OK", async () => {
    const seed = randomInt(2 ** 31);
    onTestFailed(() => console.log(`seed ${seed}`));
    const random = randomSource(seed);
    const world = nodeWorld([ente]);
    const all = debts();
    await world.addDebts(...all);
    const sendings = shuffled(
      all.flatMap((debt) => sendingsOf(debt, () => 1 + random.below(5))),
      random,
    );
    const { answers, deaths } = await flood(world, sendings, random);

    expect(deaths).toBeGreaterThan(50);
    expect([...answers]).toEqual([["OK", sendings.length]]);
    const wanted = new Set(sendings.map(({ receiptId }) => receiptId));
    expect(wanted.size).toBe(receiptCount);
    const records = [...world.receipts.records.values()];
    expect(new Set(records.map(({ receiptId }) => receiptId))).toEqual(wanted);
    expect(records).toHaveLength(receiptCount);
    expect(records.filter(({ closes }) => !closes)).toEqual([]);
    expect(records.filter(({ rawKey }) => !world.kept.has(rawKey))).toEqual([]);
    expect(world.receipts.anomalies.size).toBe(0);
    for (const position of world.positions.positions.values()) {
      const notices = noticesOf(position);
      expect(position).toMatchObject({ status: "PAID", version: 1 + notices.length });
      for (const { payment, noticeNumber } of notices) {
        expect(payment?.receiptId).toBe(`ricevuta-${noticeNumber}`);
      }
    }
  }, 60_000);
});
