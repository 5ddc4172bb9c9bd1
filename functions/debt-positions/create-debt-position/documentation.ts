import { positionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import {
  debtPositionExample,
  debtPositionShape,
} from "../../../shared/lambda/answer-shapes/debt-position-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

const headers = {
  location: "Indirizzo della posizione.",
  etag: "Versione da indicare in If-Match per modificarla.",
};

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "createDebtPosition",
    chapter: "Posizioni debitorie",
    summary: "Crea una posizione debitoria",
    description:
      "Crea un debito con i suoi modi di pagare: in unica soluzione, a rate, ridotto entro cinque " +
      "giorni, anche ripartito fra più enti. Gli avvisi ricevono il loro numero nella stessa " +
      "chiamata: di ognuno la risposta dà IUV, numero, indirizzo del documento (links.notice) e " +
      "indirizzo a cui pagarlo (links.pay). Con published false nasce una bozza: ha i suoi numeri " +
      "e nessuno può pagarla finché non è pubblicata. Lo IUD è la chiave: la stessa posizione " +
      "inviata di nuovo risponde 200 con quella che c'è già; un'altra con lo stesso IUD è " +
      "rifiutata finché la prima non è annullata.",
    parameters: organizationParameters,
    body: {
      schema: positionBody,
      example: {
        iud: "TARI-2027-000123",
        debtPositionType: "TARI",
        description: "TARI 2027, via Roma 1",
        debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
        paymentOptions: [{ kind: "SINGLE", amountCents: 12_050, dueDate: "2027-06-30" }],
      },
    },
    answers: {
      200: {
        description: "La stessa posizione era già stata creata: non è cambiato nulla.",
        schema: debtPositionShape,
        headers,
      },
      201: {
        description: "Posizione creata, con i numeri dei suoi avvisi.",
        schema: debtPositionShape,
        headers,
        example: debtPositionExample,
      },
    },
  },
];
