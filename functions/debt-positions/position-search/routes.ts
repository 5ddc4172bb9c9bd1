import * as z from "zod/mini";
import { debtPositionStatuses } from "../../../shared/domain/debt-positions/debt-position.ts";
import { debtorSearchStates } from "../../../shared/domain/debt-positions/search-states.ts";
import { parseTypeCode } from "../../../shared/domain/organizations/debt-position-type.ts";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import { parseIuv } from "../../../shared/domain/values/iuv.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { decodeCursor } from "../../../shared/lambda/page-cursor.ts";
import { dayParameter } from "../../../shared/lambda/page-query.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import type { SearchDependencies } from "./found-page.ts";
import * as operations from "./operations.ts";
import { respond } from "./responses.ts";
import { searchDebtor } from "./search-debtor.ts";
import { searchPositions } from "./search-positions.ts";

const limitMax = 100;
const limitUsually = 50;
const listMax = 100;
const limitMessage = `Il numero di elementi dev'essere un intero da 1 a ${limitMax}.`;
const amountMessage = "Importo in centesimi: un numero intero non negativo.";
const objectMessage = "Serve un oggetto JSON, con i soli campi previsti.";

const pageMembers = () => ({
  limit: z._default(
    z.int(limitMessage).check(z.minimum(1, limitMessage), z.maximum(limitMax, limitMessage)),
    limitUsually,
  ),
  cursor: z.optional(
    parsedText(decodeCursor, "Il cursore non è quello ricevuto con la pagina precedente."),
  ),
});

const debtorCode = () =>
  z.pipe(
    z
      .string("Codice fiscale obbligatorio.")
      .check(z.regex(/^[0-9A-Za-z]{11,16}$/u, "Da 11 a 16 lettere e cifre.")),
    z.transform((text: string) => text.toUpperCase()),
  );

const cents = () => z.int(amountMessage).check(z.minimum(0, amountMessage));
const amounts = z.lazy(() =>
  z.strictObject({ from: z.optional(cents()), to: z.optional(cents()) }, objectMessage),
);
const days = z.lazy(() =>
  z.strictObject({ from: z.optional(dayParameter), to: z.optional(dayParameter) }, objectMessage),
);

/** Strict: who misspells a filter would take whatever is there for what was asked for. */
export const positionSearchBody = z.lazy(() =>
  z.strictObject(
    {
      noticeNumber: z.optional(parsedText(parseNoticeNumber, "Il numero avviso non è valido.")),
      iuv: z.optional(parsedText(parseIuv, "Lo IUV non è valido.")),
      iud: z.optional(parsedText(parseIud, "Lo IUD non è valido.")),
      debtorCode: z.optional(debtorCode()),
      statuses: z.optional(
        z
          .array(z.enum(debtPositionStatuses, "Stato sconosciuto."), "Gli stati sono un elenco.")
          .check(z.minLength(1, "Indicare almeno uno stato."), z.maxLength(listMax)),
      ),
      debtPositionTypes: z.optional(
        z
          .array(
            parsedText(parseTypeCode, "Il codice del tipo dovuto non è valido."),
            "I tipi dovuto sono un elenco.",
          )
          .check(
            z.minLength(1, "Indicare almeno un tipo dovuto."),
            z.maxLength(listMax, `Al più ${listMax} tipi dovuto.`),
          ),
      ),
      amountCents: z.optional(amounts),
      createdOn: z.optional(days),
      dueOn: z.optional(days),
      ...pageMembers(),
    },
    objectMessage,
  ),
);

export const debtorSearchBody = z.lazy(() =>
  z.strictObject(
    {
      fiscalCode: debtorCode(),
      state: z.optional(z.enum(debtorSearchStates, "Indicare open oppure paid.")),
      ...pageMembers(),
    },
    objectMessage,
  ),
);

export const routes = [
  organizationRoute({
    operation: operations.searchDebtPositions,
    parameters: organizationParameters,
    query: noQuery,
    body: positionSearchBody,
    useCase: ({ organization, caller, body }, dependencies: SearchDependencies) =>
      searchPositions({ ...body, organization, caller }, dependencies),
    respond,
  }),
  organizationRoute({
    operation: operations.searchDebtor,
    parameters: organizationParameters,
    query: noQuery,
    body: debtorSearchBody,
    useCase: ({ organization, caller, body }, dependencies: SearchDependencies) =>
      searchDebtor({ ...body, organization, caller }, dependencies),
    respond,
  }),
];
