import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noticeParameters } from "../../../shared/lambda/route-parameters.ts";
import { type GetNoticeDependencies, getNotice } from "./get-notice.ts";
import { noticeQuery } from "./notice-query.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: noticeParameters,
  query: noticeQuery,
  body: noBody,
  useCase: (
    { organization, caller, parameters: { noticeNumber }, query, accept },
    dependencies: GetNoticeDependencies,
  ) => {
    const input = { organizationFiscalCode: organization, noticeNumber, ...query, accept };
    return getNotice({ ...input, caller }, dependencies);
  },
  respond,
});
