import { describe, expect, it } from "vitest";
import {
  registerOrganization,
  registryBytesMax,
} from "../../../../functions/organizations/register-organization/register-organization.ts";
import { respond } from "../../../../functions/organizations/register-organization/responses.ts";
import type { Organization } from "../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { inMemoryOrganizations } from "../../../support/in-memory-organizations.ts";

const organization = demoOrganization();

async function register(changed: Organization, fiscalCode = organization.fiscalCode) {
  const organizations = inMemoryOrganizations();
  const outcome = await registerOrganization(fiscalCode, changed, { organizations });
  const { status, body } = respond(outcome);
  const saved = await organizations.find(fiscalCode);
  return { saved: saved === undefined ? 0 : 1, status, body: String(body) };
}

describe("registration of an ente", () => {
  it("keeps its registry", async () => {
    expect(await register(organization)).toMatchObject({ saved: 1, status: 200 });
  });

  it("shows how its notices are printed, and the version of them", async () => {
    const noticePrint = { layout: "2019", languages: { mode: "italian" } } as const;
    const { body } = await register({ ...organization, noticePrint });
    expect(JSON.parse(body)).toMatchObject({ noticePrint, noticeVersion: 1 });
    expect(JSON.parse((await register(organization)).body)).toMatchObject({ noticePrint: {} });
  });

  it("ends where nobody stops replacing it", async () => {
    const organizations = { ...inMemoryOrganizations(), save: async () => "refused" as const };
    const registering = registerOrganization(organization.fiscalCode, organization, {
      organizations,
    });
    await expect(registering).rejects.toThrow("keeps being replaced");
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
