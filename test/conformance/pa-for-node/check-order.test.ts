import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paForNodePrimitives } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { testEnte } from "../../support/pagopa-node/conformance-fixture.ts";
import {
  answerToMistakes,
  mistakenCall,
  mistakesOf,
  stationOfMistakes,
} from "./cases/check-order-cases.ts";
import { Protocol } from "./conformance-case.ts";
import { stationOf } from "./request-messages.ts";

const right = stationOf(testEnte);
/** Whatever a caller may write, but for what is right. */
const wrongText = fc
  .oneof(
    fc.string({ unit: fc.constantFrom(..."0123456789"), minLength: 11, maxLength: 11 }),
    fc.string({ unit: fc.constantFrom(..."abcXYZ 0189_-àè€"), minLength: 1, maxLength: 35 }),
  )
  .filter((text) => !Object.values(right).includes(text));
const wrongValues = fc.record({
  idPA: wrongText,
  idBrokerPA: wrongText,
  idStation: wrongText,
});

describe("a call with several mistakes, whatever is written there", () => {
  it.each(paForNodePrimitives)("is answered by the first in the order: %s", async (primitive) => {
    const station = await stationOfMistakes();
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...mistakesOf[primitive]]),
        wrongValues,
        async (wrong, values) => {
          const mistakes = new Set(wrong);
          const body = mistakenCall(primitive, mistakes, values);
          const { summary } = await new Protocol().call(station, "risposta", { body });
          expect(summary).toBe(answerToMistakes(primitive, mistakes));
        },
      ),
    );
  });
});
