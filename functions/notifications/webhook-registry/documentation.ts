import * as z from "zod/mini";
import { webhookEvents } from "../../../shared/domain/notifications/webhook.ts";
import { webhookTryOutcomes } from "../../../shared/domain/notifications/webhook-delivery.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { triesQuery } from "./routes.ts";
import {
  deliveryParameters,
  replaysBody,
  webhookBody,
  webhookParameters,
} from "./webhook-bodies.ts";

const chapter = "Webhook";
const headers = { etag: "Versione da indicare in If-Match per modificarlo." };
const instant = z.iso.datetime();
const statuses = z.enum(["PENDING", "DELIVERED", "GIVEN_UP"]);

const webhook = z.object({
  webhookId: z.string(),
  clientId: z.string(),
  url: z.string(),
  events: z.array(z.enum(webhookEvents)),
  typeCodes: z.nullable(z.array(z.string())),
  description: z.string(),
  enabled: z.boolean(),
  createdAt: instant,
  version: z.int(),
});

const sentExample = {
  url: "https://hooks.gestionale.example/pagamenti",
  events: ["paid", "cancelled"],
  typeCodes: ["TARI"],
  description: "Gestionale tributi",
  enabled: true,
};
const webhookExample = {
  webhookId: "7c9e6679742540de944be07fc1f90ae7",
  clientId: "0f8fad5bd9cb469fa165708673cc4d2a",
  ...sentExample,
  createdAt: "2027-02-01T09:00:00.000Z",
  version: 1,
};

const triesPage = z.object({
  day: z.iso.date(),
  tries: z.array(
    z.object({
      at: instant,
      deliveryId: z.string(),
      type: z.enum(webhookEvents),
      number: z.int(),
      outcome: z.enum(webhookTryOutcomes),
      httpStatus: z.nullable(z.int()),
      durationMs: z.number(),
      status: statuses,
      nextTryAt: z.nullable(instant),
    }),
  ),
  cursor: z.nullable(z.string()),
});

const verification =
  "Verifica in Node.js, con la chiave letta da GET /v1/outcome-keys: " +
  "const testo = [id, timestamp, corpo].join('.'); const firma = Buffer.from(" +
  "intestazioni['webhook-signature'].slice(4), 'base64'); crypto.verify(null, Buffer.from(testo), " +
  "crypto.createPublicKey({ key: jwk, format: 'jwk' }), firma). Il corpo va usato byte per byte " +
  "com'è arrivato; un webhook-timestamp lontano più di cinque minuti si rifiuta. Durante un cambio " +
  "di chiavi se ne provano due.";

const one = (description: string) => ({
  description,
  schema: webhook,
  headers,
  example: webhookExample,
});

const registering: readonly OperationDocumentation[] = [
  {
    operation: operations.listWebhooks,
    operationId: "listWebhooks",
    chapter,
    summary: "Elenca i webhook dell'ente",
    description:
      "Elenca gli indirizzi a cui i programmi dell'ente vengono avvisati. Un client vede i propri; " +
      "chi è abilitato ad alcuni tipi dovuto vede quelli limitati ai suoi tipi.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "I webhook.",
        schema: z.object({ webhooks: z.array(webhook) }),
        example: { webhooks: [webhookExample] },
      },
    },
  },
  {
    operation: operations.registerWebhook,
    operationId: "registerWebhook",
    chapter,
    summary: "Registra un webhook",
    description:
      "Da adesso il client viene avvisato con una POST in JSON di ciò che accade: paid (avviso " +
      "pagato, o posizione pagata per altra via), cancelled (posizione annullata), expired (avviso " +
      "o rata non più pagabile, perché la scadenza è passata e il tipo dovuto non ammette pagamenti " +
      "oltre: si segnala nella notte, una volta per avviso e scadenza; oppure carrello iniziato dal " +
      "portale dell'ente scaduto senza pagamento: in quel caso c'è cartId), anomaly (una ricevuta " +
      "chiede attenzione); reconciled arriverà con la riconciliazione. Il corpo ha id, type, " +
      "createdAt, organizationFiscalCode e, secondo l'evento, iud, noticeNumber, iuv, amountCents, " +
      "dueDate, receiptId, cartId, reference, reason e links: mai dati personali. Il nome " +
      "dell'indirizzo dev'essere fra quelli ammessi per il client (webhookHosts). L'evento si consegna almeno una " +
      "volta, con lo stesso webhook-id; gli eventi di una posizione arrivano in ordine: uno che " +
      "non riesce trattiene i successivi della stessa posizione, non gli altri. Conta come " +
      "consegnato uno stato 2xx entro 10 secondi; i reindirizzamenti non si seguono. Si ritenta " +
      "dopo 5 s, 30 s, 2 min, 10 min, 30 min e poi ogni ora, per tre giorni. Il portale non " +
      "disattiva mai da sé un webhook: i tentativi non riusciti si vedono nel registro. Le " +
      "intestazioni sono quelle di Standard Webhooks: webhook-id, webhook-timestamp e " +
      "webhook-signature, che è 'v1a,' e la firma Ed25519 in base64 di id.timestamp.corpo. " +
      verification,
    parameters: organizationParameters,
    body: { schema: webhookBody, example: sentExample },
    answers: {
      201: one("Il webhook, attivo."),
      409: { description: "Chi chiama non è un client del portale, o i webhook sono già dieci." },
    },
  },
  {
    operation: operations.getWebhook,
    operationId: "getWebhook",
    chapter,
    summary: "Mostra un webhook",
    description: "Mostra un webhook dell'ente, con la versione da indicare per modificarlo.",
    parameters: webhookParameters,
    answers: { 200: one("Il webhook.") },
  },
  {
    operation: operations.replaceWebhook,
    operationId: "replaceWebhook",
    chapter,
    summary: "Modifica un webhook",
    description:
      "Sostituisce indirizzo, eventi, tipi dovuto, descrizione e interruttore (enabled). Ciò che è " +
      "in viaggio va al nuovo indirizzo; finché è spento non si invia e non si annota nulla.",
    parameters: webhookParameters,
    body: { schema: webhookBody, example: { ...sentExample, enabled: false } },
    answers: {
      200: one("Il webhook com'è adesso."),
      409: { description: "Il client del webhook non è più delegato dall'ente." },
    },
  },
  {
    operation: operations.removeWebhook,
    operationId: "deleteWebhook",
    chapter,
    summary: "Toglie un webhook",
    description: "Il webhook non c'è più: anche ciò che era in viaggio non si invia.",
    parameters: webhookParameters,
    answers: { 204: { description: "Il webhook non c'è più." } },
  },
];

