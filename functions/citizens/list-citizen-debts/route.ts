import * as z from "zod/mini";
import { debtorSearchStates } from "../../../shared/domain/debt-positions/search-states.ts";
import { callerRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { type ListCitizenDebtsDependencies, listCitizenDebts } from "./list-citizen-debts.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const citizenDebtsQuery = z.extend(pageQuery, {
  state: z._default(z.enum(debtorSearchStates, "Indicare open oppure paid."), "open"),
});

/** The call, from its request to its answer. */
export const route = callerRoute({
  operation,
  parameters: noQuery,
  query: citizenDebtsQuery,
  body: noBody,
  useCase: ({ caller, query }, dependencies: ListCitizenDebtsDependencies) =>
    listCitizenDebts({ caller, ...query }, dependencies),
  respond,
});
