import { readFileSync } from "node:fs";
import * as z from "zod";
import { type DemoClient, demoClients } from "../../infra/local/demo-clients.ts";
import { startLocalCloud } from "../../infra/local/local-cloud.ts";
import { prepareAssembly } from "../../infra/local/prepare-assembly.ts";

/** The portal that a journey runs on. */
export type PortalUnderTest = {
  readonly url: string;
  readonly stop: () => Promise<void>;
};

/** What the environment says of a portal that is deployed already; see test/README.md. */
const deployedUrl = process.env["PORTALE_URL"];
const deployedIssuer = process.env["PORTALE_ISSUER"];
const deployedMails = process.env["PORTALE_MAILS"];
const clientsFile = process.env["PORTALE_CLIENTS"];

const clientsSchema = z.array(
  z.object({ clientId: z.string(), clientSecret: z.string(), scope: z.string() }),
);

/**
 * The portal that is deployed where PORTALE_URL says, or a local cloud that is thrown away. Journeys
 * share a deployed portal with whatever was done there before: they may count on what is theirs
 * only.
 */
export async function openPortal(): Promise<PortalUnderTest> {
  if (deployedUrl !== undefined) return { url: deployedUrl, stop: async () => undefined };
  return startLocalCloud({
    port: 0,
    dataDir: undefined,
    assembly: await prepareAssembly(() => undefined),
  });
}

/** Who gives out the tokens of a portal. */
export function issuerOf(url: string): string {
  return deployedIssuer ?? `${url}/_local/oidc`;
}

/** Where the mails that a portal has sent are read, in the shape of the local console. */
export function mailsOf(url: string): string {
  return deployedMails ?? `${url}/_local/mails`;
}

/** The client that acts for a demo ente, or for the Region. */
export function testClient(
  clientId: string,
): Pick<DemoClient, "clientId" | "clientSecret" | "scope"> {
  const clients =
    clientsFile === undefined
      ? demoClients
      : clientsSchema.parse(JSON.parse(readFileSync(clientsFile, "utf8")));
  const client = clients.find((known) => known.clientId === clientId);
  if (client === undefined) throw new Error(`no client ${clientId}`);
  return client;
}
