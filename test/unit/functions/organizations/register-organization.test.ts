import { encode } from "fast-png";
import { describe, expect, it } from "vitest";
import {
  registerOrganization,
  type SentWithLogo,
} from "../../../../functions/organizations/register-organization/register-organization.ts";
import { respond } from "../../../../functions/organizations/register-organization/responses.ts";
import { pngLogoProblem } from "../../../../shared/documents/images/png-logo.ts";
import { logoPngOfSvg } from "../../../../shared/documents/images/svg-logo.ts";
import type { OrganizationStore } from "../../../../shared/domain/organizations/organization-store.ts";
import { registryBytesMax } from "../../../../shared/domain/organizations/registry-problems.ts";
import type { SeenVersion } from "../../../../shared/domain/values/entity-tag.ts";
import { parseIban } from "../../../../shared/domain/values/iban.ts";
import type { OrganizationFiscalCode } from "../../../../shared/domain/values/organization-fiscal-code.ts";
import { demoOrganization, registrationOf } from "../../../support/demo-organization.ts";
import { inMemoryOrganizations } from "../../../support/in-memory-organizations.ts";
import { present } from "../../../support/notifications/debts.ts";

const pngBase64 = (side: number) =>
  Buffer.from(
    encode({ width: side, height: side, channels: 1, data: new Uint8Array(side * side) }),
  ).toString("base64");

const { version: _, noticeVersion: __, ...organization } = demoOrganization();
const { fiscalCode } = organization;
const region = { kind: "client", id: "regione" } as const;
const now = () => new Date("2026-06-01T10:00:00Z");

type Registration = {
  readonly sent: SentWithLogo;
  readonly seen?: SeenVersion;
  readonly organizations?: OrganizationStore;
  readonly path?: OrganizationFiscalCode;
};

async function register({
  sent,
  seen = { kind: "none" },
  organizations = inMemoryOrganizations(),
  path = fiscalCode,
}: Registration) {
  const outcome = await registerOrganization(
    { fiscalCode: path, sent, seen, caller: region },
    {
      organizations,
      drawLogo: logoPngOfSvg,
      pngProblem: pngLogoProblem,
      brokerFiscalCode: "12345678903",
      now,
    },
  );
  const { status, body, headers } = respond(outcome);
  const saved = await organizations.find(path);
  return { saved, status, body: String(body), etag: headers?.["etag"] };
}

describe("registration of an ente", () => {
  it("keeps its registry, in the first of its states", async () => {
    const { saved, status, etag } = await register({ sent: organization });
    expect({ status, etag }).toEqual({ status: 201, etag: '"1"' });
    expect(saved).toMatchObject({ name: organization.name, status: "INSERITO", version: 1 });
  });

  it("shows how its notices are printed, and the version of them", async () => {
    const noticePrint = { layout: "2019", languages: { mode: "italian" } } as const;
    const { body } = await register({ sent: { ...organization, noticePrint } });
    expect(JSON.parse(body)).toMatchObject({ noticePrint, noticeVersion: 1 });
    const { noticePrint: ___, ...plain } = organization;
    expect(JSON.parse((await register({ sent: plain })).body)).toMatchObject({ noticePrint: {} });
  });

  it("keeps a logo in SVG as the PNG that it prints", async () => {
    const logoSvg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>';
    const { saved } = await register({ sent: { ...organization, logoSvg } });
    const png = Buffer.from(saved?.logoPngBase64 ?? "", "base64");
    expect(png.subarray(1, 4).toString()).toBe("PNG");
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([354, 354]);
  });

  it("ends where nobody stops replacing it", async () => {
    const organizations = { ...inMemoryOrganizations(), save: async () => "refused" as const };
    const registering = register({ sent: organization, organizations });
    await expect(registering).rejects.toThrow("keeps being changed");
  });

  it("refuses what could not work later, and says where and why", async () => {
    const [type] = organization.debtPositionTypes;
    if (type === undefined) return expect.fail();
    const { postalIban, ...withoutPostalAccount } = organization;
    const other = demoOrganization("p_demo2").fiscalCode;
    const { station, segregationCode } = organization;
    const second = { station: "12345678903_09", segregationCode: "44" };
    const cases: [Partial<SentWithLogo>, string, string][] = [
      [{ debtPositionTypes: [type, type] }, "/debtPositionTypes", "TARI"],
      [{ station: "99999999999_01" }, "/station", "non è dell'intermediario 12345678903"],
      [
        { otherStations: [{ ...second, station: "99999999999_01" }] },
        "/otherStations/0/station",
        "non è dell'intermediario",
      ],
      [{ otherStations: [{ ...second, segregationCode }] }, "/otherStations", "segregazione"],
      [{ otherStations: [{ ...second, station }] }, "/otherStations", "due volte"],
      [{ organizationTypeCode: "05" }, "/organizationTypeCode", "TARI"],
      [{ activeIbans: [present(parseIban("IT59G0569601600000002145033"))] }, "/activeIbans/0", ""],
      [{ logoPngBase64: "A".repeat(registryBytesMax) }, "/logoPngBase64", "non è un PNG"],
      [{ logoPngBase64: pngBase64(251) }, "/logoPngBase64", "251 × 251 pixel"],
      [{ logoSvg: "<svg ><script/></svg>" }, "/logoSvg", "script"],
      [{ information: "x".repeat(registryBytesMax) }, "", "byte"],
    ];
    const answers = [
      ...(await Promise.all(
        cases.map(async ([change, pointer, sentence]) => {
          const sent = { ...organization, ...change };
          return [await register({ sent }), pointer, sentence] as const;
        }),
      )),
      [await register({ sent: withoutPostalAccount }), "/debtPositionTypes", "Manca il conto"],
      [await register({ sent: organization, path: other }), "/fiscalCode", "nel percorso"],
    ] as const;
    for (const [{ saved, status, body }, pointer, sentence] of answers) {
      expect({ saved, status }).toEqual({ saved: undefined, status: 400 });
      expect(JSON.parse(body).errors[0]).toMatchObject({ pointer });
      expect(body).toContain(sentence);
    }
  });
});

