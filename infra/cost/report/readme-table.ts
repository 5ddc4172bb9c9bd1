import type { Baseline } from "./baseline.ts";

const opening = "<!-- cost -->";
const closing = "<!-- /cost -->";

type BaselineBill = Baseline["regions"]["eu-south-1"]["bills"][number];
/** A column shows a bill and, below its total, the bills that stand beside it. */
type Column = { readonly title: string; readonly of: (bill: BillName) => BaselineBill | undefined };
type BillName = BaselineBill["name"];

/** The accepted bills by service, in Markdown. */
export function readmeTable({ date, regions, writeUnitsPerPosition }: Baseline): string {
  const towns = [
    ["Milan", regions["eu-south-1"]],
    ["Frankfurt", regions["eu-central-1"]],
  ] as const;
  const columnsOf = (title: string, names: Readonly<Partial<Record<BillName, BillName>>>) =>
    towns.map(
      ([town, { bills }]): Column => ({
        title: `${title}, ${town}`,
        of: (name) => bills.find((bill) => bill.name === names[name]),
      }),
    );
  const columns = [
    ...columnsOf("notices", {
      notices: "notices",
      debtorsTold: "debtorsTold",
      filesAfterwards: "filesAfterwards",
    }),
    ...columnsOf("payments", { notices: "payments", debtorsTold: "receiptMails" }),
  ];
  const row = (label: string, cells: readonly string[]) => `| ${[label, ...cells].join(" | ")} |`;
  const usdRow = (label: string, name: BillName, service?: string) =>
    row(
      label,
      columns.map((column) => figure(usdOf(column.of(name), service))),
    );
  const services = columns.flatMap(({ of }) => of("notices")?.lines ?? []);
  return [
    row(
      "USD for 1,000,000",
      columns.map(({ title }) => title),
    ),
    row(
      "---",
      columns.map(() => "---:"),
    ),
    ...[...new Set(services.map(({ service }) => service))].map((service) =>
      usdRow(service, "notices", service),
    ),
    row(
      "**total**",
      columns.map(({ of }) => `**${figure(of("notices")?.usd)}**`),
    ),
    usdRow("beside it: telling debtors of notices, sending receipts", "debtorsTold"),
    usdRow("of that, mail (SES)", "debtorsTold", "SES"),
    usdRow("beside it: files after the first month, fetched once", "filesAfterwards"),
    "",
    `Accepted on ${date}; ${writeUnitsPerPosition.toFixed(2)} write units a position.`,
  ].join("\n");
}

/** What stands between the marks of the README. */
export function readmeCost(readme: string): string {
  const [start, end] = placeIn(readme);
  return readme.slice(start, end).trim();
}

/** The README with another table between its marks. */
export function withReadmeCost(readme: string, table: string): string {
  const [start, end] = placeIn(readme);
  return `${readme.slice(0, start)}\n${table}\n${readme.slice(end)}`;
}

function placeIn(readme: string): readonly [start: number, end: number] {
  const [from, end] = [readme.indexOf(opening), readme.indexOf(closing)];
  if (from < 0 || end < from) throw new Error(`Nel README mancano ${opening} e ${closing}`);
  return [from + opening.length, end];
}

function usdOf(bill: BaselineBill | undefined, service: string | undefined): number | undefined {
  if (bill === undefined || service === undefined) return bill?.usd;
  return bill.lines
    .filter((line) => line.service === service)
    .reduce((sum, { usd }) => sum + usd, 0);
}

function figure(usd: number | undefined): string {
  return usd === undefined ? "–" : usd.toFixed(2);
}
