import { demoClients } from "../demo-clients.ts";
import { testPeople } from "./test-people.ts";

type ReachablePortal = {
  /** Where the API answers. */
  readonly url: string;
  /** Value of an Authorization header of a demo client. */
  readonly tokenFor: (clientId: string) => Promise<string>;
};

/**
 * Gives the test people their roles, through the API as anybody would. One who has a role already
 * keeps it; those of an ente that is not registered yet wait for another time.
 * @returns how many could not be given theirs.
 */
export async function registerTestPeople(portal: ReachablePortal): Promise<number> {
  const withRole = testPeople.flatMap(({ assignment, ...person }) =>
    assignment === undefined ? [] : [{ person, assignment }],
  );
  let left = 0;
  for (const { person, assignment } of withRole) {
    const { organizationFiscalCode, role, typeCodes } = assignment;
    const { fiscalCode, name, familyName, email } = person;
    const answer = await fetch(`${portal.url}${operatorsOf(organizationFiscalCode)}`, {
      method: "POST",
      headers: {
        authorization: await portal.tokenFor(clientFor(organizationFiscalCode)),
        "content-type": "application/json",
      },
      body: JSON.stringify({ fiscalCode, name: `${name} ${familyName}`, email, role, typeCodes }),
    });
    if (answer.status !== created && answer.status !== isThere) left += 1;
  }
  return left;
}

function clientFor(organizationFiscalCode: string | undefined): string {
  const client = demoClients.find(
    (known) => known.organizationFiscalCode === organizationFiscalCode,
  );
  if (client === undefined) throw new Error("a test person of an ente without a demo client");
  return client.clientId;
}

const created = 201;
const isThere = 409;

function operatorsOf(organizationFiscalCode: string | undefined): string {
  const ente =
    organizationFiscalCode === undefined ? "" : `/organizations/${organizationFiscalCode}`;
  return `/v1${ente}/operators`;
}
