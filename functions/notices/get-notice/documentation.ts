import * as z from "zod/mini";
import { debtPositionStatuses } from "../../../shared/domain/debt-positions/debt-position.ts";
import { debtorShape } from "../../../shared/lambda/answer-shapes/debt-position-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { noticeParameters } from "../../../shared/lambda/route-parameters.ts";
import { noticeQuery } from "./notice-query.ts";
import { operation } from "./operation.ts";

const cents = z.int().check(z.minimum(0));

const payment = z.object({
  kind: z.enum(["single", "instalment", "discounted", "reduced"]),
  number: z.nullable(z.int()),
  noticeNumber: z.string(),
  amountCents: cents,
  dueDate: z.nullable(z.iso.date()),
  qrPayload: z.string(),
  dataMatrixPayload: z.nullable(z.string()),
});

const notice = z.object({
  noticeNumber: z.string(),
  iuv: z.string(),
  iud: z.string(),
  status: z.enum(debtPositionStatuses),
  organizationFiscalCode: z.string(),
  debtPositionType: z.string(),
  amountCents: cents,
  dueDate: z.nullable(z.iso.date()),
  description: z.string(),
  debtor: debtorShape,
  qrPayload: z.nullable(z.string()),
  dataMatrixPayload: z.nullable(z.string()),
  payments: z.array(payment),
  notification: z.nullable(z.string()),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
});

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "getNotice",
    chapter: "Avvisi",
    summary: "Legge o stampa un avviso di pagamento",
    description:
      "Restituisce un avviso nella forma chiesta con l'intestazione Accept: il documento da " +
      "stampare (application/pdf, che è anche la forma predefinita), una pagina web accessibile " +
      "(text/html) oppure i suoi dati (application/json), con tutti gli importi che chiede.",
    parameters: noticeParameters,
    query: noticeQuery,
    answers: {
      200: {
        description: "L'avviso, nella forma preferita da chi chiama.",
        schema: notice,
        contentTypes: ["application/pdf", "application/json", "text/html"],
        headers: { vary: "La risposta dipende da Accept." },
        example: {
          noticeNumber: "312000000000012348",
          iuv: "12000000000012348",
          iud: "TARI-2027-000123",
          status: "PAYABLE",
          organizationFiscalCode: "02336340159",
          debtPositionType: "TARI",
          amountCents: 12_050,
          dueDate: "2027-06-30",
          description: "TARI 2027, via Roma 1",
          debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
          qrPayload: "PAGOPA|002|312000000000012348|02336340159|12050",
          dataMatrixPayload: null,
          payments: [
            {
              kind: "single",
              number: null,
              noticeNumber: "312000000000012348",
              amountCents: 12_050,
              dueDate: "2027-06-30",
              qrPayload: "PAGOPA|002|312000000000012348|02336340159|12050",
              dataMatrixPayload: null,
            },
          ],
          notification: "SENT_EMAIL",
          createdAt: "2027-01-15T09:30:00.000Z",
          updatedAt: "2027-01-15T09:30:00.000Z",
        },
      },
      409: {
        description: "La posizione è pagata, annullata o in bozza, o non è più stampabile.",
      },
    },
  },
];
