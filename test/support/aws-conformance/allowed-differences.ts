import type { BehaviourId } from "./all-behaviours.ts";
import type { TargetId } from "./aws-target.ts";

/** What a target does otherwise than AWS, or cannot do at all. Italian: it is printed. */
export type AllowedDifference = {
  readonly behaviours: readonly BehaviourId[];
  /**
   * Part of what the behaviour's failure says there: nothing else is let through. Left out where
   * the difference is known by reading only.
   */
  readonly symptom?: string;
  readonly instead: string;
  readonly acceptable: string;
};

const signatures =
  "Le firme si provano sugli endpoint; qui chi ha l'indirizzo è sulla stessa macchina.";

const embedded: readonly AllowedDifference[] = [
  {
    behaviours: [
      "presignedByThePortalTampered",
      "presignedPutOtherKey",
      "presignedPutOtherLength",
      "presignedPutOtherType",
      "presignedPutOtherSignature",
      "presignedPutProlonged",
      "presignedPutExpired",
      "presignedGetTampered",
      "presignedGetExpired",
    ],
    symptom: "expected 200 to be 403",
    instead: "Accetta l'indirizzo qualunque siano firma, scadenza, lunghezza e tipo.",
    acceptable: signatures,
  },
  {
    behaviours: ["presignedGetFileName"],
    symptom: "expected null to be 'attachment",
    instead: "Ignora il nome chiesto con l'indirizzo.",
    acceptable:
      "Il nome del file è l'ultima parte della chiave: nessun indirizzo ne chiede un altro.",
  },
  {
    behaviours: ["browserUpload", "browserUploadElsewhere"],
    symptom: "expected [ 404, null ]",
    instead: "Non risponde alle richieste preliminari dei browser.",
    acceptable: "Sul cloud locale caricano programmi e la CLI, che non le fanno.",
  },
  {
    behaviours: ["putIfNoneMatch"],
    symptom: "instead of rejecting",
    instead: "Sostituisce comunque l'oggetto.",
    acceptable: "Chi scrive una volta sola lo decide la tabella, mai S3.",
  },
  {
    behaviours: ["versions"],
    symptom: "expected undefined to deeply equal Any<String>",
    instead: "Tiene solo l'ultima versione.",
    acceptable: "Le versioni servono al ripristino: nessuna funzione ne legge una precedente.",
  },
  {
    behaviours: ["multipartListed"],
    symptom: "expected [] to deeply equal",
    instead: "L'elenco è sempre vuoto.",
    acceptable: "I caricamenti abbandonati li toglie una regola del bucket, non il codice.",
  },
  {
    behaviours: ["partsListed"],
    symptom: "NoSuchKey",
    instead: "Non conosce la chiamata.",
    acceptable: "Le parti le ricorda chi le carica, per il tempo di una funzione.",
  },
  {
    behaviours: ["moveTask"],
    symptom: "Unknown action: StartMessageMoveTask",
    instead: "Non conosce la chiamata.",
    acceptable: "Nessuna funzione la usa: è degli operatori, su AWS.",
  },
  {
    behaviours: ["secretByArn"],
    symptom: "UnknownError",
    instead: "Non ha Secrets Manager.",
    acceptable: "Nell'ambiente local nessuna funzione riceve un segreto.",
  },
  {
    behaviours: ["secretMissing"],
    symptom: "ResourceNotFoundException",
    instead: "Non ha Secrets Manager.",
    acceptable: "Nell'ambiente local nessuna funzione riceve un segreto.",
  },
];

const ministack: readonly AllowedDifference[] = [
  {
    behaviours: ["moveTask"],
    symptom: "StartMessageMoveTask is not valid",
    instead: "Non conosce la chiamata.",
    acceptable: "Nessuna funzione la usa: è degli operatori, su AWS.",
  },
  {
    behaviours: ["mailAttachment"],
    symptom: "expected [] to deeply equal [ 'ricevuta.pdf' ]",
    instead: "Prende la mail intera ma non ne fa rileggere gli allegati.",
    acceptable: "L'allegato si rilegge con gli emulatori di npm; la mail è la stessa.",
  },
  {
    behaviours: ["streamPoison"],
    symptom: "did not happen: a call of a function about CHANGE#",
    instead: "Ripete per sempre l'intero lotto: non lo divide, non lo mette da parte.",
    acceptable:
      "Lì un cambiamento che non si riesce a trattare ferma lo stream, e si vede; la divisione " +
      "del lotto si prova con il cloud locale.",
  },
  {
    behaviours: ["httpTwiceEncoded"],
    symptom: "to deeply equal { id: 'a%2Fb%3F' }",
    instead: "Un segno di percento codificato (%25) resta codificato.",
    acceptable:
      "Lì non si raggiungono le sole ricevute con segni particolari nell'identificativo: quelli " +
      "del nodo hanno lettere, cifre e trattini.",
  },
  {
    behaviours: ["httpRequestCookies"],
    symptom: "expected undefined to deeply equal [ 'a=1', 'b=2' ]",
    instead: "I cookie restano fra le intestazioni.",
    acceptable: "Nessuna funzione legge cookie.",
  },
  {
    behaviours: ["httpFailingFunction"],
    symptom: "expected [ 502,",
    instead: "Risponde 502.",
    acceptable: "Per chi chiama vale lo stesso: qualunque 5xx si può ripetere.",
  },
];

/** Read in its sources and in its maintainers' words; not run here, where there is no Docker. */
const localstack: readonly AllowedDifference[] = [
  {
    behaviours: [
      "httpEvent",
      "httpPathDecoded",
      "httpRawPathDecoded",
      "httpEncodedSlash",
      "httpTwiceEncoded",
      "httpGreedyPath",
      "httpQuery",
      "httpHeaders",
      "httpRequestCookies",
      "httpResponseCookies",
      "httpTextBody",
      "httpBinaryBody",
      "httpUnknownRoute",
      "httpFailingFunction",
    ],
    instead: "Non ha le API HTTP (apigatewayv2): CloudFormation le salta senza dirlo.",
    acceptable: "Lì le funzioni si raggiungono con le function URL, che danno lo stesso formato.",
  },
];

const aws: readonly AllowedDifference[] = [
  {
    behaviours: ["mailArrives", "mailAttachment"],
    symptom: "AWS keeps no mail to be read",
    instead: "Una mail spedita non si può rileggere.",
    acceptable: "La si manda al simulatore di SES, che la accetta; il contenuto si prova altrove.",
  },
];

/** Per target; `target-versions.ts` says of which version each was written. */
export const allowedDifferences: Readonly<Record<TargetId, readonly AllowedDifference[]>> = {
  embedded,
  ministack,
  localstack,
  aws,
};
