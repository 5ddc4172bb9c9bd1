import { describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/debt-positions/position-registry/documentation.ts";
import * as operations from "../../../../functions/debt-positions/position-registry/operations.ts";
import { routes } from "../../../../functions/debt-positions/position-registry/routes.ts";
import type { Operation } from "../../../../shared/domain/access/operation.ts";
import { pathSegmentOf } from "../../../../shared/domain/values/path-segment.ts";
import {
  debtSent,
  positionWorld,
  worldIud,
} from "../../../support/debt-positions/position-world.ts";
import { expectDocumented } from "../../../support/documented-answer.ts";
import { inMemoryJournal } from "../../../support/journal/in-memory-journal.ts";

type Sent = {
  readonly body?: unknown;
  readonly ifMatch?: string;
  readonly iud?: string;
};

function registry() {
  const world = positionWorld();
  const journal = inMemoryJournal();
  const { fiscalCode } = world.organization;
  const dependencies = {
    ...world.dependencies,
    record: journal.record,
    publicUrl: "https://api.example",
  };
  return {
    ...world,
    journal,
    async call(operation: Operation, { body = {}, ifMatch, iud = worldIud }: Sent = {}) {
      const route = routes.find((each) => each.operation === operation) ?? expect.fail();
      const result = await route.answer(
        {
          caller: {
            kind: "client",
            id: "gestionale",
            organization: fiscalCode,
            permissions: ["debt-positions:write"],
          },
          parameters: { fiscalCode, iud },
          query: {},
          headers: ifMatch === undefined ? {} : { "if-match": ifMatch },
          cookies: [],
          body: JSON.stringify(body),
        },
        dependencies,
      );
      const documented = documentation.find((each) => each.operation === operation);
      if (result.status < 300) expectDocumented(documentation, result, documented?.operationId);
      const { etag } = result.headers ?? {};
      return { status: result.status, etag, answer: JSON.parse(String(result.body)) };
    },
  };
}

describe("a position over the API", () => {
  it("is put, changed and put again, each state with its tag", async () => {
    const { call } = registry();
    const put = (changes = {}, ifMatch?: string) =>
      call(operations.replacePosition, { body: debtSent(changes), ...(ifMatch && { ifMatch }) });
    expect(await put()).toMatchObject({ status: 201, etag: '"1"' });
    expect(await put()).toMatchObject({ status: 200, etag: '"1"' });
    const changed = await put({ description: "Altro" }, '"1"');
    expect(changed).toMatchObject({ status: 200, etag: '"2"', answer: { description: "Altro" } });
    expect(await put({}, '"1"')).toMatchObject({ status: 412, etag: '"2"' });
  });

  it("has the IUD of its address, and no other in its body", async () => {
    const { call, positions } = registry();
    const iud = "2027/TARI 1?";
    const body = debtSent();
    const put = (sent: Record<string, unknown>, segment = decodeURIComponent(pathSegmentOf(iud))) =>
      call(operations.replacePosition, { body: sent, iud: segment });
    expect(await put({ ...body, iud })).toMatchObject({ status: 201, answer: { iud } });
    expect(await put(body, pathSegmentOf(iud))).toMatchObject({ status: 200 });
    expect(await put({ ...body, iud: "altro" })).toMatchObject({
      status: 400,
      answer: { errors: [{ pointer: "/iud" }] },
    });
    expect(await put(body, "000-riservato")).toMatchObject({ status: 400 });
    expect(positions.positions.size).toBe(1);
  });

  it("goes from draft to payable, to paid elsewhere and back, and is withdrawn", async () => {
    const { call, create, journal } = registry();
    await create({ published: false });
    const settlement = { paidOn: "2026-11-20", reason: "counter", note: "Quietanza 45" };
    const settle = () => call(operations.settlePosition, { body: settlement });
    const statuses = async (answer: ReturnType<typeof settle>) => {
      const { status, answer: body } = await answer;
      return [status, body.status];
    };
    expect(await settle()).toMatchObject({
      status: 409,
      answer: { type: "/problemi/posizione-in-bozza" },
    });
    expect(await statuses(call(operations.publishPosition))).toEqual([200, "PAYABLE"]);
    expect(await statuses(settle())).toEqual([200, "PAID"]);
    expect(await call(operations.cancelPosition)).toMatchObject({
      status: 409,
      answer: { type: "/problemi/posizione-pagata" },
    });
    expect(await statuses(call(operations.reopenPosition))).toEqual([200, "PAYABLE"]);
    expect(await call(operations.reopenPosition)).toMatchObject({ status: 409 });
    expect(await statuses(call(operations.cancelPosition))).toEqual([200, "CANCELLED"]);
    expect(journal.events.map(({ kind, outcome, code }) => [kind, outcome, code])).toEqual([
      ["positionSettled", "KO", "POSIZIONE_IN_BOZZA"],
      ["positionPublished", "OK", undefined],
      ["positionSettled", "OK", undefined],
      ["positionCancelled", "KO", "POSIZIONE_PAGATA_ALTROVE"],
      ["positionReopened", "OK", undefined],
      ["positionReopened", "KO", "PAGAMENTO_NON_DICHIARATO"],
      ["positionCancelled", "OK", undefined],
    ]);
    expect(JSON.stringify(journal.events)).not.toMatch(/Quietanza|Rossi|RSSMRA80A01F205X/u);
  });

  it("is changed over the state that the caller has seen, where it says so", async () => {
    const { call, create } = registry();
    await create();
    const cancel = (ifMatch: string) => call(operations.cancelPosition, { ifMatch });
    expect(await cancel('"2"')).toMatchObject({ status: 412, etag: '"1"' });
    expect(await cancel('"1"')).toMatchObject({ status: 200, etag: '"2"' });
  });

  it.each([
    ["no reason", { paidOn: "2026-11-20" }, "/reason"],
    ["an unknown reason", { paidOn: "2026-11-20", reason: "gift" }, "/reason"],
    ["no day", { reason: "other" }, "/paidOn"],
    ["a day to come", { paidOn: "2026-11-29", reason: "other" }, "/paidOn"],
    ["a day that is none", { paidOn: "2026-02-30", reason: "other" }, "/paidOn"],
    ["a note of two lines", { paidOn: "2026-11-20", reason: "other", note: "a\nb" }, "/note"],
  ])("is not settled with %s", async (_what, body, pointer) => {
    const { call, create, position } = registry();
    await create();
    expect(await call(operations.settlePosition, { body })).toMatchObject({
      status: 400,
      answer: { errors: [{ pointer }] },
    });
    expect(position().version).toBe(1);
  });

  it("that is not there cannot be changed", async () => {
    const { call } = registry();
    for (const operation of [
      operations.cancelPosition,
      operations.publishPosition,
      operations.reopenPosition,
    ]) {
      expect(await call(operation)).toMatchObject({ status: 404 });
    }
  });
});
