import { join } from "node:path";
import { type AppIoStub, createAppIoStub } from "./app-io/service-stub.ts";
import type { DemoClient } from "./demo-clients.ts";
import { createIdentityProvider, type IdentityProvider } from "./oidc/identity-provider.ts";
import { loadSigningKeys } from "./oidc/signing-keys.ts";
import { testPeople } from "./oidc/test-people.ts";

/** What the portal calls that is not AWS's. */
export type Peers = {
  readonly appIo: AppIoStub;
  readonly identityProvider: IdentityProvider;
};

/** The stand-ins for App IO and the identity provider; what they must remember is in the folder. */
export async function openPeers(
  folder: string,
  settings: {
    /** Address of the portal whose console they are under. */
    readonly url: string;
    readonly clients: readonly DemoClient[];
    /** Calls that App IO allows every 5 seconds for each key; undefined for no limit. */
    readonly appIoCallsPerWindowMax?: number | undefined;
  },
): Promise<Peers> {
  return {
    appIo: await createAppIoStub({
      journalPath: join(folder, "app-io.jsonl"),
      callsPerWindowMax: settings.appIoCallsPerWindowMax,
    }),
    identityProvider: createIdentityProvider({
      issuer: `${settings.url}/_local/oidc`,
      portalUrl: settings.url,
      clients: settings.clients,
      people: testPeople,
      keys: await loadSigningKeys(join(folder, "signing-keys.json")),
    }),
  };
}
