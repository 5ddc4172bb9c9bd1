import { describe, expect, it } from "vitest";
import { changeProfile } from "../../../../../functions/organizations/organization-profile/change-profile.ts";
import { documentation } from "../../../../../functions/organizations/organization-profile/documentation.ts";
import { findRegistry } from "../../../../../functions/organizations/organization-profile/find-registry.ts";
import { profileBody } from "../../../../../functions/organizations/organization-profile/profile-body.ts";
import {
  respondChanged,
  respondRegistry,
} from "../../../../../functions/organizations/organization-profile/responses.ts";
import { parseIfMatch } from "../../../../../shared/domain/values/entity-tag.ts";
import { demoOrganization, registrationOf } from "../../../../support/demo-organization.ts";
import { expectDocumented } from "../../../../support/documented-answer.ts";
import { inMemoryOrganizations } from "../../../../support/in-memory-organizations.ts";

const ente = demoOrganization();
const { fiscalCode: organization } = ente;
const caller = { kind: "person", id: "p-1", role: "organizationAdministrator" } as const;

async function profileOf() {
  const organizations = inMemoryOrganizations();
  await organizations.save(ente, undefined, registrationOf(ente));
  const dependencies = { organizations, now: () => new Date("2026-06-01T10:00:00Z") };
  const change = async (body: unknown, ifMatch?: string, who = organization) => {
    const seen = parseIfMatch(ifMatch);
    const asked = { organization: who, change: profileBody.parse(body), seen, caller };
    const result = respondChanged(await changeProfile(asked, dependencies));
    if (result.status === 200) expectDocumented(documentation, result, "patchOwnRegistry");
    return { status: result.status, etag: result.headers?.["etag"] };
  };
  return { organizations, dependencies, change };
}

const messagesFor = (body: unknown) =>
  profileBody.safeParse(body).error?.issues.map(({ message }) => message) ?? [];

describe("an ente's own registry", () => {
  it("is shown to it, with its version", async () => {
    const { dependencies } = await profileOf();
    const shown = respondRegistry(await findRegistry(organization, dependencies));
    expectDocumented(documentation, shown, "getOwnRegistry");
    expect(JSON.parse(String(shown.body))).toMatchObject({ name: ente.name, open: { load: true } });
    expect(shown.headers).toMatchObject({ etag: '"1"' });
    const other = demoOrganization("p_demo2").fiscalCode;
    expect(respondRegistry(await findRegistry(other, dependencies)).status).toBe(404);
  });

  it("is changed by it where it is its own, and nowhere else", async () => {
    const { organizations, change } = await profileOf();
    const contacts = { phone: "02 1234", website: "https://nuovo.example.it" };
    expect(await change({ contacts, information: "Orari" })).toEqual({ status: 428, etag: '"1"' });
    expect((await change({ contacts }, '"4"')).status).toBe(412);
    const changed = await change({ contacts, information: "Orari" }, '"1"');
    expect(changed).toEqual({ status: 200, etag: '"2"' });
    const after = await organizations.find(organization);
    expect(after).toEqual({
      ...ente,
      contacts,
      information: "Orari",
      version: 2,
      noticeVersion: 2,
    });
  });

  it("keeps what is left out and loses what is null", async () => {
    const { organizations, change } = await profileOf();
    await change({ information: "Orari", noticePrint: { layout: "2019" } }, '"1"');
    await change({ information: null, contacts: null }, '"2"');
    const after = await organizations.find(organization);
    expect(after).not.toHaveProperty("information");
    expect(after).toMatchObject({ contacts: {}, noticePrint: { layout: "2019" } });
  });

  it("is none for an ente that the portal does not know", async () => {
    const { change } = await profileOf();
    const other = demoOrganization("p_demo2").fiscalCode;
    expect((await change({ information: "Orari" }, "*", other)).status).toBe(412);
    expect((await change({ information: "Orari" }, undefined, other)).status).toBe(404);
  });

  it.each([
    [{ bankIban: "IT90N0306901600100000012345" }, "solo contacts, noticePrint e information"],
    [{ status: "ESERCIZIO" }, "solo contacts, noticePrint e information"],
    [{ information: "x".repeat(4_001) }, "4000"],
    [{ information: "<b>\u0000" }, "controllo"],
    [{ contacts: { pec: "nessuna" } }, "posta"],
    [{ noticePrint: { layout: "3.4" } }, "Modello di avviso sconosciuto"],
  ])("does not take %j, and says why", (body, says) => {
    expect(messagesFor(body).join(" ")).toContain(says);
  });
});
