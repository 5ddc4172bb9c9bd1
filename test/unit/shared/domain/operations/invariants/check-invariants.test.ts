import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createInvariantCheck } from "../../../../../../shared/domain/operations/invariants/check-invariants.ts";
import {
  type InvariantName,
  invariantNames,
} from "../../../../../../shared/domain/operations/invariants/invariant.ts";
import type { StoredEntity } from "../../../../../../shared/domain/operations/invariants/stored-entity.ts";
import { euroCents } from "../../../../../../shared/domain/values/euro-cents.ts";
import { soundData } from "../../../../../support/operations/sound-data.ts";

/** The invariants that are broken by what is stored. */
function brokenBy(entities: readonly StoredEntity[], files: readonly string[]): InvariantName[] {
  const check = createInvariantCheck();
  for (const entity of entities) check.see(entity);
  for (const file of files) check.seeFile(file);
  return check.finish().flatMap(({ invariant, violations }) => (violations > 0 ? [invariant] : []));
}

const { entities, files } = soundData();
type Kind = StoredEntity["kind"];
const without = (kind: Kind, nth = 0) => {
  const removed = entities.filter((entity) => entity.kind === kind)[nth];
  if (removed === undefined) throw new Error(`nothing of kind ${kind}`);
  return entities.filter((entity) => entity !== removed);
};
/** Changes the nth of a kind, as a spoilt item would be. */
function altered(
  change: (entity: StoredEntity) => StoredEntity | undefined,
  nth = 0,
): readonly StoredEntity[] {
  let seen = -1;
  return entities.map((entity) => {
    const changed = change(entity);
    if (changed === undefined) return entity;
    seen += 1;
    return seen === nth ? changed : entity;
  });
}

describe("what is stored", () => {
  it("keeps every invariant, in whatever order it is read", () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...entities], { minLength: entities.length }),
        (shuffled) => {
          expect(brokenBy(shuffled, files)).toEqual([]);
        },
      ),
      { numRuns: 50 },
    );
  });

  it("has every invariant looked at", () => {
    const check = createInvariantCheck();
    for (const entity of entities) check.see(entity);
    const idle = check.finish().filter(({ checked }) => checked === 0);
    expect(idle).toEqual([]);
  });

  const mistakes: Readonly<Record<InvariantName, readonly (() => readonly StoredEntity[])[]>> = {
    readable: [() => [...entities, { kind: "unreadable", subject: "voce" }]],
    claimHeld: [() => without("claim"), () => without("claim", 4), () => without("position")],
    numberUnique: [
      () =>
        altered((entity) =>
          entity.kind === "position" && entity.position.installmentPlans
            ? {
                kind: "position",
                position: {
                  ...entity.position,
                  installmentPlans: entity.position.installmentPlans.map((plan) => ({
                    ...plan,
                    installments: plan.installments.map((each) => ({
                      ...each,
                      ...plan.installments[0],
                    })),
                  })),
                },
              }
            : undefined,
        ),
    ],
    transfersSum: [
      () =>
        altered((entity) =>
          entity.kind === "position"
            ? {
                kind: "position",
                position: {
                  ...entity.position,
                  transfers: [
                    {
                      amountCents: euroCents(1),
                      beneficiaryFiscalCode: entity.position.organizationFiscalCode,
                      destination: { kind: "ownAccounts" },
                      transferCategory: "9/0101101IM/",
                    },
                  ],
                },
              }
            : undefined,
        ),
    ],
    paymentState: [
      () =>
        altered((entity) =>
          entity.kind === "position"
            ? { kind: "position", position: { ...entity.position, status: "PAID" } }
            : undefined,
        ),
      () =>
        altered(
          (entity) =>
            entity.kind === "position"
              ? { kind: "position", position: { ...entity.position, status: "PAYABLE" } }
              : undefined,
          1,
        ),
      () =>
        altered(
          (entity) =>
            entity.kind === "position"
              ? { kind: "position", position: { ...entity.position, status: "PAID" } }
              : undefined,
          3,
        ),
    ],
    paymentReceipt: [() => without("receipt")],
    receiptEffect: [
      () =>
        altered(
          (entity) =>
            entity.kind === "receipt"
              ? { kind: "receipt", record: { ...entity.record, anomalies: [] } }
              : undefined,
          2,
        ),
      () => without("position", 1),
    ],
    receiptOfDay: [() => without("receiptOfDay"), () => without("receipt")],
    receiptAnomaly: [() => without("anomaly"), () => without("receipt", 2)],
    receiptFile: [
      () =>
        altered((entity) =>
          entity.kind === "receipt"
            ? { kind: "receipt", record: { ...entity.record, rawKey: "receipts/altrove.xml" } }
            : undefined,
        ),
    ],
    numberingAhead: [
      () =>
        altered((entity) =>
          entity.kind === "cursor"
            ? { kind: "cursor", cursor: { ...entity.cursor, nextProgressive: 7 } }
            : undefined,
        ),
      () => without("cursor"),
    ],
    flowTotals: [
      () => without("block"),
      () => without("flow"),
      () =>
        altered((entity) =>
          entity.kind === "block"
            ? { kind: "block", report: { ...entity.report, notices: 3 } }
            : undefined,
        ),
    ],
    flowRows: [() => without("position"), () => without("position", 2)],
    flowContent: [() => without("content"), () => without("flow")],
  };

  it.each(
    invariantNames.flatMap((name) => mistakes[name].map((make, index) => ({ name, index, make }))),
  )("breaks $name when it is spoilt (way $index)", ({ name, make }) => {
    expect(brokenBy(make(), files)).toContain(name);
  });

  it("breaks receiptFile when a receipt's XML is not in the bucket", () => {
    expect(brokenBy(entities, files.slice(1))).toEqual(["receiptFile"]);
  });

  it("may have numbers claimed ahead by a flow that is being imported", () => {
    const importing = altered((entity) =>
      entity.kind === "flow" && entity.flow.status === "IMPORTED"
        ? { kind: "flow", flow: { ...entity.flow, status: "IMPORTING" } }
        : undefined,
    );
    const [open] = importing.filter((entity) => entity.kind === "position");
    expect(
      brokenBy(
        importing.filter((entity) => entity !== open),
        files,
      ),
    ).toEqual([]);
  });
});
