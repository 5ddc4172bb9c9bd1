import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DebtPosition } from "../../../../shared/domain/debt-positions/debt-position.ts";
import { archivedNoticesMax } from "../../../../shared/domain/debt-positions/import-flow.ts";
import {
  ownPacksJobId,
  type PrintJob,
  type PrintJobRequest,
} from "../../../../shared/domain/notices/print-job.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { Crash, faultPlan } from "../../../support/fault-injection.ts";
import { debtPosition } from "../../../support/notifications/debts.ts";
import { printWorld } from "../../../support/print-world.ts";

const { fiscalCode: organizationFiscalCode } = demoOrganization();
const message = { organizationFiscalCode, flowId: "f1", jobId: "j1" };
const packs: PrintJobRequest = {
  format: "packs",
  order: "postalCode",
  duplex: true,
  envelopeWindow: "left",
  coverIndex: true,
  filter: {},
};

function debt(number: number, postalCode = "20121", over: Partial<DebtPosition> = {}) {
  const position = debtPosition(number);
  const address = { street: "Via Roma", civicNumber: "1", postalCode, city: "Milano" };
  const debtor = { ...position.debtor, address };
  return { ...position, organizationFiscalCode, typeCode: "TARI", debtor, ...over };
}

/** `count` debts in blocks of a thousand, postal codes falling. */
function blocksOf(count: number): DebtPosition[][] {
  const debts = Array.from({ length: count }, (_, index) =>
    debt(index + 1, String(99_000 - index)),
  );
  const blocks: DebtPosition[][] = [];
  for (let at = 0; at < count; at += 1_000) blocks.push(debts.slice(at, at + 1_000));
  return blocks;
}

function requested(request: PrintJobRequest = packs, id = message.jobId): PrintJob {
  const requestedAt = "2026-11-28T09:30:00.000Z";
  return { organizationFiscalCode, flowId: "f1", id, request, requestedAt, status: "REQUESTED" };
}

async function runAll(world: ReturnType<typeof printWorld>): Promise<void> {
  for (const pack of world.sent.packs) await world.render({ ...pack, jobId: message.jobId });
  for (const archive of world.sent.archives) {
    await world.archive({ ...archive, jobId: message.jobId });
  }
}

describe("a print job", () => {
  it("prints all that is to be paid by postal code, a thousand a pack, and tells of it", async () => {
    const world = printWorld(blocksOf(2_001));
    await world.jobs.create(requested());
    await world.plan(message);
    expect(world.sent.packs.map(({ block }) => block)).toEqual([1, 2, 3]);
    await runAll(world);
    const printed = [1, 2, 3].map((pack) => world.files.get(`pack ${pack}`) ?? []);
    expect(printed.map((numbers) => numbers.length)).toEqual([1_000, 1_000, 1]);
    const numbers = [...world.positions.values()].map(({ noticeNumber }) => noticeNumber);
    expect(printed.flat()).toEqual(numbers.toReversed());
    expect(await world.jobs.find(requested())).toMatchObject({
      status: "PLANNED",
      notices: 2_001,
      packs: 3,
      packsMade: 3,
      noticesMade: 2_001,
    });
  });

  it("says on each cover which pack of how many it is, and where its notices go", async () => {
    const world = printWorld(blocksOf(1_001));
    await world.jobs.create(requested());
    await world.plan(message);
    await runAll(world);
    expect(world.rendered[1]).toEqual({
      duplex: true,
      envelopeWindow: "left",
      firstProgressive: 1_001,
      cover: {
        flowFileName: world.flow.fileName,
        pack: 2,
        packs: 2,
        order: "postalCode",
        madeOn: "2026-11-28",
        destinations: [{ postalCode: "99000" }],
      },
    });
  });

  it("has no cover where none is asked for", async () => {
    const world = printWorld(blocksOf(1));
    await world.jobs.create(requested({ ...packs, coverIndex: false }));
    await world.plan(message);
    await runAll(world);
    expect(world.rendered).toEqual([{ duplex: true, envelopeWindow: "left", firstProgressive: 1 }]);
  });

  it("leaves out what is paid, and what the filter does not take", async () => {
    const [one, two, three] = [debt(1), debt(2, "20121", { status: "PAID" }), debt(3, "00100")];
    const world = printWorld([[one, two], [three]]);
    await world.jobs.create(requested({ ...packs, filter: { postalCodes: ["201"] } }));
    await world.plan(message);
    await runAll(world);
    expect(world.files.get("pack 1")).toEqual([one.noticeNumber]);
  });

  it("counts what it leaves out because the ente prints notices of that type itself", async () => {
    const ente = demoOrganization();
    const debtPositionTypes = ente.debtPositionTypes.map((type) =>
      type.code === "TARI" ? { ...type, printDisabled: true } : type,
    );
    const [own, other] = [debt(1), debt(2, "20121", { typeCode: "MENSA" })];
    const world = printWorld([[own, other]], { ...ente, debtPositionTypes });
    await world.jobs.create(requested());
    await world.plan(message);
    await runAll(world);
    expect(world.files.get("pack 1")).toEqual([other.noticeNumber]);
    expect(await world.jobs.find(requested())).toMatchObject({ notices: 1, leftOut: 1 });
  });

  it("is complete at once where nothing is selected", async () => {
    const world = printWorld([[debt(1)]]);
    await world.jobs.create(requested({ ...packs, filter: { types: ["MULTE"] } }));
    await world.plan(message);
    expect(world.sent.packs).toEqual([]);
    expect(await world.jobs.find(requested())).toMatchObject({ notices: 0, packs: 0 });
  });

  it("of the flow itself has the packs that the flow counts on, also where nothing is left", async () => {
    const blocks = blocksOf(1_001).map((block) =>
      block.map((position, index) =>
        index < 2 ? { ...position, status: "PAID" as const } : position,
      ),
    );
    const world = printWorld(blocks);
    const packing = { order: "type", duplex: false, envelopeWindow: "none" } as const;
    Object.assign(world.flow, { packing });
    await world.jobs.create(requested(packs, ownPacksJobId));
    await world.plan({ ...message, jobId: ownPacksJobId });
    expect(world.sent.packs.map(({ block }) => block)).toEqual([1, 2]);
    for (const pack of world.sent.packs) await world.render({ ...pack, jobId: ownPacksJobId });
    expect(await world.jobs.find(requested(packs, ownPacksJobId))).toMatchObject({
      packsMade: 2,
      noticesMade: 998,
    });
    expect([...world.files.keys()]).toEqual(["pack 1"]);
  });

  it("does nothing that is not asked for, and fails where it has no plan", async () => {
    const world = printWorld([[debt(1)]]);
    await expect(world.plan(message)).rejects.toThrow("unknown print job");
    await world.jobs.create(requested());
    await expect(world.render({ ...message, block: 1 })).rejects.toThrow("without a plan");
    await expect(world.archive(message)).rejects.toThrow("without a plan");
  });
});

