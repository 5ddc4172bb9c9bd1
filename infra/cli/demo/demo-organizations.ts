import { readFile } from "node:fs/promises";
import * as z from "zod";
import { demoClients } from "../../local/demo-clients.ts";
import { UsageError } from "../exit-codes.ts";
import { createPortalClient, type PortalClient } from "../portal-client.ts";

const organizationsFile = new URL("organizations.json", import.meta.url);
/** What is asked of whoever pays the car tax of the demo Region, on the portal or at a PSP's. */
const carTaxForm = new URL("car-tax-form.json", import.meta.url);
const carTax = { fiscalCode: "80001230566", typeCode: "BOLLO_AUTO" };
const organizationsShape = z.object({
  organizations: z.array(z.looseObject({ ipaCode: z.string(), fiscalCode: z.string() })),
});
type DemoOrganization = z.infer<typeof organizationsShape>["organizations"][number];

/** Registers the demo enti in the portal at `url`, as the Region's back office, open to tests. */
export async function registerDemoOrganizations(url: string): Promise<readonly DemoOrganization[]> {
  const text = await readFile(organizationsFile, "utf8");
  const { organizations } = organizationsShape.parse(JSON.parse(text));
  const region = demoClientFor(url, undefined);
  for (const body of organizations) await registerForTests(region, body);
  const form: unknown = JSON.parse(await readFile(carTaxForm, "utf8"));
  await demoClientFor(url, carTax.fiscalCode).putForm(carTax.fiscalCode, carTax.typeCode, form);
  return organizations;
}

const stepsBeforeTests = ["agreement", "pagoPaAdhesion", "configuration"] as const;

/** Registers an ente and opens it to tests, unless it was opened before. */
export async function registerForTests(
  region: PortalClient,
  body: { readonly fiscalCode: string },
): Promise<void> {
  const { fiscalCode } = body;
  const status = await region.putOrganization(fiscalCode, body);
  if (status !== "INSERITO") return;
  const evidence = "Ente dimostrativo.";
  const steps = stepsBeforeTests.map((step) => ({ step, state: "DONE", evidence }) as const);
  await region.recordOnboarding(fiscalCode, steps);
  await region.changeStatus(fiscalCode, "PRE-ESERCIZIO");
}

/** A client that acts for a demo ente, or for the Region where the ente is left out. */
export function demoClientFor(
  url: string,
  organizationFiscalCode: string | undefined,
): PortalClient {
  const demo = demoClients.find((known) => known.organizationFiscalCode === organizationFiscalCode);
  if (demo === undefined) throw new UsageError("L'ente del flusso non ha un client dimostrativo.");
  const { clientId, clientSecret, scope } = demo;
  const issuer = `${url}/_local/oidc`;
  return createPortalClient({ baseUrl: url, issuer, clientId, clientSecret, scope });
}
