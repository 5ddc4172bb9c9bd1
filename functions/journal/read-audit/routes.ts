import * as z from "zod/mini";
import { callerRoute, organizationRoute } from "../../../shared/lambda/http-route.ts";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";
import {
  noBody,
  noQuery,
  organizationParameters,
} from "../../../shared/lambda/route-parameters.ts";
import { type ListAuditEntriesDependencies, listAuditEntries } from "./list-audit-entries.ts";
import * as operations from "./operations.ts";
import { respond } from "./responses.ts";

const name = z.string().check(z.minLength(1), z.maxLength(200, "Al più 200 caratteri."));

export const auditQuery = z.extend(pageQuery, {
  from: z.optional(dayParameter),
  to: z.optional(dayParameter),
  action: z.optional(name),
  actor: z.optional(name),
  target: z.optional(name),
  outcome: z.optional(z.enum(["done", "refused"])),
});

export const routes = [
  organizationRoute({
    operation: operations.listOrganizationAudit,
    parameters: organizationParameters,
    query: auditQuery,
    body: noBody,
    useCase: ({ organization, query }, dependencies: ListAuditEntriesDependencies) =>
      listAuditEntries({ scope: organization, ...query }, dependencies),
    respond,
  }),
  callerRoute({
    operation: operations.listRegionAudit,
    parameters: noQuery,
    query: auditQuery,
    body: noBody,
    useCase: ({ query }, dependencies: ListAuditEntriesDependencies) =>
      listAuditEntries({ scope: "region", ...query }, dependencies),
    respond,
  }),
];
