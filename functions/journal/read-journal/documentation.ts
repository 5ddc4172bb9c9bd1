import * as z from "zod/mini";
import { journalEventKinds } from "../../../shared/domain/journal/journal-event.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  debtPositionParameters,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { eventsQuery, searchBody } from "./routes.ts";

const count = z.int().check(z.minimum(0));
const text = z.nullable(z.string());

const event = z.object({
  at: z.iso.datetime(),
  kind: z.enum(journalEventKinds),
  direction: z.enum(["in", "out"]),
  peer: z.object({
    kind: z.enum(["node", "appIo", "email", "visitor", "client", "person", "flow"]),
    id: text,
  }),
  outcome: z.enum(["OK", "KO"]),
  code: text,
  durationMs: z.nullable(count),
  noticeNumber: text,
  iuv: text,
  iud: text,
  debtPositionType: text,
  amountCents: z.nullable(count),
  debtor: text,
  receiptId: text,
  pspId: text,
  flowId: text,
  rows: z.nullable(z.object({ accepted: count, rejected: count })),
  rawKey: text,
});

const page = z.object({ events: z.array(event), cursor: text });

const answers = {
  200: {
    description: "Una pagina di eventi, dal più vecchio.",
    schema: page,
    example: {
      events: [
        {
          at: "2027-02-01T10:15:00.000Z",
          kind: "verifyRequested",
          direction: "in",
          peer: { kind: "node", id: null },
          outcome: "OK",
          code: null,
          durationMs: 42,
          noticeNumber: "312000000000012348",
          iuv: "12000000000012348",
          iud: "TARI-2027-000123",
          debtPositionType: "TARI",
          amountCents: 12_050,
          debtor: "RSS***…***X",
          receiptId: null,
          pspId: null,
          flowId: null,
          rows: null,
          rawKey: null,
        },
      ],
      cursor: null,
    },
  },
} as const;

const masked =
  "Nessun evento contiene nomi, recapiti o conti; il codice fiscale del debitore è mascherato.";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.listPositionEvents,
    operationId: "listPositionEvents",
    chapter: "Giornale e audit",
    summary: "Elenca gli eventi di una posizione",
    description:
      "Il giornale degli eventi di una posizione: quando è stata creata, modificata o annullata, " +
      "da un flusso o per API; quando il nodo pagoPA l'ha verificata o attivata, con l'esito " +
      `risposto; le ricevute arrivate e i messaggi inviati. ${masked}`,
    parameters: debtPositionParameters,
    query: pageQuery,
    answers,
  },
  {
    operation: operations.listEvents,
    operationId: "listEvents",
    chapter: "Giornale e audit",
    summary: "Cerca nel giornale degli eventi",
    description:
      "Gli eventi di un numero avviso, di uno IUV, di uno IUD oppure di alcuni giorni in Italia, " +
      "al più 31; senza nulla sono quelli di oggi. Si trovano anche le richieste del nodo per " +
      `avvisi che il portale non conosce. ${masked} Una pagina può avere meno elementi di quanti ` +
      "ne sono chiesti: l'ultima è quella con cursore null.",
    parameters: organizationParameters,
    query: eventsQuery,
    answers,
  },
  {
    operation: operations.searchEvents,
    operationId: "searchEvents",
    chapter: "Giornale e audit",
    summary: "Cerca gli eventi di un debitore",
    description:
      "Gli eventi di alcuni giorni, al più 31, sulle posizioni di un debitore. Il suo codice " +
      `fiscale sta nel corpo perché gli indirizzi finiscono nei registri. ${masked} Una pagina ` +
      "può avere meno elementi di quanti ne sono chiesti: l'ultima è quella con cursore null.",
    parameters: organizationParameters,
    query: pageQuery,
    body: {
      schema: searchBody,
      example: { debtorFiscalCode: "RSSMRA80A01F205X", from: "2027-02-01", to: "2027-02-28" },
    },
    answers,
  },
];
