import { positionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { type CreateRecordedDependencies, createRecorded } from "./create-recorded.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: noQuery,
  body: positionBody,
  useCase: ({ organization, caller, body }, dependencies: CreateRecordedDependencies) =>
    createRecorded({ organization, caller, body }, dependencies),
  respond,
});