const delivering: readonly OperationDocumentation[] = [
  {
    operation: operations.listDeliveries,
    operationId: "listWebhookDeliveries",
    chapter,
    summary: "Elenca i tentativi di consegna di un giorno",
    description:
      "Elenca i tentativi del giorno chiesto (day, in Italia; oggi se manca), dal più recente: " +
      "esito, stato HTTP, durata e quando si ritenta. Il contenuto delle risposte non si conserva. " +
      "Gli esiti: delivered; refused (stato diverso da 2xx); refusedAddress (il nome porta a un " +
      "indirizzo non pubblico); unreachable; timedOut; answerTooLong; notAllowed (il client non è " +
      "più abilitato); disabled (webhook spento). Si vede per 30 giorni.",
    parameters: webhookParameters,
    query: triesQuery,
    answers: {
      200: {
        description: "Una pagina dei tentativi.",
        schema: triesPage,
        example: {
          day: "2027-02-01",
          tries: [
            {
              at: "2027-02-01T10:00:00.000Z",
              deliveryId: "0c4f8e1d2a3b4c5d6e7f8091a2b3c4d5",
              type: "paid",
              number: 1,
              outcome: "refused",
              httpStatus: 503,
              durationMs: 120,
              status: "PENDING",
              nextTryAt: "2027-02-01T10:00:05.400Z",
            },
          ],
          cursor: null,
        },
      },
    },
  },
  {
    operation: operations.replayDelivery,
    operationId: "replayWebhookDelivery",
    chapter,
    summary: "Ripete una consegna",
    description:
      "Invia di nuovo un evento, riuscito o no, con lo stesso webhook-id e lo stesso corpo: subito, " +
      "e se serve per altri tre giorni.",
    parameters: deliveryParameters,
    answers: {
      202: {
        description: "La consegna è di nuovo in corso.",
        schema: z.object({ deliveryId: z.string(), status: statuses }),
        example: { deliveryId: "0c4f8e1d2a3b4c5d6e7f8091a2b3c4d5", status: "PENDING" },
      },
    },
  },
  {
    operation: operations.replayGivenUp,
    operationId: "replayGivenUpWebhookDeliveries",
    chapter,
    summary: "Ripete le consegne abbandonate",
    description:
      "Invia di nuovo gli eventi abbandonati dall'istante indicato (since), al più 200 per volta: " +
      "finché complete è falso si ripete la richiesta, con un'altra Idempotency-Key.",
    parameters: webhookParameters,
    body: { schema: replaysBody, example: { since: "2027-02-01T10:00:00Z" } },
    answers: {
      202: {
        description: "Quante consegne sono di nuovo in corso.",
        schema: z.object({ replayed: z.int(), complete: z.boolean() }),
        example: { replayed: 12, complete: true },
      },
    },
  },
];

export const documentation = [...registering, ...delivering];
