import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import {
  noticeVersionOf,
  type PrintedFacts,
  printedFactsOf,
  withPrintedFacts,
} from "../../../../../shared/domain/organizations/printed-facts.ts";
import { printedFactsShape } from "../../../../../shared/domain/organizations/printed-facts-shape.ts";
import { parseIban } from "../../../../../shared/domain/values/iban.ts";
import { demoOrganization } from "../../../../support/demo-organization.ts";
import { present } from "../../../../support/notifications/debts.ts";

const ente = demoOrganization();
const text = fc.string({ minLength: 1, maxLength: 20 });
const language = fc.constantFrom("de", "en", "fr", "sl");

const arbitraryFacts: fc.Arbitrary<PrintedFacts> = fc.record(
  {
    name: text,
    officeName: text,
    contacts: fc.record(
      { phone: text, pec: text, email: text, website: text },
      { requiredKeys: [] },
    ),
    cbillCode: text,
    postalIban: fc.constant(present(parseIban("IT20Z0760101600000035058205"))),
    postalAccountHolder: text,
    posteAuthorization: text,
    logoPngBase64: text,
    noticePrint: fc.record(
      {
        layout: fc.constantFrom("3.5.1", "2019"),
        languages: fc.oneof(
          fc.constant({ mode: "italian" } as const),
          fc.record({ mode: fc.constant("inline"), second: language }),
          fc.record({ mode: fc.constant("bilingual"), first: fc.constantFrom("it", "de") }),
          fc.record({ mode: fc.constant("only"), language }),
        ),
        onlineChannel: fc.constantFrom("site", "app", "siteAndApp"),
        physicalChannel: text,
        packOrder: fc.constantFrom("file", "postalCode", "type"),
        duplex: fc.boolean(),
        envelopeWindow: fc.constantFrom("none", "left", "right"),
      },
      { requiredKeys: [] },
    ),
  },
  { requiredKeys: ["name", "contacts"] },
);

const arbitraryEnte: fc.Arbitrary<Organization> = fc
  .tuple(arbitraryFacts, fc.integer({ min: 1, max: 999_999 }))
  .map(([facts, noticeVersion]) => ({ ...withPrintedFacts(ente, facts), noticeVersion }));

/** Members in the opposite order, at every depth. */
function reversed(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const members = Object.entries(value).map(([name, member]) => [name, reversed(member)] as const);
  return Object.fromEntries(members.toReversed());
}

describe("what an ente's notices show of it", () => {
  it("takes the place of what they show now, whole, and changes nothing else of the ente", () => {
    fc.assert(
      fc.property(arbitraryEnte, arbitraryFacts, (before, facts) => {
        const after = withPrintedFacts(before, facts);
        expect(printedFactsOf(after)).toEqual(facts);
        expect(withPrintedFacts(after, printedFactsOf(before))).toEqual(before);
      }),
    );
  });

  it("comes back from its text as it was", () => {
    fc.assert(
      fc.property(arbitraryFacts, (facts) => {
        expect(printedFactsShape.parse(JSON.parse(JSON.stringify(facts)))).toEqual(facts);
      }),
    );
  });
});

describe("the version of what an ente's notices show", () => {
  it("is the first of a new ente", () => {
    expect(noticeVersionOf(ente, undefined)).toBe(1);
  });

  it("stays while only what they do not show changes, and goes up by one where they differ", () => {
    fc.assert(
      fc.property(arbitraryEnte, arbitraryFacts, (before, facts) => {
        const moved = { ...before, status: "INSERITO", station: "1", features: [] } as const;
        expect(noticeVersionOf(moved, before)).toBe(before.noticeVersion);
        const after = withPrintedFacts(before, facts);
        const isSame =
          JSON.stringify(printedFactsOf(before)) === JSON.stringify(printedFactsOf(after));
        expect(noticeVersionOf(after, before)).toBe(before.noticeVersion + (isSame ? 0 : 1));
      }),
    );
  });

  it("does not depend on the order in which the registry was written", () => {
    fc.assert(
      fc.property(arbitraryEnte, (before) => {
        const again = withPrintedFacts(
          before,
          printedFactsShape.parse(reversed(printedFactsOf(before))),
        );
        expect(noticeVersionOf(again, before)).toBe(before.noticeVersion);
      }),
    );
  });
});
