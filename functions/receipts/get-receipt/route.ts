import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery, receiptParameters } from "../../../shared/lambda/route-parameters.ts";
import { type GetReceiptDependencies, getReceipt } from "./get-receipt.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: receiptParameters,
  query: noQuery,
  body: noBody,
  useCase: (
    { organization, caller, parameters: { receiptId: segment }, accept },
    dependencies: GetReceiptDependencies,
  ) => {
    const input = { organizationFiscalCode: organization, caller, segment, accept };
    return getReceipt(input, dependencies);
  },
  respond,
});
