import { describe, expect, it } from "vitest";
import {
  issueReceipt,
  receiptFileName,
} from "../../../../../shared/domain/receipts/issue-receipt.ts";
import { parseReceiptId } from "../../../../../shared/domain/values/receipt-id.ts";
import { comune, present } from "../../../../support/notifications/debts.ts";
import { sampleReceipt } from "../../../../support/receipts/sample-receipts.ts";

const publicUrl = "https://api.pagamenti.regione.example";

describe("a receipt that is handed out", () => {
  it("says by which code and where it is checked", () => {
    const receipt = sampleReceipt({ receiptId: present(parseReceiptId("a/b c")) });
    const { verification } = issueReceipt(receipt, { organization: comune, publicUrl });
    expect(verification).toEqual({
      code: `${comune.fiscalCode}-a/b c`,
      url: `${publicUrl}/v1/receipt-verifications/${comune.fiscalCode}-a%252Fb%2520c`,
    });
  });

  it("has a plain file name, whatever its IUV is made of", () => {
    const name = (creditorReferenceId: string) => receiptFileName({ creditorReferenceId }, "pdf");
    expect(name("12000000000000119")).toBe("ricevuta_12000000000000119.pdf");
    expect(name('RF/12"\r\nè')).toBe("ricevuta_RF_12____.pdf");
  });
});
