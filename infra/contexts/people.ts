import { Construct } from "constructs";
import { environmentSchema as operatorRegistry } from "../../functions/access/operator-registry/environment.ts";
import * as operatorOperations from "../../functions/access/operator-registry/operations.ts";
import { environmentSchema as webSession } from "../../functions/access/web-session/environment.ts";
import * as sessionOperations from "../../functions/access/web-session/operations.ts";
import {
  personEnvironment,
  tokenEnvironment,
  tokenSigningEnvironment,
} from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const readsItself =
  "La funzione legge da sé il cookie della sessione: il token di accesso è ciò che dà in cambio.";

/** People: how they log in, what they may do and for whom. */
export class People extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addWebSession(platform);
    this.addOperatorRegistry(platform);
  }

  private addWebSession(platform: PortalPlatform): void {
    const { settings, table, people, tokenSeed } = platform;
    const session = new PortalFunction(this, "WebSession", {
      ...onlineFunction,
      platform,
      path: "access/web-session",
      environmentSchema: webSession,
      environment: {
        ...tokenSigningEnvironment(platform),
        ...personEnvironment(platform),
        ...loginEnvironment(platform),
        TABLE_NAME: table.tableName,
        PORTAL_URL: settings.portalUrl,
      },
    });
    session.allowTable("GetItem", "BatchGetItem", "Query", "PutItem", "DeleteItem");
    for (const secret of [tokenSeed, people.seed, people.clientSecret]) {
      if (secret !== undefined) session.allowSecret(secret);
    }
    for (const [name, operation] of Object.entries(sessionOperations)) {
      new HttpRoute(this, `${routeId(name)}Route`, {
        platform,
        operation,
        function: session,
        impact: "Nessuno può accedere alle pagine riservate, né continuare a lavorarci.",
        openReason: readsItself,
      });
    }
  }

  private addOperatorRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "OperatorRegistry", {
      ...onlineFunction,
      platform,
      path: "access/operator-registry",
      environmentSchema: operatorRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...personEnvironment(platform),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable("GetItem", "Query", "PutItem", "DeleteItem", "ConditionCheckItem");
    if (platform.people.seed !== undefined) registry.allowSecret(platform.people.seed);
    for (const [name, operation] of Object.entries(operatorOperations)) {
      new HttpRoute(this, `${routeId(name)}Route`, {
        platform,
        operation,
        function: registry,
        impact: "Gli enti e la Regione non possono vedere né cambiare i propri operatori.",
      });
    }
  }
}

/** "beginLogin" → "BeginLogin": as the ids of constructs are written. */
function routeId(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function loginEnvironment({ settings, people }: PortalPlatform) {
  const { issuer, clientId, clientSecret, scope, acrValues, claims } = settings.login;
  return {
    LOGIN_ISSUER: issuer,
    LOGIN_CLIENT_ID: clientId,
    ...(people.clientSecret !== undefined && {
      LOGIN_CLIENT_SECRET_ARN: people.clientSecret.secretArn,
    }),
    ...(clientSecret !== undefined && { LOGIN_CLIENT_SECRET: clientSecret }),
    LOGIN_SCOPE: scope,
    ...(acrValues !== undefined && { LOGIN_ACR_VALUES: acrValues.join(" ") }),
    LOGIN_FISCAL_CODE_CLAIM: claims.fiscalCode,
    LOGIN_NAME_CLAIMS: claims.names.join(" "),
  };
}
