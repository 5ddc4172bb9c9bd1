import type { Organization } from "./organization.ts";

/** What the portal itself can see of an ente's test. */
export const preProductionChecks = ["activeType", "printableNotice", "receivedPayment"] as const;
export type PreProductionCheck = (typeof preProductionChecks)[number];

type JudgedCheck = {
  readonly check: PreProductionCheck;
  readonly green: boolean;
  /** What people read. */
  readonly sentence: string;
};

/** The test in pre-production, as it was at an instant. */
export type PreProductionReport = {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly checks: readonly JudgedCheck[];
};

/** A payment whose receipt closed its position, with nothing that the ente has to deal with. */
export type CleanPayment = {
  readonly receiptId: string;
  readonly noticeNumber: string;
  /** The notice of that position can be printed with what the ente's registry says. */
  readonly hasPrintableNotice: boolean;
};

/** Days of receipts that are looked at. */
export const reportDays = 31;

/** The report of an ente's test, from what the portal has seen of it in the last month. */
export function judgePreProduction(
  organization: Organization,
  payment: CleanPayment | undefined,
  now: Date,
): PreProductionReport {
  const activeType = organization.debtPositionTypes.find(({ active }) => active);
  const isPrintable = payment?.hasPrintableNotice === true;
  return {
    at: now.toISOString(),
    checks: [
      {
        check: "activeType",
        green: activeType !== undefined,
        sentence:
          activeType === undefined
            ? "L'ente non ha nessun tipo dovuto attivo."
            : `L'ente ha un tipo dovuto attivo: ${activeType.code}.`,
      },
      {
        check: "printableNotice",
        green: isPrintable,
        sentence: isPrintable
          ? `L'avviso ${payment.noticeNumber} si stampa.`
          : "Nessun avviso pagato negli ultimi 31 giorni si può stampare.",
      },
      {
        check: "receivedPayment",
        green: payment !== undefined,
        sentence:
          payment === undefined
            ? "Negli ultimi 31 giorni nessun pagamento di prova è stato ricevuto e ha chiuso la " +
              "sua posizione senza anomalie."
            : `È arrivata la ricevuta ${payment.receiptId}, che ha chiuso la sua posizione.`,
      },
    ],
  };
}

/** True when nothing is left to be tried. */
export function isGreen({ checks }: PreProductionReport): boolean {
  return preProductionChecks.every((wanted) =>
    checks.some(({ check, green }) => check === wanted && green),
  );
}