const zip: PrintJobRequest = {
  ...packs,
  format: "zip",
  duplex: false,
  envelopeWindow: "none",
  coverIndex: false,
};

describe("a job that asks for a ZIP", () => {
  it("puts what was selected in one archive, in its order, each under a name of its own", async () => {
    const world = printWorld(blocksOf(1_500));
    await world.jobs.create(requested(zip));
    await world.plan(message);
    expect(world.sent).toEqual({ packs: [], archives: [message] });
    await runAll(world);
    const names = world.files.get("zip") ?? [];
    const iuvs = [...world.positions.values()].map(({ iuv }) => iuv);
    expect(names).toEqual(iuvs.toReversed().map((iuv) => `avviso_${iuv}.pdf`));
    expect(new Set(names).size).toBe(1_500);
    expect(await world.jobs.findPacks(requested())).toMatchObject([
      { pack: 1, notices: 1_500, bytes: 15_000 },
    ]);
  });

  it("is refused where one ZIP cannot carry so many notices", async () => {
    const world = printWorld([[]]);
    const many = blocksOf(1_000).flat();
    const block = Array.from({ length: archivedNoticesMax / 1_000 + 1 }, () => many);
    const large = { ...world, ...printWorld(block) };
    await large.jobs.create(requested(zip));
    await large.plan(message);
    expect(await large.jobs.find(requested())).toMatchObject({
      status: "REFUSED",
      notices: archivedNoticesMax + 1_000,
    });
    expect(large.sent).toEqual({ packs: [], archives: [] });
  });
});

/** Delivers a message until it is done, dying once at a call. */
async function untilDone(
  attempt: (plan: ReturnType<typeof faultPlan>) => Promise<void>,
  at: number,
  moment: "before" | "after",
) {
  await attempt(faultPlan(at, moment)).catch((error: unknown) => {
    if (!(error instanceof Crash)) throw error;
  });
  await attempt(faultPlan(0, "before"));
}

describe("a print job that dies at any call and is delivered again", () => {
  it("loses no notice, prints none twice, and has one file and one report for each pack", async () => {
    const arbitrary = fc.record({
      at: fc.integer({ min: 1, max: 40 }),
      moment: fc.constantFrom("before", "after"),
      format: fc.constantFrom<PrintJobRequest>(packs, zip),
      paidBetween: fc.boolean(),
    });
    const blocks = [[debt(1, "00100"), debt(2, "98168")], [debt(3, "20121")]];
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ at, moment, format, paidBetween }) => {
        const world = printWorld(blocks);
        await world.jobs.create(requested(format));
        let tries = 0;
        const plan = (faults: ReturnType<typeof faultPlan>) => {
          tries += 1;
          if (tries === 2 && paidBetween) {
            const first = world.positions.get(debt(1).iud) ?? expect.fail();
            world.positions.set(first.iud, { ...first, status: "PAID" });
          }
          return world.plan(message, faults);
        };
        await untilDone(plan, at, moment);
        const { packs: packMessages, archives } = world.sent;
        for (const pack of packMessages) {
          await untilDone((faults) => world.render({ ...pack, jobId: "j1" }, faults), at, moment);
        }
        for (const archive of archives) {
          await untilDone(
            (faults) => world.archive({ ...archive, jobId: "j1" }, faults),
            at,
            moment,
          );
        }
        const toPay = [debt(1), debt(3), debt(2)].filter(
          ({ iud }) => world.positions.get(iud)?.status === "PAYABLE",
        );
        const expected = toPay.map(({ noticeNumber, iuv }) =>
          format.format === "zip" ? `avviso_${iuv}.pdf` : noticeNumber,
        );
        expect([...world.files.values()]).toEqual([expected]);
        const job = await world.jobs.find(requested());
        expect(job).toMatchObject({ packs: 1, packsMade: 1, noticesMade: expected.length });
      }),
      { numRuns: 200 },
    );
  });
});
