import * as z from "zod/mini";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { importKinds } from "./column.ts";
import * as operations from "./operations.ts";
import { templateOf } from "./registry-columns.ts";
import { requestBody, templateParameters } from "./request-body.ts";

const count = z.int().check(z.minimum(0));

const report = z.object({
  kind: z.enum(importKinds),
  dryRun: z.boolean(),
  rows: count,
  created: count,
  changed: count,
  unchanged: count,
  rejected: count,
  notReached: count,
  results: z.array(
    z.object({
      row: z.int().check(z.minimum(2)),
      outcome: z
        .enum(["created", "changed", "unchanged", "rejected", "notReached"])
        .check(z.describe("Che cosa è stato, o sarebbe, della riga.")),
      columns: z.array(z.string()),
      problems: z.array(z.object({ column: z.nullable(z.string()), detail: z.string() })),
    }),
  ),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.importRegistry,
    operationId: "importRegistry",
    chapter: "Enti",
    summary: "Importa enti, tipi dovuto oppure operatori da un file CSV",
    description:
      "Importa un file CSV di enti, di tipi dovuto o di operatori degli enti, al più 2 MB e 1.000 " +
      "righe: separatore ; oppure , e nella prima riga i nomi delle colonne, come nel modello di " +
      "ogni tipo di file. Una cella sostituisce ciò che c'è, una cella vuota lo toglie, una " +
      "colonna che manca lo lascia com'è. Ogni riga si decide da sola, con le stesse regole delle " +
      "singole chiamate: le righe sbagliate sono scartate con il motivo e la colonna, le altre " +
      "valgono. Lo stesso file importato di nuovo non cambia più nulla. Con dryRun non si scrive " +
      "niente e si legge che cosa cambierebbe. Le righe notReached non sono state guardate perché " +
      "il tempo è finito: importare di nuovo lo stesso file. Gli operatori richiedono anche il " +
      "permesso operators:write.",
    body: {
      schema: requestBody,
      example: { kind: "types", csv: templateOf("types"), dryRun: true },
    },
    answers: {
      200: {
        description: "Che cosa è stato, o sarebbe, di ogni riga.",
        schema: report,
        example: {
          kind: "types",
          dryRun: true,
          rows: 2,
          created: 0,
          changed: 1,
          unchanged: 0,
          rejected: 1,
          notReached: 0,
          results: [
            { row: 2, outcome: "changed", columns: ["descrizione"], problems: [] },
            {
              row: 3,
              outcome: "rejected",
              columns: [],
              problems: [{ column: "tassonomia", detail: "Codice tassonomico non valido." }],
            },
          ],
        },
      },
    },
  },
  {
    operation: operations.showTemplate,
    operationId: "showRegistryTemplate",
    chapter: "Enti",
    summary: "Scarica il modello di un file da importare",
    description:
      "Dà un file CSV con i nomi delle colonne e una riga d'esempio, per gli enti, per i tipi " +
      "dovuto oppure per gli operatori.",
    parameters: templateParameters,
    answers: {
      200: { description: "Il modello.", schema: z.string(), contentTypes: ["text/csv"] },
    },
  },
];
