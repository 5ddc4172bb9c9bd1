import * as z from "zod/mini";
import { parseIud } from "../../../shared/domain/values/iud.ts";
import { parseIuv } from "../../../shared/domain/values/iuv.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  debtPositionParameters,
  noBody,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type ListEventsDependencies, listEvents } from "./list-events.ts";
import { listPositionEvents } from "./list-position-events.ts";
import * as operations from "./operations.ts";
import { respondEvents, respondPositionEvents } from "./responses.ts";
import { searchEvents } from "./search-events.ts";

export const eventsQuery = z.extend(pageQuery, {
  noticeNumber: z.optional(parsedText(parseNoticeNumber, "Il numero avviso non è valido.")),
  iuv: z.optional(parsedText(parseIuv, "Lo IUV non è valido.")),
  iud: z.optional(parsedText(parseIud, "Lo IUD non è valido.")),
  from: z.optional(dayParameter),
  to: z.optional(dayParameter),
});

export const searchBody = z.object(
  {
    debtorFiscalCode: z.pipe(
      z
        .string("Codice fiscale obbligatorio.")
        .check(z.regex(/^[0-9A-Za-z]{11,16}$/u, "Da 11 a 16 lettere e cifre.")),
      z.transform((text: string) => text.toUpperCase()),
    ),
    from: z.optional(dayParameter),
    to: z.optional(dayParameter),
  },
  "Serve un oggetto JSON.",
);

export const routes = [
  organizationRoute({
    operation: operations.listPositionEvents,
    parameters: debtPositionParameters,
    query: pageQuery,
    body: noBody,
    useCase: ({ organization, caller, parameters, query }, dependencies: ListEventsDependencies) =>
      listPositionEvents({ organization, caller, segment: parameters.iud, ...query }, dependencies),
    respond: respondPositionEvents,
  }),
  organizationRoute({
    operation: operations.listEvents,
    parameters: organizationParameters,
    query: eventsQuery,
    body: noBody,
    useCase: ({ organization, caller, query }, dependencies: ListEventsDependencies) =>
      listEvents({ organization, caller, ...query }, dependencies),
    respond: respondEvents,
  }),
  organizationRoute({
    operation: operations.searchEvents,
    parameters: organizationParameters,
    query: pageQuery,
    body: searchBody,
    useCase: ({ organization, caller, query, body }, dependencies: ListEventsDependencies) =>
      searchEvents({ organization, caller, ...query, ...body }, dependencies),
    respond: respondEvents,
  }),
];
