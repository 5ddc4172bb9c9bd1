import { describe, expect, it } from "vitest";
import {
  registerOrganization,
  registryBytesMax,
} from "../../../../functions/organizations/register-organization/register-organization.ts";
import { respond } from "../../../../functions/organizations/register-organization/responses.ts";
import { logoPngOfSvg } from "../../../../shared/documents/images/svg-logo.ts";
import type { OrganizationRegistry } from "../../../../shared/domain/organizations/organization.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { inMemoryOrganizations } from "../../../support/in-memory-organizations.ts";

const { version: _, noticeVersion: __, ...organization } = demoOrganization();
const region = { kind: "client", id: "regione" } as const;
const now = () => new Date("2026-06-01T10:00:00Z");

async function register(
  changed: OrganizationRegistry & { readonly logoSvg?: string },
  fiscalCode = organization.fiscalCode,
) {
  const organizations = inMemoryOrganizations();
  const outcome = await registerOrganization(
    { fiscalCode, sent: changed, seen: { kind: "none" }, caller: region },
    { organizations, drawLogo: logoPngOfSvg, now },
  );
  const { status, body } = respond(outcome);
  const saved = await organizations.find(fiscalCode);
  const logo = saved?.logoPngBase64;
  return { saved: saved === undefined ? 0 : 1, status, body: String(body), logo };
}

describe("registration of an ente", () => {
  it("keeps its registry", async () => {
    expect(await register(organization)).toMatchObject({ saved: 1, status: 201 });
  });

  it("shows how its notices are printed, and the version of them", async () => {
    const noticePrint = { layout: "2019", languages: { mode: "italian" } } as const;
    const { body } = await register({ ...organization, noticePrint });
    expect(JSON.parse(body)).toMatchObject({ noticePrint, noticeVersion: 1 });
    expect(JSON.parse((await register(organization)).body)).toMatchObject({ noticePrint: {} });
  });

  it("keeps a logo in SVG as the PNG that it prints", async () => {
    const logoSvg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const { logo = "" } = await register({ ...organization, logoSvg });
    const png = Buffer.from(logo, "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([354, 354]);
  });

  it("ends where nobody stops replacing it", async () => {
    const organizations = { ...inMemoryOrganizations(), save: async () => "refused" as const };
    const { fiscalCode } = organization;
    const registering = registerOrganization(
      { fiscalCode, sent: organization, seen: { kind: "none" }, caller: region },
      { organizations, drawLogo: logoPngOfSvg, now },
    );
    await expect(registering).rejects.toThrow("keeps being changed");
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
      [await register({ ...organization, logoSvg: "<svg ><script/></svg>" }), "script"],
    ];
    for (const [answer, sentence] of cases) {
      expect(answer).toMatchObject({ saved: 0, status: 400 });
      expect(answer.body).toContain(sentence);
    }
  });
});
