import { readFile } from "node:fs/promises";
import { basename, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import * as z from "zod";
import { demoClients } from "../../local/demo-clients.ts";
import { downloadFiles, type SavedFiles } from "../download-files.ts";
import { RemoteFailure, UsageError } from "../exit-codes.ts";
import { followFlow, uploadFlow } from "../import-flow-file.ts";
import { createPortalClient, type FlowView, type PortalClient } from "../portal-client.ts";
import { createProgress, notifiedLine } from "../progress-bar.ts";
import { type DemoPayment, payNotices } from "./pay-notices.ts";

export type JobReport = {
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

const notificationPollMs = 300;
const notificationSilenceMsMax = 90_000;

/**
 * The main job on a portal that answers at `url`: enti registered, a flow uploaded, its debtors
 * told, its files saved, three of its notices paid through the test node.
 */
export async function runMainJob(options: {
  readonly url: string;
  readonly flowPath: string;
  readonly outFolder: string;
  readonly say: (text: string) => void;
}): Promise<JobReport> {
  const { url, flowPath, outFolder, say } = options;
  const startedAt = Date.now();
  const { organizations } = organizationsShape.parse(
    JSON.parse(await readFile(organizationsFile, "utf8")),
  );
  const region = clientFor(url, undefined);
  for (const body of organizations) await region.putOrganization(body.fiscalCode, body);
  say(`Registrati ${organizations.length} enti dimostrativi.`);
  const ipaCode = basename(flowPath).split("-")[0]?.toLowerCase();
  const owner = organizations.find((candidate) => candidate.ipaCode === ipaCode);
  if (owner === undefined) {
    throw new UsageError("Il nome del flusso deve iniziare con il codice IPA di un ente demo.");
  }
  const client = clientFor(url, owner.fiscalCode);
  const id = await uploadFlow(client, resolve(flowPath), false);
  const imported = await followFlow(client, id, createProgress(process.stderr));
  const flow = await awaitNotifications(client, imported);
  const files = await downloadFiles(flow, outFolder);
  const payments = await payNotices({
    url,
    client,
    organizationFiscalCode: owner.fiscalCode,
    iuvFile: files.iuv,
    outFolder,
  });
  const totalSeconds = (Date.now() - startedAt) / 1000;
  return report(flow, { files, payments, totalSeconds });
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

type JobResults = Pick<JobReport, "files" | "payments"> & { readonly totalSeconds: number };

function report(flow: FlowView, { files, payments, totalSeconds }: JobResults): JobReport {
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
