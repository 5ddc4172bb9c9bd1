import { positionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import {
  type CreateRecordedPositionDependencies,
  createRecordedPosition,
} from "../../../shared/domain/journal/create-recorded-position.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { answerPosition } from "../../../shared/lambda/position-answer.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { operation } from "./operation.ts";

type Dependencies = CreateRecordedPositionDependencies & {
  /** Where people reach the portal. */
  readonly publicUrl: string;
};

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: noQuery,
  body: positionBody,
  useCase: async ({ organization, caller, body }, dependencies: Dependencies) => ({
    ...(await createRecordedPosition({ organization, caller, body }, dependencies)),
    publicUrl: dependencies.publicUrl,
  }),
  respond: answerPosition,
});
