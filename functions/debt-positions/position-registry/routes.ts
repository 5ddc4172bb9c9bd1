import {
  decideCancellation,
  decidePublication,
  decideReopening,
  decideSettlement,
} from "../../../shared/domain/debt-positions/decide-position-change.ts";
import { replacedPositionBody } from "../../../shared/domain/debt-positions/position-body.ts";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import { answerPosition } from "../../../shared/lambda/position-answer.ts";
import {
  debtPositionParameters,
  noBody,
  noQuery,
} from "../../../shared/lambda/route-parameters.ts";
import { type ChangeNamedDependencies, changeNamedPosition } from "./change-named-position.ts";
import * as operations from "./operations.ts";
import { type ReplacePositionDependencies, replacePosition } from "./replace-position.ts";
import { settlementBody } from "./settlement-body.ts";

type Dependencies = ReplacePositionDependencies &
  ChangeNamedDependencies & {
    /** Where people reach the portal. */
    readonly publicUrl: string;
  };

const ofPosition = {
  parameters: debtPositionParameters,
  query: noQuery,
  respond: answerPosition,
} as const;

export const routes = [
  organizationRoute({
    ...ofPosition,
    operation: operations.replacePosition,
    body: replacedPositionBody,
    useCase: async (
      { organization, caller, parameters: { iud: segment }, body, ifMatch },
      dependencies: Dependencies,
    ) => {
      const { publicUrl } = dependencies;
      const seen = parseIfMatch(ifMatch);
      const replacement = { organization, caller, segment, body, seen };
      return { ...(await replacePosition(replacement, dependencies)), publicUrl };
    },
  }),
  organizationRoute({
    ...ofPosition,
    operation: operations.cancelPosition,
    body: noBody,
    useCase: async (request, dependencies: Dependencies) => {
      const { publicUrl } = dependencies;
      const cancelled = { kind: "positionCancelled", decide: decideCancellation } as const;
      const change = { ...cancelled, opens: false };
      return { ...(await changeNamedPosition(request, change, dependencies)), publicUrl };
    },
  }),
  organizationRoute({
    ...ofPosition,
    operation: operations.publishPosition,
    body: noBody,
    useCase: async (request, dependencies: Dependencies) => {
      const { publicUrl } = dependencies;
      const published = { kind: "positionPublished", decide: decidePublication } as const;
      const change = { ...published, opens: true };
      return { ...(await changeNamedPosition(request, change, dependencies)), publicUrl };
    },
  }),
  organizationRoute({
    ...ofPosition,
    operation: operations.settlePosition,
    body: settlementBody,
    useCase: async (request, dependencies: Dependencies) => {
      const { publicUrl } = dependencies;
      const settled = { kind: "positionSettled", decide: decideSettlement(request.body) } as const;
      const change = { ...settled, opens: false };
      return { ...(await changeNamedPosition(request, change, dependencies)), publicUrl };
    },
  }),
  organizationRoute({
    ...ofPosition,
    operation: operations.reopenPosition,
    body: noBody,
    useCase: async (request, dependencies: Dependencies) => {
      const { publicUrl } = dependencies;
      const reopened = { kind: "positionReopened", decide: decideReopening } as const;
      const change = { ...reopened, opens: true };
      return { ...(await changeNamedPosition(request, change, dependencies)), publicUrl };
    },
  }),
];
