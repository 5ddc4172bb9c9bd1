import { pause } from "../../../shared/aws/pause.ts";
import { httpHandler } from "../../../shared/lambda/http-handler.ts";
import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import { createTableCheck } from "../../../shared/persistence/table-check.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { type GetStatusDependencies, getStatus } from "./get-status.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

export const handler = httpHandler({
  tokens: "none",
  environment: environmentSchema,
  dependencies: (environment) => ({
    askTable: createTableCheck(createTableClient(environment.TABLE_NAME, { pace: "online" })),
    pause,
  }),
  routes: [
    publicRoute({
      operation,
      parameters: noQuery,
      query: noQuery,
      body: noBody,
      useCase: (_input, dependencies: GetStatusDependencies) => getStatus(dependencies),
      respond,
    }),
  ],
});
