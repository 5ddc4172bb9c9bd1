import { replacedPositionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import {
  debtPositionExample,
  debtPositionShape,
} from "../../../shared/lambda/answer-shapes/debt-position-shape.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import { debtPositionParameters } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { settlementBody } from "./settlement-body.ts";

const ofPosition = {
  chapter: "Posizioni debitorie",
  parameters: debtPositionParameters,
  versioned: "ifSent",
} as const;

const answered = (description: string, example: unknown = debtPositionExample) => ({
  description,
  schema: debtPositionShape,
  headers: {
    location: "Indirizzo della posizione.",
    etag: "Versione da indicare in If-Match per modificarla.",
  },
  example,
});

const settled = {
  ...debtPositionExample,
  status: "PAID",
  residualCents: 0,
  settlement: {
    paidOn: "2027-02-10",
    reason: "counter",
    note: "Quietanza 45/2027",
    recordedAt: "2027-02-11T08:00:00.000Z",
  },
  paymentOptions: debtPositionExample.paymentOptions.map((option) => ({
    ...option,
    installments: option.installments.map((installment) => ({
      ...installment,
      status: "PAID",
      links: { notice: installment.links.notice },
    })),
  })),
  version: 2,
};

export const documentation: readonly OperationDocumentation[] = [
  {
    ...ofPosition,
    operation: operations.replacePosition,
    operationId: "replaceDebtPosition",
    summary: "Crea o sostituisce una posizione debitoria",
    description:
      "Mette la posizione sotto il suo IUD: la crea se non c'è o se è annullata, altrimenti la " +
      "sostituisce per intero, rate e ripartizioni comprese. La stessa posizione inviata di nuovo " +
      "non cambia nulla. Lo IUD è la chiave naturale: If-Match non è necessario, ma se c'è vale. " +
      "Un avviso che resta al suo posto (unica soluzione, scontato, la stessa rata dello stesso " +
      "piano) conserva il numero; uno nuovo ne riceve uno nuovo; il numero di un avviso tolto non " +
      "si usa più. Il tipo dovuto non cambia. published vale true se manca: una bozza inviata " +
      "senza è pubblicata. È rifiutata quando qualcosa è stato pagato o si sta pagando.",
    body: {
      schema: replacedPositionBody,
      example: {
        debtPositionType: "TARI",
        description: "TARI 2027, via Roma 1",
        debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
        budget: [{ chapterCode: "3010", assessments: [{ code: "2027/15", amountCents: 12_050 }] }],
        paymentOptions: [{ kind: "SINGLE", amountCents: 12_050, dueDate: "2027-06-30" }],
      },
    },
    answers: {
      200: answered("La posizione com'è adesso: sostituita, o già così."),
      201: answered("Posizione creata, con i numeri dei suoi avvisi."),
      409: { description: "Qualcosa è pagato o in pagamento, o il tipo dovuto è un altro." },
    },
  },
  {
    ...ofPosition,
    operation: operations.cancelPosition,
    operationId: "cancelDebtPosition",
    summary: "Annulla una posizione debitoria",
    description:
      "Ritira una posizione, pubblicata o in bozza: nessuno può più pagarla e il suo IUD si può " +
      "usare di nuovo. È rifiutata quando qualcosa è stato pagato o si sta pagando. Annullarla di " +
      "nuovo non cambia nulla.",
    answers: {
      200: answered("La posizione, annullata.", {
        ...debtPositionExample,
        status: "CANCELLED",
        residualCents: 0,
        paymentOptions: [],
        version: 2,
      }),
      409: { description: "Qualcosa è pagato o in pagamento." },
    },
  },
  {
    ...ofPosition,
    operation: operations.publishPosition,
    operationId: "publishDebtPosition",
    summary: "Pubblica una bozza",
    description:
      "Rende pagabile una posizione creata con published false. Le scadenze si giudicano di nuovo " +
      "e il debitore è avvisato come per una posizione creata adesso. Pubblicarla di nuovo non " +
      "cambia nulla.",
    answers: {
      200: answered("La posizione, da pagare."),
      409: { description: "La posizione è pagata, in pagamento o annullata." },
    },
  },
  {
    ...ofPosition,
    operation: operations.settlePosition,
    operationId: "settleDebtPosition",
    summary: "Segna una posizione come pagata altrove",
    description:
      "L'ente dichiara che ciò che resta è stato pagato senza pagoPA: allo sportello (counter), " +
      "con bonifico (bankTransfer), con bollettino (postalSlip), per compensazione " +
      "(compensation) o altrimenti (other). Da quel momento nessuno può più pagarla; una ricevuta " +
      "che arriva lo stesso è un'anomalia. La stessa dichiarazione inviata di nuovo non cambia " +
      "nulla.",
    body: {
      schema: settlementBody,
      example: { paidOn: "2027-02-10", reason: "counter", note: "Quietanza 45/2027" },
    },
    answers: {
      200: answered("La posizione, pagata secondo l'ente.", settled),
      409: { description: "La posizione è già pagata, in pagamento, in bozza o annullata." },
    },
  },
  {
    ...ofPosition,
    operation: operations.reopenPosition,
    operationId: "reopenDebtPosition",
    summary: "Ritira la dichiarazione di pagamento altrove",
    description:
      "Toglie la dichiarazione dell'ente: la posizione torna da pagare, o pagata in parte, com'era " +
      "prima. Ciò che intanto è stato pagato con pagoPA (anomalia alreadyPaid) resta pagato: la " +
      "posizione non si chiede due volte.",
    answers: {
      200: answered("La posizione com'è adesso."),
      409: { description: "La posizione non ha quella dichiarazione." },
    },
  },
];
