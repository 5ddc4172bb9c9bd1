import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { profileOf } from "../../../../../infra/local/app-io/citizens.ts";
import { FaultPlan } from "../../../../../infra/local/app-io/faults.ts";
import { messageSchema } from "../../../../../infra/local/app-io/message-rules.ts";
import { createRateLimit } from "../../../../../infra/local/app-io/rate-limit.ts";

const message = {
  fiscal_code: "RSSMRA80A01F205X",
  content: {
    subject: "Avviso di pagamento",
    markdown: "x".repeat(80),
    due_date: "2027-06-30T21:59:59.000Z",
    payment_data: { amount: 1, notice_number: "3".repeat(18) },
  },
};

const withContent = (change: object) => ({
  ...message,
  content: { ...message.content, ...change },
});

describe("messageSchema", () => {
  it("accepts a message within every limit", () => {
    expect(messageSchema.safeParse(message).success).toBe(true);
  });

  it("accepts exactly the lengths that App IO accepts", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), (length) => {
        const { success } = messageSchema.safeParse(withContent({ subject: "x".repeat(length) }));
        expect(success).toBe(length >= 10 && length <= 120);
      }),
    );
  });

  it.each([
    ["a short text", withContent({ markdown: "x".repeat(79) })],
    ["a long text", withContent({ markdown: "x".repeat(10_001) })],
    ["a date without time", withContent({ due_date: "2027-06-30" })],
    ["no amount", withContent({ payment_data: { ...message.content.payment_data, amount: 0 } })],
    ["euro", withContent({ payment_data: { ...message.content.payment_data, amount: 12.5 } })],
    ["an IUV", withContent({ payment_data: { amount: 1, notice_number: "1".repeat(17) } })],
    ["a wrong fiscal code", { ...message, fiscal_code: "ANONIMO" }],
    ["a short time to live", { ...message, time_to_live: 60 }],
  ])("refuses %s", (_case, refused) => {
    expect(messageSchema.safeParse(refused).success).toBe(false);
  });
});

describe("profileOf", () => {
  it("finds about 60 % of natural persons and no company", () => {
    const codes = Array.from(
      { length: 5_000 },
      (_, index) => `CODE${String(index).padStart(12, "0")}`,
    );
    const reachable = codes.filter((code) => profileOf(code) === "reachable").length;
    expect(reachable / codes.length).toBeGreaterThan(0.57);
    expect(reachable / codes.length).toBeLessThan(0.63);
    expect(profileOf("12345678901")).toBe("unknown");
  });
});

describe("FaultPlan", () => {
  it("gives a fault as many times as ordered, only to the calls it names", () => {
    const plan = new FaultPlan();
    const fault = {
      path: "/messages",
      status: 429,
      times: 2,
      delayMs: 0,
      afterEffect: false,
    } as const;
    plan.add({ ...fault, fiscalCode: "A" });
    const given = ["B", "A", "A", "A"].map((code) => plan.take("/messages", code)?.status);
    expect(given).toEqual([undefined, 429, 429, undefined]);
  });
});

describe("createRateLimit", () => {
  it("counts the calls of each key over the last five seconds", () => {
    const allows = createRateLimit(2);
    expect([0, 1, 2].map((at) => allows("key", at))).toEqual([true, true, false]);
    expect(allows("other", 3)).toBe(true);
    expect(allows("key", 5_001)).toBe(true);
  });
});
