import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { oldTransferCategory } from "../../../../../shared/pagopa/rt62/old-transfer-category.ts";

describe("the old form of a transfer's category", () => {
  it.each([
    ["9/0101101IM/", "9/0101101IM/"],
    ["0/12345", "0/12345"],
    ["6/0101101IM/", "9/0101101IM/"],
    ["7/0101101TS/", "9/0101101TS/"],
    ["8/0101101TS/", "9/0101101TS/"],
    ["0101101IM", "9/0101101IM"],
    ["5/0101101IM/", "9/5/0101101IM/"],
    ["9/0101 101IM/", "9/0101101IM/"],
    ["7/1", "9/7/1"],
    ["A", "9/A//"],
    ["", "9/n/a"],
    [" \u0000", "9/n/a"],
  ])("of %j is %s", (category, old) => {
    expect(oldTransferCategory(category)).toBe(old);
  });

  it("always fits the old field", () => {
    const unit = fc.constantFrom(..."0179//Aé \u0000\u00a0\ud800\uffff\u{1f600}");
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (category) => {
        expect(oldTransferCategory(category)).toMatch(/^[0129]\/[^\s\p{Cc}]{3,138}$/u);
      }),
    );
  });
});
