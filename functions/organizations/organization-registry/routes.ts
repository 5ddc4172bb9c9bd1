import * as z from "zod/mini";
import { parseIfMatch } from "../../../shared/domain/values/entity-tag.ts";
import { callerRoute } from "../../../shared/lambda/http-route.ts";
import { pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type ChangeStatusDependencies, changeStatus } from "./change-status.ts";
import { type FindOnboardingDependencies, findOnboarding } from "./find-onboarding.ts";
import { type FindOrganizationDependencies, findOrganization } from "./find-organization.ts";
import { type ListOrganizationsDependencies, listOrganizations } from "./list-organizations.ts";
import * as operations from "./operations.ts";
import { type RecordOnboardingDependencies, recordOnboarding } from "./record-onboarding.ts";
import { listQueryMembers, onboardingBody, statusChangeBody } from "./registry-body.ts";
import {
  respondList,
  respondOnboarding,
  respondOrganization,
  respondRecorded,
  respondStatus,
} from "./responses.ts";

export const listQuery = z.lazy(() => z.extend(pageQuery, listQueryMembers()));

type Dependencies = ListOrganizationsDependencies &
  FindOrganizationDependencies &
  FindOnboardingDependencies &
  RecordOnboardingDependencies &
  ChangeStatusDependencies;

/** The calls of the Region about its enti. */
export const routes = [
  callerRoute({
    operation: operations.listOrganizations,
    parameters: noQuery,
    query: listQuery,
    body: noBody,
    useCase: ({ query }, dependencies: Dependencies) => listOrganizations(query, dependencies),
    respond: respondList,
  }),
  callerRoute({
    operation: operations.findOrganization,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: Dependencies) =>
      findOrganization(parameters.fiscalCode, dependencies),
    respond: respondOrganization,
  }),
  callerRoute({
    operation: operations.findOnboarding,
    parameters: organizationParameters,
    query: noQuery,
    body: noBody,
    useCase: ({ parameters }, dependencies: Dependencies) =>
      findOnboarding(parameters.fiscalCode, dependencies),
    respond: respondOnboarding,
  }),
  callerRoute({
    operation: operations.recordOnboarding,
    parameters: organizationParameters,
    query: noQuery,
    body: onboardingBody,
    useCase: (
      { parameters: { fiscalCode }, body: { steps }, caller, ifMatch },
      dependencies: Dependencies,
    ) => recordOnboarding({ fiscalCode, steps, caller, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondRecorded,
  }),
  callerRoute({
    operation: operations.changeStatus,
    parameters: organizationParameters,
    query: noQuery,
    body: statusChangeBody,
    useCase: (
      { parameters: { fiscalCode }, body: { status: to, reason }, caller, ifMatch },
      dependencies: Dependencies,
    ) =>
      changeStatus({ fiscalCode, to, reason, caller, seen: parseIfMatch(ifMatch) }, dependencies),
    respond: respondStatus,
  }),
];
