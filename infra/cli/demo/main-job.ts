import { basename, resolve } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { downloadFiles, type SavedFiles } from "../download-files.ts";
import { RemoteFailure, UsageError } from "../exit-codes.ts";
import { followFlow, uploadFlow } from "../import-flow-file.ts";
import type { FlowView, PortalClient } from "../portal-client.ts";
import { createProgress, notifiedLine, progressLine } from "../progress-bar.ts";
import { demoClientFor, registerDemoOrganizations } from "./demo-organizations.ts";
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
  const organizations = await registerDemoOrganizations(url);
  say(`Registrati ${organizations.length} enti dimostrativi.`);
  const ipaCode = basename(flowPath).split("-")[0]?.toLowerCase();
  const owner = organizations.find((candidate) => candidate.ipaCode === ipaCode);
  if (owner === undefined) {
    throw new UsageError("Il nome del flusso deve iniziare con il codice IPA di un ente demo.");
  }
  const client = demoClientFor(url, owner.fiscalCode);
  const id = await uploadFlow(client, resolve(flowPath), false);
  const imported = await followFlow(client, id, createProgress(process.stderr, progressLine));
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

/** Waits until every debtor has been dealt with; fails when nothing moves for too long. */
export async function awaitNotifications(
  client: PortalClient,
  imported: FlowView,
): Promise<FlowView> {
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
