/** What must hold of the stored data as a whole, whatever happened to it. */
export const invariantNames = [
  "readable",
  "claimHeld",
  "numberUnique",
  "transfersSum",
  "paymentState",
  "paymentReceipt",
  "receiptEffect",
  "receiptOfDay",
  "receiptAnomaly",
  "receiptFile",
  "numberingAhead",
  "flowTotals",
  "flowRows",
  "flowContent",
] as const;
export type InvariantName = (typeof invariantNames)[number];

/** What an operator reads of each. */
export const invariantMeanings: Readonly<Record<InvariantName, string>> = {
  readable: "ogni voce si legge: tipo, versione e campi sono noti",
  claimHeld: "ogni IUV assegnato è della sua posizione, e ogni posizione ha i suoi",
  numberUnique: "nessun numero di avviso di un ente è di due posizioni",
  transfersSum: "la somma dei trasferimenti è l'importo dell'avviso",
  paymentState: "lo stato di una posizione è quello dei suoi pagamenti, il residuo torna",
  paymentReceipt: "ogni pagamento di una posizione ha la sua ricevuta",
  receiptEffect: "ogni ricevuta accettata chiude la sua posizione o ha un'anomalia",
  receiptOfDay: "l'elenco per giorno e l'archivio hanno le stesse ricevute",
  receiptAnomaly: "ogni anomalia di una ricevuta è mostrata all'ente",
  receiptFile: "ogni ricevuta ha il suo XML nel bucket",
  numberingAhead: "la numerazione è oltre ogni IUV assegnato o riservato",
  flowTotals: "i totali di un flusso sono quelli dei suoi blocchi",
  flowRows: "ogni riga accettata di un flusso concluso si ritrova nelle posizioni",
  flowContent: "il contenuto di ogni flusso importato è preso, e da un flusso che c'è",
};

export type InvariantResult = {
  readonly invariant: InvariantName;
  /** How many things were looked at. */
  readonly checked: number;
  readonly violations: number;
  /** The first of them: keys, and nobody's personal data. */
  readonly samples: readonly string[];
};

const samplesMax = 20;

/** Counts what is looked at and what is broken, keeping a few examples. */
export type InvariantLog = {
  checked(invariant: InvariantName, count?: number): void;
  broken(invariant: InvariantName, subject: string): void;
  results(): InvariantResult[];
};

export function createInvariantLog(): InvariantLog {
  const counts = new Map<InvariantName, { checked: number; violations: number; samples: string[] }>(
    invariantNames.map((name) => [name, { checked: 0, violations: 0, samples: [] }]),
  );
  const countOf = (name: InvariantName) => {
    const found = counts.get(name);
    if (found === undefined) throw new Error(`no invariant ${name}`);
    return found;
  };
  return {
    checked: (name, count = 1) => {
      countOf(name).checked += count;
    },
    broken(name, subject) {
      const count = countOf(name);
      count.violations += 1;
      if (count.samples.length < samplesMax) count.samples.push(subject);
    },
    results: () => [...counts].map(([invariant, count]) => ({ invariant, ...count })),
  };
}
