import * as z from "zod/mini";
import { debtPositionStatuses } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";
import { loadBody } from "./route.ts";

const count = z.int().check(z.minimum(0));

const notice = z.object({
  kind: z.enum(["SINGLE", "INSTALMENTS", "DISCOUNT"]),
  number: z.int().check(z.minimum(1)),
  noticeNumber: z.string(),
  iuv: z.string(),
  amountCents: count,
  dueDate: z.nullable(z.iso.date()),
  links: z.object({
    notice: z.string(),
    pay: z.optional(z.string()),
    receipt: z.optional(z.string()),
  }),
});

const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.optional(z.string()),
  errors: z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
});

const itemVerdict = z.object({
  iud: z.nullable(z.string()),
  status: z.int().check(z.minimum(200), z.maximum(599)),
  positionStatus: z.optional(z.enum(debtPositionStatuses)),
  version: z.optional(z.int().check(z.minimum(1))),
  location: z.optional(z.string()),
  notices: z.optional(z.array(notice)),
  problem: z.optional(problem),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "loadDebtPositions",
    chapter: "Posizioni debitorie",
    summary: "Esegue fino a 1.000 operazioni su posizioni debitorie",
    description:
      "Ogni voce dice che cosa fare (action) con una posizione: create la crea, upsert la crea o " +
      "la sostituisce, cancel la annulla, publish la pubblica; create e upsert hanno gli stessi " +
      "campi della creazione, cancel e publish soltanto iud. Ogni voce ha il suo esito, nello " +
      "stesso ordine, con lo stato che avrebbe la chiamata singola: una sbagliata non tocca le " +
      "altre. Se due voci nominano lo stesso IUD si esegue la prima. Lo IUD è la chiave: inviare " +
      "di nuovo tutto è sempre sicuro. Le voci con esito 503 non sono state elaborate in tempo e " +
      "vanno inviate di nuovo. Al più 5.000 avvisi in tutto; per di più caricare un flusso.",
    parameters: organizationParameters,
    body: {
      schema: loadBody,
      example: {
        items: [
          {
            action: "create",
            iud: "TARI-2027-000123",
            debtPositionType: "TARI",
            description: "TARI 2027, via Roma 1",
            debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
            paymentOptions: [{ kind: "SINGLE", amountCents: 12_050, dueDate: "2027-06-30" }],
          },
          { action: "cancel", iud: "TARI-2026-000077" },
        ],
      },
    },
    answers: {
      200: {
        description: "L'esito di ogni voce, nell'ordine in cui sono state inviate.",
        schema: z.object({ done: count, failed: count, items: z.array(itemVerdict) }),
        example: {
          done: 1,
          failed: 1,
          items: [
            {
              iud: "TARI-2027-000123",
              status: 201,
              positionStatus: "PAYABLE",
              version: 1,
              location: "/v1/organizations/02336340159/debt-positions/TARI-2027-000123",
              notices: [
                {
                  kind: "SINGLE",
                  number: 1,
                  noticeNumber: "312000000000012348",
                  iuv: "12000000000012348",
                  amountCents: 12_050,
                  dueDate: "2027-06-30",
                  links: {
                    notice: "/v1/organizations/02336340159/notices/312000000000012348",
                    pay: "https://pagamenti.regione.example/paga/312000000000012348?ente=02336340159",
                  },
                },
              ],
            },
            {
              iud: "TARI-2026-000077",
              status: 409,
              problem: {
                type: "/problemi/posizione-pagata",
                title: "Posizione pagata",
                status: 409,
                detail: "La posizione è già pagata: non si può più cambiare.",
              },
            },
          ],
        },
      },
    },
  },
];
