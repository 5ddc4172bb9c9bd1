import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { noticeLinkParameters } from "../../../shared/lambda/route-parameters.ts";
import { noticeQuery } from "./notice-query.ts";
import { operation } from "./operation.ts";

export const documentation: readonly OperationDocumentation[] = [
  {
    operation,
    operationId: "printLinkedNotice",
    chapter: "Pagamenti",
    summary: "Stampa l'avviso di un pagamento appena iniziato",
    description:
      "Dà l'avviso a chi ha appena iniziato il pagamento, all'indirizzo che ha ricevuto: il " +
      "documento da stampare, oppure una pagina web accessibile (format=html). L'indirizzo vale " +
      "un'ora; dopo, o se non è del portale, l'avviso risulta inesistente. Non serve un token.",
    parameters: noticeLinkParameters,
    query: noticeQuery,
    answers: {
      200: {
        description: "L'avviso.",
        contentTypes: ["application/pdf", "text/html"],
      },
      409: { description: "Non c'è più nulla da pagare, o il portale non stampa l'avviso." },
    },
  },
];
