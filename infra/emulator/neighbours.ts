import { createLocalConsole } from "../local/console/local-console.ts";
import { demoClients } from "../local/demo-clients.ts";
import type { Mail } from "../local/emulators/mail-schema.ts";
import { type FrontServerParts, openFrontServer } from "../local/http/front-server.ts";
import { openPeers } from "../local/peers.ts";
import type { CloudPlan } from "../local/template/cloud-plan.ts";

export type NeighboursSettings = {
  readonly port: number;
  /** Holds the signing keys, which must outlive a restart, and App IO's journal. */
  readonly folder: string;
  readonly mails: () => readonly Mail[];
  readonly log: (line: string) => void;
};

export type Neighbours = {
  /** Where the portal answers, the deployed API behind it. */
  readonly url: string;
  readonly serve: (deployed: {
    readonly api: FrontServerParts["api"];
    readonly plan: CloudPlan;
    readonly endpoint: string;
  }) => void;
  readonly close: () => Promise<void>;
};

/**
 * What a deployed portal needs beside AWS, on one port: the identity provider, an App IO, a mailbox
 * to read, all under `/_local/`; every other path is the deployed API's.
 */
export async function openNeighbours(settings: NeighboursSettings): Promise<Neighbours> {
  const { port, folder, mails, log } = settings;
  const front = await openFrontServer(port);
  const peers = await openPeers(folder, { url: front.url, clients: demoClients });
  return {
    url: front.url,
    serve: ({ api, plan, endpoint }) =>
      front.serve({
        log,
        api,
        console: createLocalConsole({
          ...peers,
          mails: async () => mails(),
          facts: async () => ({
            apiUrl: front.url,
            routes: plan.routes,
            queues: [],
            functions: {},
            clients: demoClients,
            endpoints: { AWS: endpoint },
            logDirectory: folder,
          }),
        }),
      }),
    close: front.close,
  };
}
