import * as z from "zod/mini";
import {
  adoptionBody,
  debtPositionTypeBody,
  ownTypeChangesBody,
} from "../../../shared/domain/organizations/debt-position-type-body.ts";
import {
  catalogueTypeExample,
  catalogueTypeShape,
  judgedTypeExample,
  judgedTypeShape,
  typeExample,
  typeShape,
} from "../../../shared/lambda/answer-shapes/debt-position-type-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters, typeParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { trialBody } from "./routes.ts";

const chapter = "Tipi dovuto";
const headers = { etag: "Versione da indicare in If-Match per modificarlo." };

/** A part of JSON Schema 2020-12, which has names of its own. */
const formBody = z.record(z.string(), z.unknown());
const formExample = {
  type: "object",
  properties: {
    alunno: { type: "string", title: "Nome dell'alunno", maxLength: 70, "x-ordine": 1 },
    pasto: {
      type: "string",
      title: "Che cosa si paga",
      oneOf: [
        { const: "A", title: "Blocchetto da 10 pasti" },
        { const: "B", title: "Blocchetto da 20 pasti" },
      ],
      "x-ordine": 2,
    },
  },
  required: ["alunno", "pasto"],
  "x-causale": "Mensa {pasto} {alunno}",
  "x-importo": { campo: "pasto", scelte: { A: 5_000, B: 9_500 } },
  "x-capitolo": { campo: "pasto", capitoli: { A: "3010", B: "3020" } },
};

const payment = z.object({
  causale: z.string(),
  causaleVisualizzata: z.string(),
  amountCents: z.int().check(z.minimum(1)),
  dueDate: z.nullable(z.iso.date()),
  budget: z.array(
    z.object({
      chapterCode: z.string(),
      officeCode: z.exactOptional(z.string()),
      assessmentCode: z.exactOptional(z.string()),
      amountCents: z.int().check(z.minimum(1)),
    }),
  ),
});

const judged = (description: string) => ({
  description,
  schema: judgedTypeShape,
  headers,
  example: judgedTypeExample,
});

const reading: readonly OperationDocumentation[] = [
  {
    operation: operations.listTypes,
    operationId: "listDebtPositionTypes",
    chapter,
    summary: "Elenca i tipi dovuto dell'ente",
    description:
      "Elenca i tipi dovuto dell'ente, attivi e no. Chi è abilitato ad alcuni tipi vede soltanto " +
      "quelli. I campi che un tipo non ha mancano.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "I tipi dovuto.",
        schema: z.object({ debtPositionTypes: z.array(typeShape) }),
        headers,
        example: { debtPositionTypes: [typeExample] },
      },
    },
  },
  {
    operation: operations.showType,
    operationId: "getDebtPositionType",
    chapter,
    summary: "Mostra un tipo dovuto",
    description:
      "Mostra un tipo dovuto dell'ente e che cosa si può dire oggi del suo codice tassonomico: " +
      "valido, in scadenza entro 30 giorni, cessato, assente dall'elenco di pagoPA, oppure non " +
      "verificato finché l'elenco non è stato scaricato la prima volta.",
    parameters: typeParameters,
    answers: { 200: judged("Il tipo dovuto.") },
  },
  {
    operation: operations.listOfferedTypes,
    operationId: "listOfferedDebtPositionTypes",
    chapter,
    summary: "Elenca i tipi dovuto che la Regione offre",
    description:
      "Elenca il catalogo regionale dei tipi dovuto, da cui l'ente può adottarne: ciò che adotta " +
      "è una copia, che le modifiche successive del catalogo non toccano.",
    parameters: organizationParameters,
    answers: {
      200: {
        description: "Le voci del catalogo.",
        schema: z.object({ debtPositionTypes: z.array(catalogueTypeShape) }),
        example: { debtPositionTypes: [catalogueTypeExample] },
      },
    },
  },
  {
    operation: operations.showForm,
    operationId: "getSpontaneousForm",
    chapter,
    summary: "Mostra il modulo di un pagamento spontaneo",
    description:
      "Dà il modulo che il cittadino compila per pagare di sua iniziativa, com'è adesso. Un tipo " +
      "senza modulo risponde 404.",
    parameters: typeParameters,
    answers: {
      200: { description: "Il modulo.", schema: formBody, headers, example: formExample },
    },
  },
  {
    operation: operations.tryForm,
    operationId: "tryFormAnswers",
    chapter,
    summary: "Prova alcune risposte al modulo",
    description:
      "Dice che cosa pagherebbe un cittadino con queste risposte: causale, importo, scadenza e " +
      "capitoli di bilancio. Non crea nulla. L'importo si indica soltanto quando non lo dicono né " +
      "il tipo né il modulo.",
    parameters: typeParameters,
    body: {
      schema: trialBody,
      example: { answers: { alunno: "Anna Bianchi", pasto: "A" } },
    },
    answers: {
      200: {
        description: "Il pagamento che ne nascerebbe.",
        schema: payment,
        example: {
          causale: "Mensa A Anna Bianchi",
          causaleVisualizzata: "Mensa Blocchetto da 10 pasti Anna Bianchi",
          amountCents: 5_000,
          dueDate: "2027-02-28",
          budget: [{ chapterCode: "3010", amountCents: 5_000 }],
        },
      },
    },
  },
];

