import {
  answerHeadBytes,
  coldStartShare,
  looksPerFlow,
  memoryMibOfOneCpu,
  noticesPerFlow,
  platformLogBytes,
  tracedShare,
} from "../bill/assumptions.ts";
import type { Bill, BillLine, BillName, CostReport } from "../bill/cost-report.ts";
import { type PriceFile, regionNames } from "../bill/prices.ts";
import { type Goal, goalsOf } from "./goals.ts";
import { uncounted } from "./uncounted.ts";

export const billTitles: Readonly<Record<BillName, string>> = {
  notices: "1.000.000 di avvisi: dal caricamento alle stampe e ai file di esito, senza posta",
  debtorsTold: "A parte: 1.000.000 di debitori avvisati (App IO; posta a chi non è su App IO)",
  filesAfterwards: "A parte: i file di 1.000.000 di avvisi dopo il primo mese, e il loro scarico",
  payments: "1.000.000 di pagamenti: verifica, attivazione e ricevuta, senza posta",
  receiptMails: "A parte: 1.000.000 di ricevute, per posta a chi ha un indirizzo",
};

const [labelWidth, quantityWidth] = [68, 12];

/** The bills of every Region as a table to read, with what they rest on. */
export function costText(report: CostReport, prices: PriceFile): string {
  const names = regionNames.map((name) => `USD ${prices.regions[name].name}`);
  const [first] = regionNames;
  const bills = report.regions[first].bills.flatMap((bill, index) => {
    const others = regionNames.map((name) => report.regions[name].bills[index]);
    return ["", ...billText(bill, others, names)];
  });
  const goals = goalsOf(report).map(goalText);
  return [...bills, "", "Obiettivi", ...goals, "", ...groundText(prices), ""].join("\n");
}

function billText(
  bill: Bill,
  regions: readonly (Bill | undefined)[],
  names: readonly string[],
): string[] {
  const row = (label: string, quantity: string, usd: readonly string[]) =>
    `  ${label.padEnd(labelWidth)}${quantity.padStart(quantityWidth)}  ${usd
      .map((each, index) => each.padStart(names[index]?.length ?? 0))
      .join("  ")}`;
  const usdOf = (find: (each: Bill) => number | undefined) =>
    regions.map((each) => dollars((each && find(each)) ?? 0));
  return [
    billTitles[bill.name],
    row("", "quantità", names),
    ...bill.lines.map((line) =>
      row(
        lineLabel(line),
        amount(line.quantity),
        usdOf(({ lines }) => usdOfLine(lines, line.id)),
      ),
    ),
    row(
      "Totale",
      "",
      usdOf(({ usd }) => usd),
    ),
  ];
}

function usdOfLine(lines: readonly BillLine[], id: string): number | undefined {
  return lines.find((line) => line.id === id)?.usd;
}

/** A line's name, with its unit where the number alone would not tell. */
function lineLabel({ service, label, unit }: BillLine): string {
  return `${service}: ${label}${/^GB/u.test(unit) ? ` (${unit})` : ""}`;
}

function goalText({ name, measured, max, reached }: Goal): string {
  return `  ${reached ? "ok" : "NO"}  ${name}: ${dollars(measured)} (al più ${dollars(max)})`;
}

function groundText({ regions }: PriceFile): string[] {
  const all = Object.values(regions).flatMap(({ prices }) => Object.values(prices));
  const unverified = all.filter(({ verified }) => !verified).length;
  const dates = all.map(({ date }) => date).toSorted();
  const percent = (share: number) => `${share * 100} %`;
  return [
    "Su che cosa si regge",
    "  Contati a ogni esecuzione, sul cloud locale: invocazioni, chiamate, unità, byte, secondi di",
    `  CPU. Flussi da ${whole(noticesPerFlow)} avvisi, ${looksPerFlow} richieste di stato a flusso.`,
    `  Lambda: la CPU misurata si paga come quella di una vCPU intera (${memoryMibOfOneCpu} MB); a`,
    "  questa si somma l'attesa delle risposte, chiamata per chiamata, con latenze stimate per",
    `  eccesso. Avvii a freddo: ${percent(coldStartShare.http)} delle chiamate HTTP e dello stream,`,
    `  ${percent(coldStartShare.queue)} delle consegne delle code.`,
    "  Per avviso: retta fra due flussi di grandezza diversa, così ciò che si paga una volta a flusso",
    "  o a blocco si ripartisce da sé. Gli archivi di singoli avvisi si fanno fino a 20.000 avvisi a",
    "  flusso: oltre, lo spazio dei file scende da 35 a meno di 4 GB per 1.000.000 di avvisi.",
    `  Stimati: ${whole(platformLogBytes)} byte di log di Lambda a invocazione, ${answerHeadBytes} byte`,
    `  d'intestazione a risposta, una traccia X-Ray ogni ${1 / tracedShare} invocazioni.`,
    `  Prezzi annotati il ${dates.at(-1)} in infra/cost/prices.json: ${unverified} di ${all.length} da`,
    "  verificare sul listino AWS.",
    "",
    "Non contati",
    ...uncounted.map(({ what, why }) => `  ${what}: ${why}`),
  ];
}

function dollars(usd: number): string {
  return usd.toLocaleString("it-IT", { minimumFractionDigits: 3, maximumFractionDigits: 3 });
}

function amount(quantity: number): string {
  if (quantity < 100) return quantity.toLocaleString("it-IT", { maximumSignificantDigits: 3 });
  return whole(Math.round(quantity));
}

function whole(count: number): string {
  return count.toLocaleString("it-IT", { useGrouping: "always" });
}
