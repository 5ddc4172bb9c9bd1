import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodeLinkQr,
  linkQrBytesMax,
} from "../../../../../shared/documents/barcodes/link-qr-code.ts";
import { modulesOf, modulesOfBwip } from "./symbol-modules.ts";

const masks = ["1", "2", "3", "4", "5", "6", "7", "8"];
/** Small letters keep the oracle in byte mode. */
const addresses = fc
  .string({
    unit: fc.constantFrom(..."abcdefghijklmnopqrstuvwxyz:/?=&-._"),
    maxLength: linkQrBytesMax - "https://".length,
  })
  .map((rest) => `https://${rest}`);

function drawnByBwip(text: string, mask: string): readonly string[] {
  const options = { eclevel: "M", fixedeclevel: true, version: "6", mask };
  return modulesOfBwip({ bcid: "qrcode", text, ...options });
}

describe("the QR code of an address", () => {
  it("is, under one of the masks, what an independent encoder draws", () => {
    fc.assert(
      fc.property(addresses, (address) => {
        const ours = modulesOf(encodeLinkQr(address)).join("\n");
        const theirs = masks.map((mask) => drawnByBwip(address, mask).join("\n"));
        expect(theirs).toContain(ours);
      }),
      { numRuns: 10 },
    );
  });

  it("takes an address as long as the symbol holds, and no longer one", () => {
    const longest = "x".repeat(linkQrBytesMax);
    expect(encodeLinkQr(longest).size).toBe(41);
    expect(() => encodeLinkQr(`${longest}x`)).toThrow(RangeError);
  });
});
