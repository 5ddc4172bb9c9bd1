import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  pathSegmentOf,
  readingsOf,
  receiptPathOf,
} from "../../../../../shared/domain/receipts/receipt-address.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { comune, present } from "../../../../support/notifications/debts.ts";

describe("the address of a receipt", () => {
  it("is plain for an id as the node makes them", () => {
    const organizationFiscalCode = comune.fiscalCode;
    const receiptId = present(parseReceiptId("c110729d258c4ab1b765fe902aae41d6"));
    expect(receiptPathOf({ organizationFiscalCode, receiptId })).toBe(
      "/v1/organizations/02336340159/receipts/c110729d258c4ab1b765fe902aae41d6",
    );
  });

  it("leads to any id through a gateway that decodes the path before it routes it", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
        const routed = decodeURIComponent(`/receipts/${pathSegmentOf(id)}`);
        expect(routed).not.toMatch(/[?#]|receipts\/.*\//);
        expect(readingsOf(routed.slice("/receipts/".length))).toContain(id);
      }),
    );
  });

  it("leads to any id through a gateway that hands the path on as it came", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
        expect(readingsOf(pathSegmentOf(id))).toContain(id);
      }),
    );
  });

  it("leads to any id that was encoded once and decoded once", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (id) => {
        expect(readingsOf(decodeURIComponent(encodeURIComponent(id)))[0]).toBe(id);
      }),
    );
  });
});
