import { Construct } from "constructs";
import { environmentSchema as organizationCarts } from "../../functions/checkout/organization-carts/environment.ts";
import {
  cancelCart,
  openCart,
  showCart,
} from "../../functions/checkout/organization-carts/operations.ts";
import { journalEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** Payments that begin at an ente's own portal. */
export class OrganizationCarts extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const carts = new PortalFunction(this, "OrganizationCarts", {
      ...onlineFunction,
      platform,
      path: "checkout/organization-carts",
      environmentSchema: organizationCarts,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...journalEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    carts.allowTable("GetItem", "BatchGetItem", "Query", "PutItem", "PartiQLInsert");
    carts.allowDebtorIndex();
    new HttpRoute(this, "OpenOrganizationCartRoute", {
      platform,
      operation: openCart,
      function: carts,
      impact: "I portali degli enti non possono mandare i cittadini a pagare.",
    });
    new HttpRoute(this, "ShowOrganizationCartRoute", {
      platform,
      operation: showCart,
      function: carts,
      impact: "I portali degli enti non sanno com'è finito un pagamento che hanno iniziato.",
    });
    new HttpRoute(this, "CancelOrganizationCartRoute", {
      platform,
      operation: cancelCart,
      function: carts,
      impact: "I portali degli enti non possono annullare i carrelli che hanno aperto.",
    });
  }
}
