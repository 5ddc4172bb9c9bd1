import * as z from "zod/mini";
import {
  operatorBody,
  operatorChangeBody,
  operatorParameters,
  regionOperatorBody,
  regionOperatorChangeBody,
  regionOperatorParameters,
} from "../../../shared/domain/access/operator-bodies.ts";
import { organizationRoles, regionRoles, roles } from "../../../shared/domain/access/role.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";

const operatorShape = z.object({
  operatorId: z.string(),
  name: z.string(),
  email: z.string(),
  /** Masked. */
  fiscalCode: z.string(),
  role: z.enum(roles),
  typeCodes: z.nullable(z.array(z.string())),
  addedAt: z.iso.datetime(),
  changedAt: z.iso.datetime(),
});
const listShape = z.object({ operators: z.array(operatorShape) });

const example = {
  operatorId: "Zx3nB0q9Yk7mW2v5T8r1E4u6I0o3P5a7S9d2F4g6H8j",
  name: "Carla Tributi",
  email: "carla.tributi@comune.prova.example",
  fiscalCode: "TRB***…***M",
  role: "operator",
  typeCodes: ["TARI"],
  addedAt: "2027-01-15T10:00:00.000Z",
  changedAt: "2027-01-15T10:00:00.000Z",
};
const regionExample = { ...example, role: "auditor", typeCodes: null };
const invited = {
  fiscalCode: "TRBCRL85C43Z999M",
  name: "Carla Tributi",
  email: "carla.tributi@comune.prova.example",
};

const etag = { etag: "La versione dell'operatore, da indicare in If-Match per cambiarlo." };
const created = { ...etag, location: "Indirizzo dell'operatore." };
const whatIsKept =
  "Del codice fiscale il portale conserva uno pseudonimo, che è l'identificativo " +
  "dell'operatore, e una forma mascherata. Nessuno dà più permessi né più tipi dovuto dei propri.";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.listOperators,
    operationId: "listOperators",
    chapter: "Accessi",
    summary: "Elenca gli operatori dell'ente",
    description: "Tutti gli operatori dell'ente, per nome, con ruolo e tipi dovuto.",
    parameters: organizationParameters,
    answers: {
      200: { description: "Gli operatori.", schema: listShape, example: { operators: [example] } },
    },
  },
  {
    operation: operations.inviteOperator,
    operationId: "inviteOperator",
    chapter: "Accessi",
    summary: "Invita un operatore dell'ente",
    description:
      `Dà a una persona un ruolo nell'ente (${organizationRoles.join(", ")}), che vale dal suo ` +
      "prossimo accesso. Operatori e lettori si possono limitare ad alcuni tipi dovuto con " +
      `typeCodes; senza, li hanno tutti. ${whatIsKept}`,
    parameters: organizationParameters,
    body: { schema: operatorBody, example: { ...invited, role: "operator", typeCodes: ["TARI"] } },
    answers: {
      201: { description: "Operatore aggiunto.", schema: operatorShape, headers: created, example },
    },
  },
  {
    operation: operations.getOperator,
    operationId: "getOperator",
    chapter: "Accessi",
    summary: "Legge un operatore dell'ente",
    description: "Un operatore dell'ente, con la sua versione.",
    parameters: operatorParameters,
    answers: {
      200: { description: "L'operatore.", schema: operatorShape, headers: etag, example },
    },
  },
  {
    operation: operations.updateOperator,
    operationId: "updateOperator",
    chapter: "Accessi",
    summary: "Cambia un operatore dell'ente",
    description:
      "Sostituisce ruolo e tipi dovuto di un operatore; nome e indirizzo restano, se non sono " +
      "indicati. Chi sta lavorando se ne accorge entro dieci minuti. L'ultimo amministratore " +
      "resta tale: solo l'amministratore della Regione può lasciarne privo un ente.",
    parameters: operatorParameters,
    body: { schema: operatorChangeBody, example: { role: "reader" } },
    answers: {
      200: { description: "Operatore cambiato.", schema: operatorShape, headers: etag, example },
    },
  },
  {
    operation: operations.withdrawOperator,
    operationId: "withdrawOperator",
    chapter: "Accessi",
    summary: "Revoca un operatore dell'ente",
    description:
      "Toglie alla persona il ruolo nell'ente, con nome e indirizzo. Chi sta lavorando perde " +
      "l'accesso entro dieci minuti. L'ultimo amministratore non si revoca da sé.",
    parameters: operatorParameters,
    answers: { 204: { description: "Operatore revocato." } },
  },
  {
    operation: operations.listRegionOperators,
    operationId: "listRegionOperators",
    chapter: "Accessi",
    summary: "Elenca gli operatori della Regione",
    description: "Amministratori e revisori della Regione, per nome.",
    answers: {
      200: {
        description: "Gli operatori.",
        schema: listShape,
        example: { operators: [regionExample] },
      },
    },
  },
  {
    operation: operations.inviteRegionOperator,
    operationId: "inviteRegionOperator",
    chapter: "Accessi",
    summary: "Invita un operatore della Regione",
    description:
      `Dà a una persona un ruolo per la Regione (${regionRoles.join(", ")}), che vale dal suo ` +
      `prossimo accesso. ${whatIsKept}`,
    body: { schema: regionOperatorBody, example: { ...invited, role: "auditor" } },
    answers: {
      201: {
        description: "Operatore aggiunto.",
        schema: operatorShape,
        headers: created,
        example: regionExample,
      },
    },
  },
  {
    operation: operations.getRegionOperator,
    operationId: "getRegionOperator",
    chapter: "Accessi",
    summary: "Legge un operatore della Regione",
    description: "Un operatore della Regione, con la sua versione.",
    parameters: regionOperatorParameters,
    answers: {
      200: {
        description: "L'operatore.",
        schema: operatorShape,
        headers: etag,
        example: regionExample,
      },
    },
  },
  {
    operation: operations.updateRegionOperator,
    operationId: "updateRegionOperator",
    chapter: "Accessi",
    summary: "Cambia un operatore della Regione",
    description:
      "Sostituisce il ruolo di un operatore della Regione; nome e indirizzo restano, se non sono " +
      "indicati. L'ultimo amministratore della Regione resta tale.",
    parameters: regionOperatorParameters,
    body: { schema: regionOperatorChangeBody, example: { role: "auditor" } },
    answers: {
      200: {
        description: "Operatore cambiato.",
        schema: operatorShape,
        headers: etag,
        example: regionExample,
      },
    },
  },
  {
    operation: operations.withdrawRegionOperator,
    operationId: "withdrawRegionOperator",
    chapter: "Accessi",
    summary: "Revoca un operatore della Regione",
    description:
      "Toglie alla persona il ruolo per la Regione, con nome e indirizzo. L'ultimo " +
      "amministratore della Regione non si revoca.",
    parameters: regionOperatorParameters,
    answers: { 204: { description: "Operatore revocato." } },
  },
];
