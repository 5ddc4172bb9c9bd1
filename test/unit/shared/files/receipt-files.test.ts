import { describe, expect, it } from "vitest";
import { createReceiptFiles } from "../../../../shared/files/receipt-files.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";

function files() {
  const objects = new Map<string, Uint8Array>();
  const store = createReceiptFiles({
    async put(key, bytes) {
      objects.set(key, bytes);
    },
    get: async (key) => objects.get(key),
  });
  return { objects, ...store };
}

const xml = Buffer.from("<ricevuta/>");
const recipientFiscalCode = "02336340159";
const { fiscalCode: organizationFiscalCode } = demoOrganization();

describe("receipts as files", () => {
  it("are kept once however often they come, and read as they came", async () => {
    const { keepReceipt, readReceipt, objects } = files();
    const receipt = { recipientFiscalCode, receiptId: "5a71940c364212a27eef98fa18ce62ad" };
    const key = await keepReceipt(receipt, xml);
    expect(await keepReceipt(receipt, xml)).toBe(key);
    expect(key).toMatch(
      /^receipts\/02336340159\/5a71940c364212a27eef98fa18ce62ad\/[0-9a-f]{64}\.xml$/u,
    );
    expect(objects.size).toBe(1);
    expect(await readReceipt({ organizationFiscalCode, rawKey: key })).toEqual(xml);
  });

  it.each([".", "..", "a/b", "../../altro", "𝔞".repeat(200), "à?#%"])(
    "are kept under a key that any store takes when the id is %s",
    async (receiptId) => {
      const { keepReceipt } = files();
      const key = await keepReceipt({ recipientFiscalCode, receiptId }, xml);
      expect(key).toMatch(/^receipts\/02336340159\/[0-9a-f]{64}\/[0-9a-f]{64}\.xml$/u);
    },
  );

  it("tell two contents of one id apart, and keep what is refused for people", async () => {
    const { keepReceipt, keepRefused, objects } = files();
    const receipt = { recipientFiscalCode, receiptId: "r1" };
    const keys = [await keepReceipt(receipt, xml), await keepReceipt(receipt, Buffer.from("<x/>"))];
    await keepRefused(xml);
    expect(new Set(keys).size).toBe(2);
    expect([...objects.keys()].filter((key) => key.startsWith("receipts/refused/"))).toHaveLength(
      1,
    );
  });

  it("never lose a receipt silently", async () => {
    const rawKey = "receipts/02336340159/x/y.xml";
    const reading = files().readReceipt({ organizationFiscalCode, rawKey });
    await expect(reading).rejects.toThrow("missing");
  });

  it("are read from the folder of their own ente only", async () => {
    const { keepReceipt, readReceipt } = files();
    const receipt = { recipientFiscalCode: "80012340156", receiptId: "r1" };
    const rawKey = await keepReceipt(receipt, xml);
    const reading = readReceipt({ organizationFiscalCode, rawKey });
    await expect(reading).rejects.toThrow("another ente");
  });
});
