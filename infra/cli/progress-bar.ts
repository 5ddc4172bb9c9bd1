import type { FlowView, PrintJobView } from "./portal-client.ts";

const barWidth = 30;

/** A progress bar on standard error, on one line where that is a terminal. */
export type Progress<View> = { show(view: View): void; end(): void };

export function createProgress<View>(
  stream: NodeJS.WriteStream,
  lineOf: (view: View) => string,
): Progress<View> {
  let lastLine = "";
  return {
    show(view) {
      const line = lineOf(view);
      if (line === lastLine) return;
      lastLine = line;
      stream.write(stream.isTTY ? `\r\u001b[2K${line}` : `${line}\n`);
    },
    end() {
      if (stream.isTTY && lastLine !== "") stream.write("\n");
    },
  };
}

/** What a flow is doing, in a line: rows first, then notices. */
export function progressLine(flow: FlowView): string {
  if (flow.status === "AWAITING_UPLOAD") return "In attesa del file";
  if (flow.status === "QUEUED") return "Controllo del file";
  if (flow.status === "REFUSED") return "Flusso rifiutato";
  if (flow.status === "IMPORTING") {
    const done = flow.accepted + flow.rejected;
    const end = flow.estimatedEnd === null ? "" : ` · fine prevista ${clock(flow.estimatedEnd)}`;
    return `Righe    ${bar(done, flow.rows ?? 0)}${end}`;
  }
  return `Avvisi   ${bar(flow.notices.made, flow.notices.expected)}`;
}

/** How many debtors have been dealt with, in a line. */
export function notifiedLine({ notified }: FlowView): string {
  const { expected, ...outcomes } = notified;
  const done = Object.values(outcomes).reduce((sum, count) => sum + count, 0);
  return `Debitori ${bar(done, expected)} · ${notified.io} su App IO, ${notified.email} per e-mail`;
}

/** What a print job is doing, in a line: notices are selected, then files made. */
export function printLine({ status, packs, notices }: PrintJobView): string {
  if (status === "REQUESTED") return "Scelta degli avvisi";
  if (status === "REFUSED") return "Stampa rifiutata";
  return `File     ${bar(packs.made, packs.total ?? 0)} · avvisi stampati: ${notices.made}`;
}

function bar(done: number, total: number): string {
  const share = total === 0 ? 1 : Math.min(1, done / total);
  const filled = Math.round(share * barWidth);
  const percent = `${Math.floor(share * 100)}%`.padStart(4);
  return `${"█".repeat(filled)}${"░".repeat(barWidth - filled)} ${percent} (${done}/${total})`;
}

function clock(instant: string): string {
  return new Date(instant).toLocaleTimeString("it-IT", { timeZone: "Europe/Rome" });
}
