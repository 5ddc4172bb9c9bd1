import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import * as z from "zod";
import type { Visit } from "../../../../shared/domain/access/visitor-allowance.ts";
import { type VisitorLimits, visitorVariables } from "../../../../shared/lambda/guard-variables.ts";
import { logger } from "../../../../shared/lambda/observability.ts";
import { createVisitorGuard } from "../../../../shared/lambda/visitor-guard.ts";
import { refusalOf, type VisitingRequest } from "../../../../shared/lambda/visitor-refusal.ts";
import { visitorAllowancesOf } from "../../../../shared/persistence/call-protection/visitor-allowances.ts";
import type { Item } from "../../../../shared/persistence/item.ts";

const seed = "un-seme-di-prova-lungo-quanto-basta-a-tutti";
const now = new Date("2027-03-01T10:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);

const limits: VisitorLimits = {
  look: { address: { minute: 20, hour: 50 }, device: { minute: 10, hour: 30 } },
  open: { address: { minute: 5, hour: 8 }, device: { minute: 2, hour: 6 } },
};

/** The two operations of the table that visitors need, and what they have left in it. */
function countingTable() {
  const items = new Map<string, Item>();
  let writes = 0;
  return {
    items,
    writes: () => writes,
    async add(item: Item, { attribute, amount }: { attribute: string; amount: number }) {
      writes += 1;
      const key = `${item.pk}\n${item.sk}`;
      const sum = Number(items.get(key)?.[attribute] ?? 0) + amount;
      items.set(key, { ...item, [attribute]: sum });
      return sum;
    },
    async put(item: Item) {
      const key = `${item.pk}\n${item.sk}`;
      if (items.has(key)) return "refused" as const;
      items.set(key, item);
      return "written" as const;
    },
  };
}

type Changes = { readonly limits?: VisitorLimits; readonly behindCloudFront?: boolean };

function door({ limits: wanted = limits, behindCloudFront = false }: Changes = {}) {
  const table = countingTable();
  const settings = {
    VISITOR_LIMITS: wanted,
    TOKEN_SEED: seed,
    ...(behindCloudFront && { VISITOR_ADDRESS_HEADER: "x-portale-indirizzo" }),
  };
  const guard = createVisitorGuard(settings, visitorAllowancesOf(table));
  const call = (sent: Partial<VisitingRequest> = {}, visit: Visit = "open", at = now) =>
    guard.of({ sourceIp: "203.0.113.7", headers: {}, ...sent }).admit(visit, at);
  /** How many of so many calls are let in. */
  const letIn = async (calls: number, ...[sent, visit, at]: Parameters<typeof call>) => {
    let admitted = 0;
    for (let made = 0; made < calls; made += 1) {
      if ((await call(sent, visit, at)).outcome === "admitted") admitted += 1;
    }
    return admitted;
  };
  return { call, letIn, table };
}

beforeEach(() => {
  vi.stubEnv("POWERTOOLS_METRICS_DISABLED", "true");
  vi.spyOn(logger, "error").mockReturnValue(undefined);
});

describe("an address", () => {
  it("is let in as often as a minute allows, then told when to come back", async () => {
    const { letIn, call } = door();
    expect(await letIn(9)).toBe(5);
    expect(await call({}, "open", later(15))).toEqual({ outcome: "refused", retrySeconds: 45 });
    expect(await letIn(9, { sourceIp: "203.0.113.8" })).toBe(5);
  });

  it("may come back the next minute, until its hour is used up", async () => {
    const { letIn, call } = door();
    expect(await letIn(99)).toBe(5);
    expect(await letIn(99, {}, "open", later(60))).toBe(3);
    expect(await call({}, "open", later(120))).toEqual({ outcome: "refused", retrySeconds: 3_480 });
    expect(await letIn(99, {}, "open", later(3_600))).toBe(5);
  });

  it("looks more often than it opens, each by its own count", async () => {
    const { letIn } = door();
    expect(await letIn(99, {}, "look")).toBe(20);
    expect(await letIn(99)).toBe(5);
  });

  it("of IPv6 counts with all others of its house", async () => {
    const { letIn } = door();
    expect(await letIn(4, { sourceIp: "2001:db8:1:2::1" })).toBe(4);
    expect(await letIn(4, { sourceIp: "2001:db8:1:2:aaaa::9" })).toBe(1);
    expect(await letIn(4, { sourceIp: "2001:db8:1:3::1" })).toBe(4);
  });

  it("costs a write each ten calls once it calls much", async () => {
    const busy = { minute: 10_000, hour: 10_000 };
    const wide = { look: { address: busy, device: busy }, open: { address: busy, device: busy } };
    const { letIn, table } = door({ limits: wide });
    await letIn(1_000);
    const asked = table.writes();
    await letIn(1_000);
    expect(table.writes() - asked).toBe(200);
  });

  it("is in no key, nor is anything that would be the same tomorrow", async () => {
    const { call, table } = door();
    await call();
    const today = [...table.items.keys()];
    expect(today.join()).not.toMatch(/203\.0\.113|cb007107/u);
    await call({}, "open", later(86_400));
    const visitors = [...table.items.values()].map(({ pk }) => pk);
    expect(new Set(visitors).size).toBe(2);
    const ends = z
      .array(z.number())
      .parse([...table.items.values()].map((item) => item["expiresAt"]));
    expect(Math.max(...ends)).toBeLessThanOrEqual(later(86_400 + 7_200).getTime() / 1_000);
  });
});

describe("a device that says which it is", () => {
  const device = "dispositivo-casuale-1";

  it("is held to closer limits, from whichever address it calls", async () => {
    const { letIn } = door();
    const headers = { "x-portale-dispositivo": device };
    expect(await letIn(2, { headers })).toBe(2);
    expect(await letIn(2, { headers, sourceIp: "203.0.113.8" })).toBe(0);
    const cookies = [`__Host-portale-dispositivo=${device}`];
    expect(await letIn(2, { cookies, sourceIp: "203.0.113.9" })).toBe(0);
  });

  it("gets no further than its address by making up another name each time", async () => {
    const { call } = door();
    const outcomes = [];
    for (let made = 0; made < 9; made += 1) {
      const headers = { "x-portale-dispositivo": `dispositivo-casuale-${made}` };
      outcomes.push((await call({ headers })).outcome);
    }
    expect(outcomes.filter((outcome) => outcome === "admitted")).toHaveLength(5);
  });
});

describe("behind CloudFront", () => {
  const from = (address: string) => ({
    sourceIp: "130.176.0.1",
    headers: { "x-portale-indirizzo": address },
  });

  it("each viewer is counted, not CloudFront", async () => {
    const { letIn } = door({ behindCloudFront: true });
    expect(await letIn(9, from("203.0.113.7"))).toBe(5);
    expect(await letIn(9, from("203.0.113.8"))).toBe(5);
  });

  it("nobody who writes the header by itself calls for ever", async () => {
    const { letIn } = door({ behindCloudFront: true });
    let admitted = 0;
    for (let host = 0; host < 400; host += 1) {
      admitted += await letIn(1, from(`198.51.${host >> 8}.${host & 255}`));
    }
    expect(admitted).toBe(250);
  });

  it("alone does the header count", async () => {
    const { letIn } = door();
    expect(await letIn(3, { headers: { "x-portale-indirizzo": "203.0.113.8" } })).toBe(3);
    expect(await letIn(9, { headers: { "x-portale-indirizzo": "203.0.113.9" } })).toBe(2);
  });
});

describe("a visitor who cannot be counted", () => {
  it("is let in", async () => {
    const failing = {
      add: () => Promise.reject(new Error("la tabella non risponde")),
      put: () => Promise.reject(new Error("la tabella non risponde")),
    };
    const settings = { VISITOR_LIMITS: limits, TOKEN_SEED: seed };
    const guard = createVisitorGuard(settings, visitorAllowancesOf(failing));
    const visitor = guard.of({ sourceIp: "203.0.113.7", headers: {} });
    expect(await visitor.admit("open", now)).toEqual({ outcome: "admitted" });
    expect(logger.error).toHaveBeenCalledOnce();
  });
});

describe("a challenge", () => {
  const challenged = { ...limits, challenge: { freePerMinute: 1, zeroBits: 6 } };

  async function challengeOf(call: ReturnType<typeof door>["call"]) {
    const admission = await call();
    if (admission.outcome !== "challenged") throw new Error("nobody was challenged");
    return admission.challenge;
  }

  /** As whoever only knows the text of the challenge solves it. */
  function solve({ text, zeroBits }: { text: string; zeroBits: number }): string {
    for (let number = 0; ; number += 1) {
      const digest = createHash("sha256").update(`${text}:${number}`).digest();
      if (digest.readUInt32BE(0) >>> (32 - zeroBits) === 0) return `${text}:${number}`;
    }
  }

  const proving = (proof: string) => ({ headers: { "x-portale-prova": proof } });

  it("is asked for beyond what is free, and lets in once who solves it", async () => {
    const { call } = door({ limits: challenged });
    expect((await call()).outcome).toBe("admitted");
    const proof = solve(await challengeOf(call));
    expect((await call(proving(proof))).outcome).toBe("admitted");
    expect((await call(proving(proof))).outcome).toBe("challenged");
  });

  it("is never asked for of who only looks", async () => {
    const { letIn } = door({ limits: challenged });
    expect(await letIn(20, {}, "look")).toBe(20);
  });

  it("is good for its visitor, in its time, as it was made", async () => {
    const { call } = door({ limits: { ...challenged, open: challenged.look } });
    await call();
    const proof = solve(await challengeOf(call));
    const refused = async (sent: string, address?: string, at?: Date) =>
      (await call({ ...proving(sent), ...(address && { sourceIp: address }) }, "open", at)).outcome;
    await call({ sourceIp: "203.0.113.8" });
    expect(await refused(proof, "203.0.113.8")).toBe("challenged");
    await call({}, "open", later(301));
    expect(await refused(proof, undefined, later(301))).toBe("challenged");
    expect(await refused(proof.replace(".6.", ".1."))).toBe("challenged");
    expect(await refused(proof.replace(/:\d+$/u, ":x"))).toBe("challenged");
    expect(await refused(`${proof}:1`)).toBe("challenged");
    expect(await refused(proof)).toBe("admitted");
  });

  it("stands in the problem that asks for it", async () => {
    const { call } = door({ limits: challenged });
    await call();
    const answer = refusalOf(await call());
    expect(answer?.status).toBe(428);
    expect(JSON.parse(String(answer?.body))).toMatchObject({
      type: "/problemi/sfida-richiesta",
      challenge: { zeroBits: 6, expiresAt: "2027-03-01T10:05:00.000Z" },
    });
  });
});

describe("what a function finds of the limits", () => {
  const read = (text: string) => z.object(visitorVariables).safeParse({ VISITOR_LIMITS: text });

  it("is what the stage says", () => {
    expect(read(JSON.stringify(limits)).data?.VISITOR_LIMITS).toEqual(limits);
  });

  it.each(["", "{", "{}", JSON.stringify({ ...limits, look: {} })])("is never '%s'", (text) => {
    expect(read(text).success).toBe(false);
  });
});
