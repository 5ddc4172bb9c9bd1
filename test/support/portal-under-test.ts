import { readFileSync } from "node:fs";
import { inject } from "vitest";
import * as z from "zod";
import { type DemoClient, demoClients } from "../../infra/local/demo-clients.ts";

/** What the environment says of a portal that is deployed already; see test/README.md. */
const deployedUrl = process.env["PORTALE_URL"];
const deployedIssuer = process.env["PORTALE_ISSUER"];
const deployedMails = process.env["PORTALE_MAILS"];
const clientsFile = process.env["PORTALE_CLIENTS"];

const clientsSchema = z.array(
  z.object({ clientId: z.string(), clientSecret: z.string(), scope: z.string() }),
);

/**
 * The portal that is deployed where PORTALE_URL says, or the cloud that the suite has started.
 * Journeys share it with whatever was done there before: they may count on what is theirs only.
 */
export function portalUrl(): string {
  return deployedUrl ?? inject("portalUrl");
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
