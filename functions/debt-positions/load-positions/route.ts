import * as z from "zod/mini";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { noQuery, organizationParameters } from "../../../shared/lambda/route-parameters.ts";
import { type LoadPositionsDependencies, loadPositions } from "./load-positions.ts";
import { operation } from "./operation.ts";
import { respond } from "./responses.ts";

const itemsMax = 1_000;

/** Each item is read by itself: one that is wrong does not make the others wrong. */
export const loadBody = z.lazy(() =>
  z.object({
    items: z
      .array(z.record(z.string(), z.unknown()))
      .check(
        z.minLength(1, "Indicare almeno una voce."),
        z.maxLength(itemsMax, `Al più ${itemsMax} voci.`),
      ),
  }),
);

type Dependencies = LoadPositionsDependencies & {
  /** Where people reach the portal. */
  readonly publicUrl: string;
};

/** The call, from its request to its answer. */
export const route = organizationRoute({
  operation,
  parameters: organizationParameters,
  query: noQuery,
  body: loadBody,
  useCase: async ({ organization, caller, body: { items } }, dependencies: Dependencies) => ({
    ...(await loadPositions({ organization, caller, items }, dependencies)),
    publicUrl: dependencies.publicUrl,
  }),
  respond,
});
