import { Construct } from "constructs";
import { environmentSchema as listCitizenDebts } from "../../functions/citizens/list-citizen-debts/environment.ts";
import { operation } from "../../functions/citizens/list-citizen-debts/operation.ts";
import { tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** What people who have logged in find of their own, over all enti. */
export class Citizens extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const list = new PortalFunction(this, "ListCitizenDebts", {
      ...onlineFunction,
      platform,
      path: "citizens/list-citizen-debts",
      environmentSchema: listCitizenDebts,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    list.allowTable("GetItem", "BatchGetItem");
    list.allowDebtorIndex();
    new HttpRoute(this, "ListCitizenDebtsRoute", {
      platform,
      operation,
      function: list,
      impact: "I cittadini che hanno fatto l'accesso non vedono che cosa devono pagare.",
    });
  }
}
