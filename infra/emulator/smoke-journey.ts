import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { type JobReport, runMainJob } from "../cli/demo/main-job.ts";
import type { Mail } from "../local/emulators/mail-schema.ts";

/** 40 rows of the demo ente, three of them wrong. */
const smokeFlow = fileURLToPath(new URL("c_demo1-PROVA2026-1_4.zip", import.meta.url));
const expected = { rows: 40, accepted: 37, rejected: 3, paid: 3 };
const receiptSubject = "Ricevuta di pagamento";
const mailsPollMs = 250;
const mailsMsMax = 60_000;

/** A step of the journey, as it went; in Italian. */
export type SmokeStep = { readonly step: string; readonly found: string; readonly ok: boolean };

/**
 * The portal's main job on a deployed portal: a flow uploaded, its notices made, its debtors told,
 * three notices paid through the test node, their receipts archived and mailed.
 */
export async function runSmokeJourney(
  url: string,
  mails: () => readonly Mail[],
): Promise<readonly SmokeStep[]> {
  const outFolder = await mkdtemp(join(tmpdir(), "portale-smoke-"));
  try {
    const say = () => undefined;
    const report = await runMainJob({ url, flowPath: smokeFlow, outFolder, say });
    return [...stepsOf(report), await noticesStep(report), await receiptMails(report, mails)];
  } finally {
    await rm(outFolder, { recursive: true });
  }
}

function stepsOf({ flow, notified, payments, seconds }: JobReport): SmokeStep[] {
  const paid = payments.filter(({ status, receipt }) => status === "PAID" && receipt !== null);
  return [
    {
      step: "Flusso caricato e importato",
      found:
        `${flow.status}: ${flow.accepted} righe accettate, ${flow.rejected} scartate ` +
        `(${seconds.import} s)`,
      ok:
        flow.status === "IMPORTED" &&
        flow.accepted === expected.accepted &&
        flow.rejected === expected.rejected,
    },
    {
      step: "Debitori avvisati",
      found: `${notified.io} su App IO, ${notified.email} per posta elettronica`,
      ok: notified.io > 0 && notified.email > 0,
    },
    {
      step: "Avvisi pagati attraverso il nodo di prova, con la loro ricevuta",
      found: `${paid.length} di ${expected.paid}`,
      ok: paid.length === expected.paid,
    },
  ];
}

async function noticesStep({ files, notices, seconds }: JobReport): Promise<SmokeStep> {
  const pack = files.printPack === null ? "" : await readFile(files.printPack, "latin1");
  return {
    step: "Avvisi prodotti, con stampa massiva e file degli esiti",
    found: `${notices} avvisi (${seconds.notices} s)`,
    ok:
      notices === expected.accepted &&
      pack.startsWith("%PDF-") &&
      files.iuv !== null &&
      files.scarti !== null &&
      files.avvisi !== null,
  };
}

/** Each payment of somebody who has a mail address, once, with its PDF. */
async function receiptMails(
  { payments }: JobReport,
  mails: () => readonly Mail[],
): Promise<SmokeStep> {
  const sent = () => mails().filter(({ subject }) => subject.startsWith(receiptSubject));
  const deadline = Date.now() + mailsMsMax;
  while (sent().length === 0 && Date.now() < deadline) await delay(mailsPollMs);
  const names = sent().flatMap(({ attachments }) => attachments.map(({ filename }) => filename));
  const known = payments.map(({ noticeNumber }) => `ricevuta_${noticeNumber.slice(1)}.pdf`);
  return {
    step: "Ricevute spedite a chi ha pagato",
    found: `${names.length} messaggi con la ricevuta in PDF`,
    ok:
      names.length > 0 &&
      names.length === new Set(names).size &&
      names.every((name) => name !== undefined && known.includes(name)),
  };
}
