import { readFile, stat } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { demoClients } from "../../local/demo-clients.ts";
import { startLocalCloud } from "../../local/local-cloud.ts";
import { prepareAssembly } from "../../local/prepare-assembly.ts";
import { downloadFiles, type SavedFiles } from "../download-files.ts";
import { RemoteFailure, UsageError } from "../exit-codes.ts";
import { followFlow, uploadFlow } from "../import-flow-file.ts";
import { createPortalClient, type FlowView, type PortalClient } from "../portal-client.ts";
import { createProgress, notifiedLine } from "../progress-bar.ts";
import { type DemoPayment, payNotices } from "./pay-notices.ts";

export type DemoReport = {
  readonly flow: {
    readonly name: string;
    readonly status: string;
    readonly rows: number;
    readonly accepted: number;
    readonly rejected: number;
    /** Why the file as a whole was refused. */
    readonly refusal?: { readonly code: string; readonly detail: string };
  };
  readonly files: SavedFiles;
  readonly notices: number;
  readonly notified: { readonly io: number; readonly email: number };
  readonly seconds: { readonly import: number; readonly notices: number; readonly total: number };
  readonly writeUnitsPerRow: number | null;
  /** Notices paid through the test node. */
  readonly payments: readonly DemoPayment[];
};

const organizationsFile = new URL("organizations.json", import.meta.url);
const organizationsShape = z.object({
  organizations: z.array(z.looseObject({ ipaCode: z.string(), fiscalCode: z.string() })),
});

/** Above some 250,000 rows the throw-away table goes to disk. */
const inMemoryZipBytesMax = 8 * 1024 * 1024;
const notificationPollMs = 300;
const notificationSilenceMsMax = 90_000;

/** Runs the main job from nothing to the files on disk, and takes the cloud down again. */
export async function runDemo(options: {
  readonly flowPath: string;
  readonly outFolder: string;
  /** A DynamoDB already running, where the platform has no native one. */
  readonly dynamoDbEndpoint?: string | undefined;
}): Promise<DemoReport> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const file = await stat(options.flowPath).catch(() => undefined);
  if (file?.isFile() !== true) throw new UsageError(`Il file ${options.flowPath} non esiste.`);
  say("Avvio del cloud locale…");
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: undefined,
    assembly: await prepareAssembly(say),
    tableInMemory: file.size < inMemoryZipBytesMax,
    dynamoDbEndpoint: options.dynamoDbEndpoint,
  });
  try {
    const startedAt = Date.now();
    const { organizations } = organizationsShape.parse(
      JSON.parse(await readFile(organizationsFile, "utf8")),
    );
    const region = clientFor(cloud.url, undefined);
    for (const body of organizations) await region.putOrganization(body.fiscalCode, body);
    say(`Registrati ${organizations.length} enti dimostrativi.`);
    const ipaCode = basename(options.flowPath).split("-")[0]?.toLowerCase();
    const owner = organizations.find((candidate) => candidate.ipaCode === ipaCode);
    if (owner === undefined) {
      throw new UsageError("Il nome del flusso deve iniziare con il codice IPA di un ente demo.");
    }
    const client = clientFor(cloud.url, owner.fiscalCode);
    const id = await uploadFlow(client, resolve(options.flowPath), false);
    const imported = await followFlow(client, id, createProgress(process.stderr));
    const flow = await awaitNotifications(client, imported);
    const files = await downloadFiles(flow, options.outFolder);
    const payments = await payNotices({
      url: cloud.url,
      client,
      organizationFiscalCode: owner.fiscalCode,
      iuvFile: files.iuv,
      outFolder: options.outFolder,
    });
    const totalSeconds = (Date.now() - startedAt) / 1000;
    return report(flow, { files, payments, totalSeconds });
  } finally {
    await cloud.stop();
  }
}

function clientFor(url: string, organizationFiscalCode: string | undefined): PortalClient {
  const demo = demoClients.find((known) => known.organizationFiscalCode === organizationFiscalCode);
  if (demo === undefined) throw new UsageError("L'ente del flusso non ha un client dimostrativo.");
  const { clientId, clientSecret, scope } = demo;
  const issuer = `${url}/_local/oidc`;
  return createPortalClient({ baseUrl: url, issuer, clientId, clientSecret, scope });
}

/** Waits until every debtor has been dealt with; fails when nothing moves for too long. */
async function awaitNotifications(client: PortalClient, imported: FlowView): Promise<FlowView> {
  const progress = createProgress(process.stderr, notifiedLine);
  let flow = imported;
  let movedAt = Date.now();
  let dealtWith = -1;
  for (;;) {
    const { expected, ...outcomes } = flow.notified;
    const now = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
    progress.show(flow);
    if (now >= expected) {
      progress.end();
      return flow;
    }
    if (now !== dealtWith) {
      dealtWith = now;
      movedAt = Date.now();
    }
    if (Date.now() - movedAt > notificationSilenceMsMax) {
      throw new RemoteFailure("Le notifiche ai debitori non avanzano.");
    }
    await delay(notificationPollMs);
    flow = await client.findFlow(flow.id);
  }
}

type DemoResults = Pick<DemoReport, "files" | "payments"> & { readonly totalSeconds: number };

function report(flow: FlowView, { files, payments, totalSeconds }: DemoResults): DemoReport {
  const round = (seconds: number | null) => Math.round((seconds ?? 0) * 10) / 10;
  return {
    flow: {
      name: flow.name,
      status: flow.status,
      rows: flow.rows ?? 0,
      accepted: flow.accepted,
      rejected: flow.rejected,
      ...(flow.refusal === null ? {} : { refusal: flow.refusal }),
    },
    files,
    notices: flow.notices.made,
    notified: { io: flow.notified.io, email: flow.notified.email },
    seconds: {
      import: round(flow.seconds.import),
      notices: round(flow.seconds.notices),
      total: round(totalSeconds),
    },
    writeUnitsPerRow: flow.writeUnitsPerRow,
    payments,
  };
}
