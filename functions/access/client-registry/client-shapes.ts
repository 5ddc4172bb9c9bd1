import * as z from "zod/mini";
import { clientStatuses } from "../../../shared/domain/access/api-client.ts";
import { permissions } from "../../../shared/domain/access/permission.ts";

const instant = z.iso.datetime();
const described = {
  clientId: z.string(),
  name: z.string(),
  softwareHouse: z.nullable(
    z.object({ name: z.string(), vatNumber: z.string(), email: z.string() }),
  ),
  status: z.enum(clientStatuses),
  returnUrls: z.array(z.string()),
  webhookHosts: z.array(z.string()),
};
const secrets = z.array(
  z.object({ secretId: z.string(), createdAt: instant, expiresAt: z.nullable(instant) }),
);
/** What an ente lets a client do, as it is answered. */
export const delegationMembers = {
  permissions: z.array(z.enum(permissions)),
  typeCodes: z.nullable(z.array(z.string())),
  grantedAt: instant,
  lastUsedAt: z.nullable(instant),
};
/** A client as the Region sees it. */
export const clientMembers = {
  ...described,
  owner: z.string(),
  serves: z.enum(["region", "organizations"]),
  permissions: z.nullable(z.array(z.enum(permissions))),
  organizations: z.nullable(z.array(z.string())),
  secrets,
  createdAt: instant,
  lastUsedAt: z.nullable(instant),
};
/** A client as an ente sees it. */
export const organizationClientMembers = {
  ...described,
  isOwn: z.boolean(),
  secrets: z.nullable(secrets),
  delegation: z.nullable(z.object(delegationMembers)),
};
/** A secret as it is shown, once. */
export const secretMembers = { clientSecret: z.string() };
