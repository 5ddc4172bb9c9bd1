import * as z from "zod/mini";
import { publicRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import { noBody, noQuery } from "../../../shared/lambda/route-parameters.ts";
import * as operations from "./operations.ts";
import { respondOrganization, respondOrganizations, respondTypes } from "./responses.ts";
import { searchOrganizations } from "./search-organizations.ts";
import {
  organizationParameters,
  organizationsQueryMembers,
  typesQueryMembers,
} from "./search-queries.ts";
import { searchTypes } from "./search-types.ts";
import { type ShowOrganizationDependencies, showOrganization } from "./show-organization.ts";

export const organizationsQuery = z.extend(pageQuery, organizationsQueryMembers());
export const typesQuery = z.extend(pageQuery, typesQueryMembers());

export const routes = [
  publicRoute({
    operation: operations.searchOrganizations,
    parameters: noQuery,
    query: organizationsQuery,
    body: noBody,
    useCase: ({ query }, dependencies: ShowOrganizationDependencies) =>
      searchOrganizations(query, dependencies),
    respond: respondOrganizations,
  }),
  publicRoute({
    operation: operations.showOrganization,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: ShowOrganizationDependencies) =>
      showOrganization(parameters.publicCode, dependencies),
    respond: respondOrganization,
  }),
  publicRoute({
    operation: operations.searchTypes,
    parameters: noQuery,
    query: typesQuery,
    body: noBody,
    useCase: ({ query }, dependencies: ShowOrganizationDependencies) =>
      searchTypes(query, dependencies),
    respond: respondTypes,
  }),
];
