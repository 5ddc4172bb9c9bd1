import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type {
  CallClaim,
  CallOwner,
  CallProtection,
  ClaimedCall,
  RepeatableCall,
} from "../../../../../shared/domain/access/call-protection.ts";
import { parseOrganizationFiscalCode } from "../../../../../shared/domain/values/organization-fiscal-code.ts";
import { createCallProtection } from "../../../../../shared/persistence/call-protection/call-protection.ts";
import { type LocalTable, startLocalTable } from "../../../../support/local-table.ts";

const own = parseOrganizationFiscalCode("02336340159") ?? expect.fail();
const other = parseOrganizationFiscalCode("80012340156") ?? expect.fail();
const now = new Date("2026-11-28T10:00:20Z");
const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);

let table: LocalTable;
let first: CallProtection;
let second: CallProtection;
beforeAll(async () => {
  table = await startLocalTable();
  // Two instances of functions.
  first = createCallProtection(table.tableName);
  second = createCallProtection(table.tableName);
});
afterAll(() => table.stop());

let lastKey = 0;
function newCall(more: Partial<RepeatableCall> = {}): RepeatableCall {
  lastKey += 1;
  const owner: CallOwner = { kind: "client", id: "gestionale", organization: own };
  const operation = "POST /v1/organizations/{fiscalCode}/debt-positions";
  return { owner, operation, key: `chiave-${lastKey}`, digest: "a", ...more };
}
function taken(claim: CallClaim): ClaimedCall {
  return claim.outcome === "claimed" ? claim.claimed : expect.fail(claim.outcome);
}
const answer = { status: 201, headers: { location: "/v1/x" }, body: '{"iud":"1"}' };

describe("a call with a key", () => {
  it("is run by one instance, and its answer is there for all", async () => {
    const call = newCall();
    const claimed = taken(await first.claim(call, now));
    expect(await second.claim(call, later(1_000))).toEqual({
      outcome: "running",
      retrySeconds: 29,
    });
    await claimed.keep(answer);
    expect(await second.claim(call, later(86_399_000))).toEqual({ outcome: "answered", answer });
  });

  it("of two at once is run by one", async () => {
    const call = newCall();
    const claims = await Promise.all([first.claim(call, now), second.claim(call, now)]);
    expect(claims.map(({ outcome }) => outcome).sort()).toEqual(["claimed", "running"]);
  });

  it("is no other request's, while it runs and afterwards", async () => {
    const call = newCall();
    const claimed = taken(await first.claim(call, now));
    const changed = { ...call, digest: "b" };
    expect(await second.claim(changed, now)).toEqual({ outcome: "otherRequest" });
    await claimed.keep(answer);
    expect(await second.claim(changed, later(60_000))).toEqual({ outcome: "otherRequest" });
  });

  it("is free again when it is given up", async () => {
    const call = newCall();
    await taken(await first.claim(call, now)).release();
    const changed = { ...call, digest: "b" };
    expect(await second.claim(changed, now)).toMatchObject({ outcome: "claimed" });
  });

  it("is run again once whoever ran it must be dead, whose answer then comes too late", async () => {
    const call = newCall();
    const dead = taken(await first.claim(call, now));
    expect(await second.claim(call, later(29_999))).toMatchObject({ outcome: "running" });
    const alive = taken(await second.claim(call, later(30_000)));
    await dead.keep({ ...answer, status: 202 });
    await dead.release();
    await alive.keep(answer);
    expect(await first.claim(call, later(31_000))).toEqual({ outcome: "answered", answer });
  });

  it("says that it was done where its answer is not to be shown again", async () => {
    const call = newCall();
    await taken(await first.claim(call, now)).keep(undefined);
    expect(await second.claim(call, later(60_000))).toEqual({ outcome: "unrepeatable" });
  });

  it("is forgotten after a day, deleted or not", async () => {
    const call = newCall();
    await taken(await first.claim(call, now)).keep(answer);
    expect(await second.claim({ ...call, digest: "b" }, later(86_400_000))).toMatchObject({
      outcome: "claimed",
    });
  });

  it.each([
    ["another ente", { owner: { kind: "client", id: "gestionale", organization: other } }],
    ["the Region", { owner: { kind: "client", id: "gestionale" } }],
    ["another client", { owner: { kind: "client", id: "altro", organization: own } }],
    [
      "a person of the same name",
      { owner: { kind: "person", id: "gestionale", organization: own } },
    ],
    ["another operation", { operation: "POST /v1/organizations/{fiscalCode}/import-flows" }],
  ] as const)("is nothing to %s", async (_who, more) => {
    const call = newCall();
    await taken(await first.claim(call, now)).keep(answer);
    expect(await second.claim({ ...call, ...more }, now)).toMatchObject({ outcome: "claimed" });
  });
});

describe("the calls of a client", () => {
  const owner = (id: string, organization = own): CallOwner => ({
    kind: "client",
    id,
    organization,
  });
  const take = (from: CallProtection, id: string, at = now) =>
    from.takeCall(owner(id), { callsPerMinute: 25, now: at });

  it("are counted over all instances, and end with the limit", async () => {
    const answers = [];
    for (let call = 0; call < 60; call += 1) {
      answers.push(await take(call % 2 === 0 ? first : second, "assiduo"));
    }
    const allowed = answers.filter(({ outcome }) => outcome === "allowed");
    expect(allowed.length).toBeLessThanOrEqual(25);
    // What one instance has taken and not used, no other has.
    expect(allowed.length).toBeGreaterThan(25 - 10);
    expect(answers.at(-1)).toEqual({
      outcome: "exceeded",
      limit: 25,
      remaining: 0,
      resetSeconds: 40,
    });
  });

  it("are all served by one instance, which tells how many are left", async () => {
    const left: number[] = [];
    for (let call = 0; call < 25; call += 1) {
      const { outcome, remaining } = await take(first, "solo");
      expect(outcome).toBe("allowed");
      left.push(remaining);
    }
    expect(left).toEqual(Array.from({ length: 25 }, (_, call) => 24 - call));
    expect(await take(first, "solo")).toMatchObject({ outcome: "exceeded", remaining: 0 });
  });

  it("begin anew with the minute", async () => {
    for (let call = 0; call < 26; call += 1) await take(first, "paziente");
    expect(await take(first, "paziente")).toMatchObject({ outcome: "exceeded" });
    const next = await take(first, "paziente", later(40_000));
    expect(next).toEqual({ outcome: "allowed", limit: 25, remaining: 24, resetSeconds: 60 });
  });

  it("for one ente take nothing from those for another", async () => {
    for (let call = 0; call < 26; call += 1) await take(first, "doppio");
    const terms = { callsPerMinute: 25, now };
    const elsewhere = await first.takeCall(owner("doppio", other), terms);
    expect(elsewhere).toMatchObject({ outcome: "allowed", remaining: 24 });
  });
});

describe("what cannot exist", () => {
  it("is looked for without a trace", async () => {
    expect(await first.readDecoy()).toBeUndefined();
  });
});