describe("replacement of an ente's registry", () => {
  const registered = async () => {
    const organizations = inMemoryOrganizations();
    await register({ sent: organization, organizations });
    return organizations;
  };

  it("wants the version that was seen, and the present one", async () => {
    const organizations = await registered();
    const sent = { ...organization, name: "Altro nome" };
    const unseen = await register({ sent, organizations });
    expect(unseen).toMatchObject({ status: 428, etag: '"1"' });
    const stale = await register({ sent, organizations, seen: { kind: "version", version: 2 } });
    expect(stale).toMatchObject({ status: 412, etag: '"1"' });
    expect(stale.saved?.name).toBe(organization.name);
    const seen = { kind: "version", version: 1 } as const;
    const replaced = await register({ sent, organizations, seen });
    expect(replaced).toMatchObject({ status: 200, etag: '"2"' });
    expect(replaced.saved?.name).toBe("Altro nome");
  });

  it("is no way to register one", async () => {
    const answer = await register({ sent: organization, seen: { kind: "any" } });
    expect(answer).toMatchObject({ status: 412, saved: undefined });
  });

  it("keeps the types where it says nothing of them, and the state in any case", async () => {
    const organizations = await registered();
    const current = present(await organizations.find(fiscalCode));
    const tested = { ...current, status: "PRE-ESERCIZIO", version: 2 } as const;
    await organizations.save(tested, current, registrationOf(tested));
    const { debtPositionTypes, ...sent } = organization;
    const { saved } = await register({ sent, organizations, seen: { kind: "any" } });
    expect(saved).toMatchObject({ status: "PRE-ESERCIZIO", debtPositionTypes });
  });

  it("leaves the codice IPA of another ente alone", async () => {
    const organizations = await registered();
    const other = demoOrganization("p_demo2");
    const sent = { ...other, ipaCode: organization.ipaCode };
    const answer = await register({ sent, organizations, path: other.fiscalCode });
    expect(answer).toMatchObject({ status: 409, saved: undefined });
    expect(answer.body).toContain("Codice IPA in uso");
  });

  it("is refused for another kind of ente while types are of the old one", async () => {
    const organizations = await registered();
    const sent = { ...organization, organizationTypeCode: "02" };
    const answer = await register({ sent, organizations, seen: { kind: "any" } });
    expect(answer.status).toBe(400);
    expect(answer.body).toContain("codice tassonomico di un altro tipo di ente: TARI");
  });
});
