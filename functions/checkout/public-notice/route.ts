import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noticeLinkParameters } from "../../../shared/lambda/route-parameters.ts";
import { noticeQuery } from "./notice-query.ts";
import { operation } from "./operation.ts";
import { type PrintLinkedNoticeDependencies, printLinkedNotice } from "./print-linked-notice.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = publicRoute({
  operation,
  visit: "look",
  parameters: noticeLinkParameters,
  query: noticeQuery,
  body: noBody,
  useCase: ({ parameters, query }, dependencies: PrintLinkedNoticeDependencies) =>
    printLinkedNotice({ link: parameters.noticeLink, format: query.format }, dependencies),
  respond,
});
