import { Construct } from "constructs";
import { environmentSchema as loadPositions } from "../../functions/debt-positions/load-positions/environment.ts";
import { operation as loadPositionsOperation } from "../../functions/debt-positions/load-positions/operation.ts";
import { environmentSchema as positionRegistry } from "../../functions/debt-positions/position-registry/environment.ts";
import {
  cancelPosition,
  publishPosition,
  reopenPosition,
  replacePosition,
  settlePosition,
} from "../../functions/debt-positions/position-registry/operations.ts";
import { journalEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** What writing positions and the journal takes: transactions need the right of each write. */
const actions = [
  "GetItem",
  "BatchGetItem",
  "PutItem",
  "ConditionCheckItem",
  "PartiQLInsert",
] as const;

/** Positions changed one by one over the API, and many of them in one call. */
export class Positions extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addRegistry(platform);
    this.addLoad(platform);
  }

  private addRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "PositionRegistry", {
      ...onlineFunction,
      platform,
      path: "debt-positions/position-registry",
      environmentSchema: positionRegistry,
      environment: environmentOf(platform),
    });
    registry.allowTable(...actions);
    const routes = [
      ["ReplacePosition", replacePosition, "Gli enti non possono sostituire posizioni debitorie."],
      ["CancelPosition", cancelPosition, "Gli enti non possono annullare posizioni debitorie."],
      ["PublishPosition", publishPosition, "Gli enti non possono pubblicare le loro bozze."],
      ["SettlePosition", settlePosition, "Gli enti non possono segnare debiti pagati altrove."],
      ["ReopenPosition", reopenPosition, "Gli enti non possono riaprire debiti pagati altrove."],
    ] as const;
    for (const [name, operation, impact] of routes) {
      new HttpRoute(this, `${name}Route`, { platform, operation, function: registry, impact });
    }
  }

  private addLoad(platform: PortalPlatform): void {
    const load = new PortalFunction(this, "LoadPositions", {
      ...onlineFunction,
      platform,
      path: "debt-positions/load-positions",
      environmentSchema: loadPositions,
      environment: environmentOf(platform),
    });
    load.allowTable(...actions);
    new HttpRoute(this, "LoadPositionsRoute", {
      platform,
      operation: loadPositionsOperation,
      function: load,
      impact: "Gli enti non possono scrivere molte posizioni debitorie in una richiesta.",
    });
  }
}

function environmentOf({ settings, table }: PortalPlatform) {
  return {
    ...tokenEnvironment(settings),
    ...journalEnvironment(settings),
    TABLE_NAME: table.tableName,
    PUBLIC_URL: settings.portalUrl,
  };
}