const amountWords =
  "Quando qualcuno sta per pagare, il portale chiede a amountService.url l'importo aggiornato: un " +
  "POST JSON con organizationFiscalCode, debtPositionType e, di un debito che c'è, iud, iuv, " +
  "noticeNumber e amountCents; di uno chiesto presso un PSP answers, le risposte al modulo. È " +
  "firmato come i webhook (webhook-id, webhook-timestamp, webhook-signature). Il servizio " +
  'risponde entro 1,5 secondi 200 con {"amountCents": 5000}, oppure {"nothingDue": true}; con ' +
  "ogni altra risposta vale l'ultimo importo noto. Si aggiornano i debiti che si pagano in " +
  "un'unica soluzione, senza versamenti indicati né ente secondario; il bilancio segue l'importo " +
  "se ha una voce sola o è ripartito come dice il tipo, altrimenti l'importo resta quello.";

const { catalogueCode: _, ...sentExample } = typeExample;
const { code: __, ...replacedExample } = sentExample;

const writing: readonly OperationDocumentation[] = [
  {
    operation: operations.adoptType,
    operationId: "adoptDebtPositionType",
    chapter,
    summary: "Adotta un tipo dovuto dal catalogo regionale",
    description:
      "Copia una voce del catalogo regionale fra i tipi dell'ente, con lo stesso codice o con un " +
      "altro (code). Il tipo nasce non attivo: l'ente lo controlla, indica i conti e lo attiva.",
    parameters: organizationParameters,
    body: { schema: adoptionBody, example: { catalogueCode: "MENSA", code: "MENSA_NIDI" } },
    answers: {
      201: judged("Il tipo dovuto, non ancora attivo."),
      409: { description: "L'ente ha già un tipo con quel codice." },
    },
  },
  {
    operation: operations.changeOwnType,
    operationId: "changeDebtPositionType",
    chapter,
    summary: "Modifica ciò che del tipo decide l'ente",
    description:
      "Cambia i campi indicati e lascia gli altri; null toglie un campo. L'ente decide conti, " +
      "importo, pagamento spontaneo, scadenze, bilancio, canali di avviso, parole chiave, il " +
      "servizio che dice l'importo e se il tipo è attivo: il resto lo scrive la Regione. Un tipo " +
      `si attiva soltanto se ha i suoi conti e un codice tassonomico valido oggi. ${amountWords}`,
    parameters: typeParameters,
    body: {
      schema: ownTypeChangesBody,
      example: { active: true, bankIban: "IT90N0306901600100000012345", maxAmountCents: null },
    },
    answers: {
      200: judged("Il tipo dovuto com'è adesso."),
      409: { description: "L'anagrafica dell'ente è piena." },
    },
  },
  {
    operation: operations.removeType,
    operationId: "deleteDebtPositionType",
    chapter,
    summary: "Elimina un tipo dovuto mai usato",
    description:
      "Elimina un tipo dovuto di cui non è mai esistita una posizione. Uno che è stato usato non " +
      "si elimina più: si disattiva.",
    parameters: typeParameters,
    answers: {
      204: { description: "Il tipo dovuto non c'è più." },
      409: { description: "Il tipo dovuto ha avuto delle posizioni." },
    },
  },
  {
    operation: operations.replaceType,
    operationId: "replaceDebtPositionType",
    chapter,
    summary: "Scrive un tipo dovuto di un ente",
    description:
      "La Regione crea un tipo dovuto di un ente o ne sostituisce tutti i campi; il modulo e " +
      "l'origine dal catalogo restano. Per uno che esiste occorre If-Match. Un tipo attivo vuole " +
      "i suoi conti e un codice tassonomico valido oggi. Con pspService il cittadino chiede il " +
      "pagamento presso un PSP (paDemandPaymentNotice): serviceCode è il codice del servizio nel " +
      "catalogo di pagoPA, fields dice per ogni campo del modulo quale elemento dell'XML gli " +
      `risponde, debtor quali elementi dicono codice fiscale e nome del debitore. ${amountWords}`,
    parameters: typeParameters,
    body: { schema: debtPositionTypeBody, example: replacedExample },
    answers: {
      200: judged("Il tipo dovuto com'è adesso."),
      201: judged("Il tipo dovuto, nuovo."),
      409: { description: "L'anagrafica dell'ente è piena." },
    },
  },
  {
    operation: operations.replaceForm,
    operationId: "replaceSpontaneousForm",
    chapter,
    summary: "Scrive il modulo di un pagamento spontaneo",
    description:
      "Dà al tipo un nuovo modulo. È una parte di JSON Schema 2020-12: campi string, integer, " +
      "boolean e gruppi (object), con required, enum, const, oneOf di scelte con il loro titolo, " +
      "lunghezze, limiti e formati date ed email. x-causale è il testo con {campo} al posto delle " +
      "risposte, x-importo dice quale campo o scelta dà l'importo in centesimi, x-capitolo quale " +
      "scelta dà il capitolo. Al più 64 KB, 60 campi, 4 livelli; nessun codice viene mai eseguito.",
    parameters: typeParameters,
    body: { schema: formBody, example: formExample },
    answers: {
      200: {
        description: "Il modulo è quello nuovo.",
        schema: z.object({ formVersion: z.string() }),
        headers,
        example: { formVersion: "5f0c6a2f9c0e4b7d8a1b2c3d4e5f6071" },
      },
    },
  },
];

export const documentation = [...reading, ...writing];
