import type { Fault, KoResponse, PaForNodePrimitive } from "./messages.ts";

/** Why the node is answered KO. */
export type Refusal =
  | "malformedRequest"
  | "unknownOrganization"
  | "unknownBroker"
  | "unknownStation"
  | "unknownNotice"
  | "unpublishedNotice"
  | "paidNotice"
  | "cancelledNotice"
  | "expiredNotice"
  | "otherWayBegun"
  | "unknownType"
  | "accountMissing"
  | "noPostalAccount"
  | "stampNeedsV2"
  | "serviceNotOffered"
  | "serviceDataWrong"
  | "nothingDue"
  | "amountUnknown"
  | "receiptOfUnknownNotice"
  | "receiptOfPaidNotice"
  | "receiptContentDiffers"
  | "failure";

type FaultText = Pick<Fault, "faultCode" | "faultString"> & { readonly description: string };

const unknownPayment = "Pagamento in attesa risulta sconosciuto all'Ente Creditore.";
const semantics = { faultCode: "PAA_SEMANTICA", faultString: "Errore semantico." } as const;

/**
 * The fault of each refusal. Codes and fault strings: SANP 3.12.0, codici di errore dell'EC; the
 * description says in words what happened.
 */
const faultOf: Readonly<Record<Refusal, FaultText>> = {
  malformedRequest: {
    faultCode: "PAA_SINTASSI_EXTRAXSD",
    faultString: "Errore di sintassi extra XSD.",
    description: "La richiesta non rispetta lo schema.",
  },
  unknownOrganization: {
    faultCode: "PAA_ID_DOMINIO_ERRATO",
    faultString: "La PAA non corrisponde al Dominio indicato.",
    description: "L'ente non è servito da questo intermediario.",
  },
  unknownBroker: {
    faultCode: "PAA_ID_INTERMEDIARIO_ERRATO",
    faultString: "Identificativo intermediario non corrispondente.",
    description: "L'intermediario indicato non è questo.",
  },
  unknownStation: {
    faultCode: "PAA_STAZIONE_INT_ERRATA",
    faultString: "Stazione intermediario non corrispondente.",
    description: "La stazione indicata non è quella dell'ente.",
  },
  unknownNotice: {
    faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
    faultString: unknownPayment,
    description: "L'ente non ha una posizione con questo numero avviso.",
  },
  unpublishedNotice: {
    faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
    faultString: unknownPayment,
    description: "L'ente non ha ancora pubblicato la posizione.",
  },
  paidNotice: {
    faultCode: "PAA_PAGAMENTO_DUPLICATO",
    faultString: "Pagamento in attesa risulta concluso all'Ente Creditore.",
    description: "La posizione risulta già pagata.",
  },
  cancelledNotice: {
    faultCode: "PAA_PAGAMENTO_ANNULLATO",
    faultString: "Pagamento in attesa risulta annullato all'Ente Creditore.",
    description: "L'ente ha annullato la posizione.",
  },
  expiredNotice: {
    faultCode: "PAA_PAGAMENTO_SCADUTO",
    faultString: "Pagamento in attesa risulta scaduto all'Ente Creditore.",
    description: "Il termine per pagare è passato.",
  },
  otherWayBegun: {
    faultCode: "PAA_PAGAMENTO_IN_CORSO",
    faultString: "Pagamento in attesa risulta in corso all'Ente Creditore.",
    description: "La posizione è già in pagamento in un altro modo, a rate o per intero.",
  },
  unknownType: { ...semantics, description: "L'ente non incassa più questo tipo di dovuto." },
  accountMissing: { ...semantics, description: "All'ente manca il conto di accredito." },
  noPostalAccount: {
    ...semantics,
    description: "La posizione non si può accreditare su un conto postale.",
  },
  stampNeedsV2: {
    ...semantics,
    description: "La marca da bollo digitale richiede paGetPaymentV2.",
  },
  serviceNotOffered: {
    faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
    faultString: unknownPayment,
    description: "L'ente non offre questo servizio presso i PSP.",
  },
  serviceDataWrong: { ...semantics, description: "I dati del servizio non sono corretti." },
  nothingDue: {
    faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
    faultString: unknownPayment,
    description: "Con questi dati l'ente non ha nulla da incassare.",
  },
  amountUnknown: {
    faultCode: "PAA_SYSTEM_ERROR",
    faultString: "Errore generico.",
    description: "L'ente non ha detto in tempo quanto è dovuto: riprovare.",
  },
  receiptOfUnknownNotice: {
    faultCode: "PAA_PAGAMENTO_SCONOSCIUTO",
    faultString: unknownPayment,
    description: "La ricevuta è stata conservata, ma il numero avviso non è noto.",
  },
  receiptOfPaidNotice: {
    faultCode: "PAA_RECEIPT_DUPLICATA",
    faultString: "Ricevuta duplicata.",
    description: "La posizione era già pagata con un'altra ricevuta; questa è stata conservata.",
  },
  receiptContentDiffers: {
    faultCode: "PAA_RECEIPT_DUPLICATA",
    faultString: "Ricevuta duplicata.",
    description: "Una ricevuta con lo stesso identificativo e altro contenuto è già in archivio.",
  },
  failure: {
    faultCode: "PAA_SYSTEM_ERROR",
    faultString: "Errore generico.",
    description: "Errore del portale: riprovare.",
  },
};

/** The KO answer to one operation; `id` is the ente that answers. */
export function refuse(
  primitive: PaForNodePrimitive,
  refusal: Refusal,
  { id, detail }: { readonly id: string; readonly detail?: string },
): KoResponse {
  const fault = { ...faultOf[refusal], id };
  // The schema of this primitive alone has the plain code (SANP 3.12.0, paDemandPaymentNotice).
  const isOfDemand = refusal === "malformedRequest" && primitive === "paDemandPaymentNotice";
  return {
    primitive,
    outcome: "KO",
    fault: {
      ...fault,
      ...(isOfDemand && { faultCode: "PAA_SINTASSI_XSD", faultString: "Errore di sintassi XSD." }),
      ...(detail !== undefined && { description: detail }),
    },
  };
}
