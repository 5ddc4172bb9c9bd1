import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  redactBody,
  redacted,
  redactText,
} from "../../../../../shared/domain/operations/redact.ts";
import { personFiscalCode } from "../../../../support/notifications/debts.ts";

const code = fc.integer({ min: 1, max: 999 }).map(personFiscalCode);

describe("a text without personal data", () => {
  it("keeps neither fiscal codes of persons nor e-mail addresses, wherever they stand", () => {
    fc.assert(
      fc.property(code, fc.emailAddress(), fc.boolean(), (person, email, small) => {
        const written = small ? person.toLowerCase() : person;
        const text = redactText(`TARI-${written} <${email}> 02336340159`);
        expect(text).not.toContain(written);
        expect(text).not.toContain(email);
        expect(text).toContain("02336340159");
      }),
    );
  });
});

describe("the body of a message without personal data", () => {
  it("is what the portal's own messages are made of", () => {
    const body = JSON.stringify({ organizationFiscalCode: "02336340159", flowId: "f1", block: 3 });
    expect(redactBody(body)).toBe(body);
  });

  it("has nothing of what no message of ours has, neither names nor values", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        const bodyWith = (value: unknown) =>
          redactBody(JSON.stringify({ flowId: "f1", debitore: value, rows: [{ nome: value }] }));
        expect(bodyWith(one)).toBe(bodyWith(other));
      }),
    );
    expect(redactBody('{"Rossi Maria":1}')).toBe(`{"${redacted}":1}`);
  });

  it("says no more than its length where it is not JSON", () => {
    expect(redactBody("Rossi Maria")).toBe(`${redacted}: non è JSON, 11 caratteri`);
  });

  it("hides the fiscal codes that enti put into their own keys", () => {
    const iuds = ["TARI-RSSMRA80A01F205X", "TARI-2"];
    expect(redactBody(JSON.stringify({ iuds }))).toBe(`{"iuds":["TARI-${redacted}","TARI-2"]}`);
  });
});
