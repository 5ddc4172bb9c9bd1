import { Construct } from "constructs";
import { environmentSchema as positionSearch } from "../../functions/debt-positions/position-search/environment.ts";
import {
  searchDebtor,
  searchDebtPositions,
} from "../../functions/debt-positions/position-search/operations.ts";
import { journalEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** Debts found by what they are like, and by who owes them. */
export class PositionSearch extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    const search = new PortalFunction(this, "PositionSearch", {
      ...onlineFunction,
      platform,
      path: "debt-positions/position-search",
      environmentSchema: positionSearch,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...journalEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        PUBLIC_URL: platform.settings.portalUrl,
      },
    });
    search.allowTable("GetItem", "BatchGetItem", "PartiQLInsert");
    search.allowDebtorIndex();
    new HttpRoute(this, "SearchDebtPositionsRoute", {
      platform,
      operation: searchDebtPositions,
      function: search,
      impact: "Gli enti non possono cercare fra le loro posizioni debitorie.",
    });
    new HttpRoute(this, "SearchDebtorRoute", {
      platform,
      operation: searchDebtor,
      function: search,
      impact: "Gli enti non vedono che cosa deve e che cosa ha pagato un debitore.",
    });
  }
}
