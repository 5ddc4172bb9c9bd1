import { Construct } from "constructs";
import { environmentSchema as getOpenApi } from "../../functions/api/get-openapi/environment.ts";
import * as descriptions from "../../functions/api/get-openapi/operations.ts";
import { environmentSchema as getStatus } from "../../functions/api/get-status/environment.ts";
import { operation as getStatusOperation } from "../../functions/api/get-status/operation.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason = "È aperta a tutti: non riguarda nessun ente e nessuna persona.";

/** What the API says of itself: its description, what its problems mean, whether it works. */
export class ApiDescription extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addDescriptions(platform);
    this.addStatus(platform);
  }

  private addDescriptions(platform: PortalPlatform): void {
    const { settings } = platform;
    const get = new PortalFunction(this, "GetOpenApi", {
      ...onlineFunction,
      platform,
      path: "api/get-openapi",
      environmentSchema: getOpenApi,
      environment: { PUBLIC_URL: settings.api.publicUrl, STAGE: settings.name },
    });
    const routes = [
      {
        id: "GetOpenApiRoute",
        operation: descriptions.getOpenApi,
        impact: "Le software house non leggono la descrizione dell'API.",
      },
      {
        id: "GetDocumentationRoute",
        operation: descriptions.getDocumentation,
        impact: "Nessuno legge la documentazione dell'API.",
      },
      {
        id: "GetProblemRoute",
        operation: descriptions.getProblem,
        impact: "Chi riceve un errore dell'API non ne trova la spiegazione.",
      },
    ];
    for (const { id, operation, impact } of routes) {
      new HttpRoute(this, id, { platform, operation, function: get, impact, openReason });
    }
  }

  private addStatus(platform: PortalPlatform): void {
    const get = new PortalFunction(this, "GetStatus", {
      ...onlineFunction,
      platform,
      path: "api/get-status",
      environmentSchema: getStatus,
      environment: { TABLE_NAME: platform.table.tableName },
    });
    get.allowTable("GetItem");
    new HttpRoute(this, "GetStatusRoute", {
      platform,
      operation: getStatusOperation,
      function: get,
      impact: "Il portale non raggiunge i suoi dati, oppure non sa dire se li raggiunge.",
      openReason,
    });
  }
}
