import { describe, expect, it } from "vitest";
import {
  registerOrganization,
  registryBytesMax,
} from "../../../../functions/organizations/register-organization/register-organization.ts";
import { respond } from "../../../../functions/organizations/register-organization/responses.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";

const organization = demoOrganization();

async function register(changed: Organization, fiscalCode = organization.fiscalCode) {
  const saved: Organization[] = [];
  const outcome = await registerOrganization(fiscalCode, changed, {
    organizations: {
      save: async (each) => {
        saved.push(each);
      },
    },
  });
  const { status, body } = respond(outcome);
  return { saved: saved.length, status, body: String(body) };
}

describe("registration of an ente", () => {
  it("keeps its registry", async () => {
    expect(await register(organization)).toMatchObject({ saved: 1, status: 200 });
  });

  it("refuses what could not work later, and says why", async () => {
    const [type] = organization.debtPositionTypes;
    if (type === undefined) return expect.fail();
    const { postalIban, ...withoutPostalAccount } = organization;
    const other = demoOrganization("p_demo2").fiscalCode;
    const cases: [Awaited<ReturnType<typeof register>>, string][] = [
      [await register(organization, other), "non è quello indicato nel percorso"],
      [await register({ ...organization, debtPositionTypes: [type, type] }), "TARI"],
      [await register(withoutPostalAccount), "Manca il conto di accredito"],
      [await register({ ...organization, logoPngBase64: "A".repeat(registryBytesMax) }), "logo"],
    ];
    for (const [answer, sentence] of cases) {
      expect(answer).toMatchObject({ saved: 0, status: 400 });
      expect(answer.body).toContain(sentence);
    }
  });
});
