import * as z from "zod/mini";
import {
  debtPositionExample,
  debtPositionShape,
} from "../../../shared/lambda/answer-shapes/debt-position-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { debtorSearchBody, positionSearchBody } from "./routes.ts";
import { examinedMax } from "./search-positions.ts";

const page = z.object({
  debtPositions: z.array(debtPositionShape),
  searchedAll: z.boolean(),
  cursor: z.nullable(z.string()),
});

const answers = {
  200: {
    description: "Una pagina di posizioni, dalla più recente.",
    schema: page,
    example: { debtPositions: [debtPositionExample], searchedAll: true, cursor: null },
  },
} as const;

const paging =
  "La pagina seguente si chiede con lo stesso corpo e il cursore di questa; l'ultima ha cursore " +
  "null. Una pagina può avere meno elementi di quanti ne sono chiesti.";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.searchDebtPositions,
    operationId: "searchDebtPositions",
    chapter: "Posizioni debitorie",
    summary: "Cerca fra le posizioni debitorie",
    description:
      "Cerca per numero avviso, IUV, IUD oppure codice del debitore (uno solo), e filtra per " +
      "stato, tipo dovuto, importo, giorno di creazione e scadenza; senza nulla elenca tutte le " +
      "posizioni, dalla più recente. Per numero avviso, IUV e IUD una posizione si trova " +
      "dall'istante in cui è creata; per il resto qualche istante dopo. Lo stato mostrato è " +
      "sempre quello attuale. L'importo che si filtra è quello dell'ente, senza la quota di un " +
      "secondo beneficiario. Chi cerca per codice del debitore deve avere anche il permesso " +
      "debtors:read, e la ricerca resta nel giornale, senza il codice. Senza chiave si " +
      `esaminano al più circa ${examinedMax.toLocaleString("it")} posizioni: searchedAll è ` +
      `false quando l'ente ne ha di più, e allora conviene una chiave. ${paging}`,
    parameters: organizationParameters,
    body: {
      schema: positionSearchBody,
      example: {
        statuses: ["PAYABLE"],
        debtPositionTypes: ["TARI"],
        amountCents: { from: 10_000, to: 20_000 },
        dueOn: { from: "2027-06-01", to: "2027-06-30" },
        limit: 50,
      },
    },
    answers,
  },
  {
    operation: operations.searchDebtor,
    operationId: "searchDebtor",
    chapter: "Posizioni debitorie",
    summary: "Elenca le posizioni di un debitore",
    description:
      "Ciò che una persona deve all'ente (open), ciò che ha pagato (paid, con gli indirizzi delle " +
      "ricevute) oppure entrambi. È una ricerca su una persona: serve il permesso debtors:read, e " +
      "ogni ricerca resta nel giornale degli eventi, senza il codice fiscale, che sta nel corpo " +
      `perché gli indirizzi finiscono nei registri. ${paging}`,
    parameters: organizationParameters,
    body: {
      schema: debtorSearchBody,
      example: { fiscalCode: "RSSMRA80A01F205X", state: "open" },
    },
    answers,
  },
];
