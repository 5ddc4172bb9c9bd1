/**
 * Why a receipt asks for the ente's attention. One that the ente has to deal with is `toHandle`;
 * the others are only worth knowing.
 */
export const anomalyReasons = [
  "alreadyPaid",
  "otherWayPaid",
  "positionCancelled",
  "positionUnknown",
  "notABeneficiary",
  "contentDiffers",
  "amountDiffers",
  "paidAfterDueDate",
  "receivedAfterDueDate",
  "notExecuted",
  "secondaryBeneficiary",
] as const;
export type AnomalyReason = (typeof anomalyReasons)[number];

export type AnomalySeverity = "toHandle" | "information";

type AnomalyMeaning = { readonly severity: AnomalySeverity; readonly sentence: string };

/** What the ente reads of each reason. */
export const anomalyMeanings: Readonly<Record<AnomalyReason, AnomalyMeaning>> = {
  alreadyPaid: {
    severity: "toHandle",
    sentence: "Pagamento doppio: la posizione era già pagata. L'importo va restituito o imputato.",
  },
  otherWayPaid: {
    severity: "toHandle",
    sentence:
      "La posizione è stata pagata sia per intero sia a rate: quanto incassato in più va restituito.",
  },
  positionCancelled: {
    severity: "toHandle",
    sentence: "È stata pagata una posizione annullata: l'importo va restituito o imputato.",
  },
  positionUnknown: {
    severity: "toHandle",
    sentence: "È arrivata la ricevuta di un avviso che il portale non conosce.",
  },
  notABeneficiary: {
    severity: "toHandle",
    sentence: "È arrivata la ricevuta di un pagamento di cui l'ente non è beneficiario.",
  },
  contentDiffers: {
    severity: "toHandle",
    sentence: "La stessa ricevuta è arrivata di nuovo con un contenuto diverso.",
  },
  amountDiffers: {
    severity: "toHandle",
    sentence: "L'importo pagato è diverso da quello dovuto.",
  },
  paidAfterDueDate: {
    severity: "toHandle",
    sentence: "Il pagamento è avvenuto dopo la scadenza.",
  },
  receivedAfterDueDate: {
    severity: "information",
    sentence: "Pagata in tempo, ma la ricevuta è arrivata dopo la scadenza.",
  },
  notExecuted: {
    severity: "information",
    sentence: "La ricevuta attesta un pagamento non eseguito: la posizione resta da pagare.",
  },
  secondaryBeneficiary: {
    severity: "information",
    sentence: "Ricevuta di un avviso di un altro ente, di cui una quota è accreditata all'ente.",
  },
};
