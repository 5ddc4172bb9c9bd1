/** One SOAP call of the node to a station. */
export type StationCall = {
  /** Operation of paForNode: it is also the call's `SOAPAction`. */
  readonly operation: string;
  readonly envelope: string;
  readonly secondsMax: number;
};

/** What came back, as the network shows it. */
export type StationAnswer =
  | { readonly outcome: "answered"; readonly httpStatus: number; readonly body: string }
  | { readonly outcome: "unreachable"; readonly cause: string }
  | { readonly outcome: "timedOut" };

export type Station = {
  /** Calls once, follows no redirect and never throws for what the station does. */
  call(call: StationCall): Promise<StationAnswer>;
};

/** Seconds the node waits: 15 for a receipt, 7 for all other calls (SANP 3.12.0, livelli). */
export const receiptSecondsMax = 15;
export const callSecondsMax = 7;

/** Why the node says no to a payment service provider. */
export type NodeFault = {
  /** A code of the node, `PPT_…`. */
  readonly code: string;
  readonly text: string;
  readonly description?: string;
  /** What the ente itself answered, where it did. */
  readonly original?: {
    readonly code: string;
    readonly text: string;
    readonly description?: string;
  };
};

export type Verdict<Answer> =
  | { readonly outcome: "OK"; readonly answer: Answer }
  | { readonly outcome: "KO"; readonly fault: NodeFault };

type ReadFault = {
  readonly faultCode: string;
  readonly faultString: string;
  readonly description?: string;
};
/** A message of paForNode, as far as it has to be known here. */
export type StationMessage = { readonly primitive: string } & (
  | { readonly outcome: "OK" }
  | { readonly outcome: "KO"; readonly fault: ReadFault }
);
/** The body of an answer, read as a message of paForNode. */
export type BodyReading<Answer> =
  | { readonly outcome: "response"; readonly response: Answer }
  | { readonly outcome: "refused"; readonly reason: string; readonly detail: string };

const faultTexts = {
  PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE: "Errore di connessione verso la Stazione",
  PPT_STAZIONE_INT_PA_TIMEOUT: "Timeout risposta dalla Stazione",
  PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO: "Il Servizio Applicativo della Stazione non è attivo",
  PPT_STAZIONE_INT_PA_ERRORE_RESPONSE: "Errore di risposta dalla Stazione",
  PPT_ERRORE_EMESSO_DA_PAA: "Errore restituito dall'Ente Creditore",
  PPT_DOMINIO_SCONOSCIUTO: "Identificativo dominio sconosciuto",
  PPT_PAGAMENTO_IN_CORSO: "Pagamento in attesa risulta in corso al sistema pagoPA",
  PPT_IBAN_NON_CENSITO:
    "Il codice IBAN indicato dall'Ente Creditore non è fra quelli comunicati al sistema pagoPA",
} as const;
export type NodeFaultCode = keyof typeof faultTexts;

/** A fault that the node itself raises. */
export function nodeFault(code: NodeFaultCode, description?: string): NodeFault {
  const text = faultTexts[code];
  return description === undefined ? { code, text } : { code, text, description };
}

/**
 * Judges a station's answer as pagoPA's node does: no connection, no answer in time, an HTTP status
 * that is not 200, a body that is not the operation's answer, a KO, or an OK. Source: SANP 3.12.0,
 * gestione degli errori; a KO without fault is a malformed answer.
 */
export function judgeAnswer<Answer extends StationMessage>(
  answer: StationAnswer,
  expected: { readonly operation: string; readonly read: (body: string) => BodyReading<Answer> },
): Verdict<Extract<Answer, { readonly outcome: "OK" }>> {
  if (answer.outcome === "unreachable") {
    return ko(nodeFault("PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE", answer.cause));
  }
  if (answer.outcome === "timedOut") return ko(nodeFault("PPT_STAZIONE_INT_PA_TIMEOUT"));
  if (answer.httpStatus !== 200) {
    const description = `La stazione ha risposto HTTP ${answer.httpStatus}`;
    return ko(nodeFault("PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO", description));
  }
  const reading = expected.read(answer.body);
  if (reading.outcome === "refused") return ko(wrongAnswer(reading.detail));
  const { response } = reading;
  if (response.primitive !== expected.operation) {
    return ko(wrongAnswer(`Atteso l'esito di ${expected.operation}, non ${response.primitive}`));
  }
  if (isOk(response)) return { outcome: "OK", answer: response };
  return ko(emittedByStation(response));
}

/** An answer that was understood but may not be relied on. */
export function wrongAnswer(description: string): NodeFault {
  return nodeFault("PPT_STAZIONE_INT_PA_ERRORE_RESPONSE", description);
}

const transportFaults: ReadonlySet<string> = new Set<NodeFaultCode>([
  "PPT_STAZIONE_INT_PA_IRRAGGIUNGIBILE",
  "PPT_STAZIONE_INT_PA_TIMEOUT",
  "PPT_STAZIONE_INT_PA_SERVIZIO_NON_ATTIVO",
  "PPT_STAZIONE_INT_PA_ERRORE_RESPONSE",
]);

/** True where the station gave no answer that can be understood: nobody knows what it has done. */
export function isTransportFault({ code }: NodeFault): boolean {
  return transportFaults.has(code);
}

function isOk<Answer extends StationMessage>(
  response: Answer,
): response is Extract<Answer, { readonly outcome: "OK" }> {
  return response.outcome === "OK";
}

function emittedByStation(response: StationMessage): NodeFault {
  if (response.outcome === "OK") return wrongAnswer("Esito OK con un errore");
  const { faultCode, faultString, description } = response.fault;
  return {
    ...nodeFault("PPT_ERRORE_EMESSO_DA_PAA"),
    original: {
      code: faultCode,
      text: faultString,
      ...(description === undefined ? {} : { description }),
    },
  };
}

function ko(fault: NodeFault): { readonly outcome: "KO"; readonly fault: NodeFault } {
  return { outcome: "KO", fault };
}
