import { describe, expect, it } from "vitest";
import { receiptPathOf } from "../../../../../shared/domain/receipts/receipt-address.ts";
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
});
