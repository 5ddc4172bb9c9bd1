import * as z from "zod/mini";
import {
  parseCounterKey,
  parseCounterPaymentId,
} from "../../../shared/domain/checkout/counter-payment.ts";
import { positionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";

const terminalLengthMax = 50;

export const counterParameters = z.lazy(() =>
  z.object({ counterPaymentId: parsedText(parseCounterPaymentId) }),
);

/** What a terminal asks for: a debt to be created, or the notice of one that is there. */
export const counterBody = z.lazy(() =>
  z
    .object({
      key: parsedText(
        parseCounterKey,
        "La chiave è un testo casuale di 32-64 lettere, cifre, trattini e sottolineature.",
      ),
      debt: z.exactOptional(positionBody),
      noticeNumber: z.exactOptional(
        parsedText(parseNoticeNumber, "Il numero avviso non è valido."),
      ),
      terminal: z.exactOptional(registryText(terminalLengthMax)),
    })
    .check(
      z.refine(
        ({ debt, noticeNumber }) => (debt === undefined) !== (noticeNumber === undefined),
        "Indicare debt oppure noticeNumber.",
      ),
    ),
);
export type CounterBody = z.infer<typeof counterBody>;
