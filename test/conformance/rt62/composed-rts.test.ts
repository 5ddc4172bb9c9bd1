import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import type { Receipt } from "../../../shared/domain/receipts/receipt.ts";
import { composeRt } from "../../../shared/pagopa/rt62/compose-rt.ts";
import { arbitraryReceipt } from "../../support/receipts/arbitrary-receipt.ts";
import { sampleReceipt, sharedTransfers } from "../../support/receipts/sample-receipts.ts";
import { rtFindings } from "../../support/rt62/validate-rts.ts";

const folder = mkdtempSync(join(tmpdir(), "rt-"));
afterAll(() => rmSync(folder, { recursive: true }));

const facts = { receivedAt: "2027-06-18T08:04:31.000Z", station: "12345678903_01" };

function saveRts(name: string, receipts: readonly Receipt[]): readonly string[] {
  return receipts.map((receipt, index) => {
    const file = join(folder, `${name}-${index}.xml`);
    writeFileSync(file, composeRt(receipt, facts));
    return file;
  });
}

describe("composed RTs", () => {
  it("are valid for the samples", () => {
    const receipts = [
      sampleReceipt(),
      sampleReceipt({ transfers: sharedTransfers() }),
      sampleReceipt({ outcome: "KO" }),
    ];
    expect(rtFindings(saveRts("esempio", receipts))).toBe("");
  });

  it("are valid for a thousand receipts of any texts", () => {
    const receipts = fc.sample(arbitraryReceipt, { numRuns: 1_000, seed: 2027 });
    expect(rtFindings(saveRts("qualsiasi", receipts))).toBe("");
  });

  it("would not be, were an element out of place or too long", () => {
    const valid = composeRt(sampleReceipt(), facts);
    for (const [from, to] of [
      ["<codiceEsitoPagamento>0</codiceEsitoPagamento>", ""],
      ["Mario Rossi", "M".repeat(71)],
      ["9/0101101IM/", "7/0101101IM/"],
      ["120.50", "120.5"],
      ["2027-06-18T10:04:31", "2027-06-18T10:04:31Z"],
    ] as const) {
      const file = join(folder, "guasto.xml");
      writeFileSync(file, valid.replace(from, to));
      expect(rtFindings([file])).toContain("fails to validate");
    }
  });
});
