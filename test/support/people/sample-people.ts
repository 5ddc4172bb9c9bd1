import { testPeople } from "../../../infra/local/oidc/test-people.ts";
import { type PersonId, parsePersonId } from "../../../shared/domain/access/person-id.ts";
import { parseFiscalCode } from "../../../shared/domain/values/fiscal-code.ts";

/** A pseudonym of nobody in particular. */
export function somePersonId(letter: string): PersonId {
  const personId = parsePersonId(letter.repeat(43));
  if (personId === undefined) throw new Error(`no pseudonym is made of ${letter}`);
  return personId;
}

/** The fiscal codes of the test people. */
export const fiscalCodes = testPeople.map(({ fiscalCode }) => {
  const parsed = parseFiscalCode(fiscalCode);
  if (parsed === undefined) throw new Error("a test person without a fiscal code");
  return parsed;
});
