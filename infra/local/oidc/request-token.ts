import * as z from "zod";
import type { DemoClient } from "../demo-clients.ts";

const tokenResponseSchema = z.object({ access_token: z.string() });

/**
 * Asks the identity provider for an access token with client credentials.
 * @returns the value of an Authorization header, "Bearer …".
 */
export async function requestToken(
  issuer: string,
  client: Pick<DemoClient, "clientId" | "clientSecret" | "scope">,
): Promise<string> {
  const credentials = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString("base64");
  const response = await fetch(`${issuer}/token`, {
    method: "POST",
    headers: { authorization: `Basic ${credentials}` },
    body: new URLSearchParams({ grant_type: "client_credentials", scope: client.scope }),
  });
  if (!response.ok) {
    throw new Error(`Il fornitore di identità ha risposto ${response.status}`);
  }
  return `Bearer ${tokenResponseSchema.parse(await response.json()).access_token}`;
}
