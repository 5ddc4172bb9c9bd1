import { describe, expect, it } from "vitest";
import { examplePages, printExample } from "../../../../support/notices/official-examples.ts";
import { fineFigures } from "../../../../support/notices/official-figures/fine.ts";
import { fineSlipFigures } from "../../../../support/notices/official-figures/fine-slip.ts";
import { singleInstalmentFigures } from "../../../../support/notices/official-figures/single-instalment.ts";
import { singleInstalmentSlipFigures } from "../../../../support/notices/official-figures/single-instalment-slip.ts";
import {
  barsOf,
  codesOf,
  largestDeviation,
  strayTexts,
  toleranceMm,
} from "../../../../support/notices/official-places.ts";
import { placedTexts } from "../../../../support/notices/pdf-text.ts";

const examples = [
  singleInstalmentFigures,
  singleInstalmentSlipFigures,
  fineFigures,
  fineSlipFigures,
];

describe.each(examples)("$title", ({ example, pages, bars, codes }) => {
  it("has its texts where the official example has them", async () => {
    const printed = await placedTexts(printExample(example));
    expect(printed).toHaveLength(pages.length);
    for (const [index, places] of pages.entries()) {
      expect(strayTexts(printed[index], places)).toEqual([]);
    }
  });

  it("has its bars and codes where the official example has them", () => {
    for (const page of examplePages(example)) {
      expect(largestDeviation(barsOf(page), bars)).toBeLessThanOrEqual(toleranceMm);
      expect(largestDeviation(codesOf(page), codes)).toBeLessThanOrEqual(toleranceMm);
    }
  });
});
