import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { auditQuery } from "./routes.ts";

const text = z.nullable(z.string());

const entry = z.object({
  sequence: z.int().check(z.minimum(1)),
  at: z.iso.datetime(),
  actor: z.object({
    kind: z.enum(["client", "person", "commandLine", "portal"]),
    id: z.string(),
    role: text,
  }),
  action: z.string(),
  target: z.string(),
  outcome: z.enum(["done", "refused"]),
  reason: text,
  changes: z.array(z.object({ pointer: z.string(), before: z.unknown(), after: z.unknown() })),
  hash: z.string().check(z.regex(/^[0-9a-f]{64}$/u)),
});

const answers = {
  200: {
    description: "Una pagina di righe, dalla più recente.",
    schema: z.object({ entries: z.array(entry), cursor: text }),
    example: {
      entries: [
        {
          sequence: 12,
          at: "2027-02-01T10:15:00.000Z",
          actor: { kind: "client", id: "gestionale-comune", role: null },
          action: "DebtPositionTypeChanged",
          target: "type:TARI",
          outcome: "done",
          reason: null,
          changes: [{ pointer: "/description", before: "Tassa rifiuti", after: "TARI" }],
          hash: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        },
      ],
      cursor: null,
    },
  },
} as const;

const about =
  "Ogni riga dice chi ha cambiato che cosa, com'era prima, com'è dopo e perché; anche i tentativi " +
  "respinti che contano. Le persone vi compaiono con uno pseudonimo, i segreti mai. Ogni riga " +
  "sigilla la precedente (hash). Una pagina può avere meno elementi di quanti ne sono chiesti: " +
  "l'ultima è quella con cursore null.";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.listOrganizationAudit,
    operationId: "listOrganizationAudit",
    chapter: "Giornale e audit",
    summary: "Elenca i cambiamenti di configurazione di un ente",
    description: `I cambiamenti di anagrafica, tipi dovuto e accessi dell'ente. ${about}`,
    parameters: organizationParameters,
    query: auditQuery,
    answers,
  },
  {
    operation: operations.listRegionAudit,
    operationId: "listRegionAudit",
    chapter: "Giornale e audit",
    summary: "Elenca i cambiamenti di configurazione della Regione",
    description: `I cambiamenti del catalogo, degli operatori e dei client della Regione. ${about}`,
    query: auditQuery,
    answers,
  },
];
