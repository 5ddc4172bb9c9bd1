import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  ibanChangeParameters,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { requestBody } from "./request-body.ts";

const count = z.int().check(z.minimum(0));
const instant = z.iso.datetime();

const changeShape = z.object({
  id: z.string(),
  from: z.string(),
  to: z.string(),
  typeCodes: z.nullable(z.array(z.string())),
  reason: z.string(),
  status: z.enum(["RUNNING", "DONE"]),
  requestedAt: instant,
  doneAt: z.nullable(instant),
  checked: count,
  changed: count,
  skipped: z.object({ paid: count, partiallyPaid: count, paying: count }),
});

const acceptedShape = z.extend(changeShape, {
  registry: z.object({
    organization: z.boolean(),
    types: z.array(z.string()),
    warning: z.nullable(z.string()),
  }),
});

const asked = {
  from: "IT59G0569601600000002145033",
  to: "IT90N0306901600100000012345",
  reason: "Nuovo tesoriere dal 1° marzo",
};
const running = {
  id: "20270301T080000-0f1e2d3c4b5a69788796a5b4c3d2e1f0",
  ...asked,
  typeCodes: null,
  status: "RUNNING",
  requestedAt: "2027-03-01T08:00:00.000Z",
  doneAt: null,
  checked: 0,
  changed: 0,
  skipped: { paid: 0, partiallyPaid: 0, paying: 0 },
};
const done = {
  ...running,
  status: "DONE",
  doneAt: "2027-03-01T08:04:10.000Z",
  checked: 48_210,
  changed: 1_204,
  skipped: { paid: 310, partiallyPaid: 12, paying: 0 },
};

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.requestIbanChange,
    operationId: "requestIbanChange",
    chapter: "Posizioni debitorie",
    summary: "Sostituisce un IBAN sulle posizioni aperte",
    description:
      "Sostituisce un IBAN con un altro su tutte le posizioni aperte dell'ente che lo portano " +
      "scritto: nelle ripartizioni, nelle rate e nell'ente secondario. Si può limitare ad alcuni " +
      "tipi dovuto. Le posizioni pagate, anche in parte, o in corso di pagamento restano come " +
      "sono; quelle in pagamento si riprovano per un'ora. I dovuti che si incassano sui conti " +
      "dell'ente seguono invece l'anagrafica: se anche lì c'è il vecchio IBAN la risposta lo " +
      "dice. Le posizioni caricate nel frattempo vanno caricate con l'IBAN nuovo. Il lavoro " +
      "continua dopo la risposta e si segue all'indirizzo nell'intestazione Location.",
    parameters: organizationParameters,
    body: { schema: requestBody, example: asked },
    answers: {
      202: {
        description: "Sostituzione presa in carico; la stessa, se è già in corso.",
        schema: acceptedShape,
        headers: { location: "Indirizzo della sostituzione." },
        example: { ...running, registry: { organization: false, types: [], warning: null } },
      },
    },
  },
  {
    operation: operations.listIbanChanges,
    operationId: "listIbanChanges",
    chapter: "Posizioni debitorie",
    summary: "Elenca le sostituzioni di IBAN",
    description:
      "Elenca le sostituzioni di IBAN chieste dall'ente, dalla più recente. Quelle ancora in " +
      "corso mostrano solo le parti concluse: a che punto sono lo dice ciascuna.",
    parameters: organizationParameters,
    query: pageQuery,
    answers: {
      200: {
        description: "Una pagina dell'elenco.",
        schema: z.object({ ibanChanges: z.array(changeShape), cursor: z.nullable(z.string()) }),
        example: { ibanChanges: [done], cursor: null },
      },
    },
  },
  {
    operation: operations.getIbanChange,
    operationId: "getIbanChange",
    chapter: "Posizioni debitorie",
    summary: "Mostra una sostituzione di IBAN",
    description:
      "Dice a che punto è una sostituzione di IBAN: posizioni controllate, cambiate e lasciate " +
      "come sono perché pagate, pagate in parte o in corso di pagamento.",
    parameters: ibanChangeParameters,
    answers: {
      200: { description: "La sostituzione.", schema: changeShape, example: done },
    },
  },
];
