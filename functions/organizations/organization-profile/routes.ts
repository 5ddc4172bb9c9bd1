import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { organizationRoute } from "../../../shared/lambda/http-route.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type ChangeProfileDependencies, changeProfile } from "./change-profile.ts";
import { type FindRegistryDependencies, findRegistry } from "./find-registry.ts";
import * as operations from "./operations.ts";
import { profileBody } from "./profile-body.ts";
import { respondChanged, respondRegistry } from "./responses.ts";

type Dependencies = FindRegistryDependencies & ChangeProfileDependencies;

/** What an ente reads and changes of its own registry. */
export const routes = [
  organizationRoute({
    operation: operations.findRegistry,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ organization }, dependencies: Dependencies) =>
      findRegistry(organization, dependencies),
    respond: respondRegistry,
  }),
  organizationRoute({
    operation: operations.changeProfile,
    parameters: organizationParameters,
    query: noQuery,
    body: profileBody,
    useCase: ({ organization, body: change, caller, ifMatch }, dependencies: Dependencies) =>
      changeProfile({ organization, change, caller, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondChanged,
  }),
];
