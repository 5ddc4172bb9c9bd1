import { Construct } from "constructs";
import { environmentSchema as registerOrganization } from "../../functions/organizations/register-organization/environment.ts";
import { operation as registerOrganizationOperation } from "../../functions/organizations/register-organization/operation.ts";
import { tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** Enti: registration and settings. */
export class Organizations extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const register = new PortalFunction(this, "RegisterOrganization", {
      ...onlineFunction,
      platform,
      path: "organizations/register-organization",
      environmentSchema: registerOrganization,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    register.allowTable("GetItem", "PutItem");
    new HttpRoute(this, "RegisterOrganizationRoute", {
      platform,
      operation: registerOrganizationOperation,
      function: register,
      impact: "Gli enti non si possono registrare né modificare.",
    });
  }
}
