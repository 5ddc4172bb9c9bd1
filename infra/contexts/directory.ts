import { Construct } from "constructs";
import { environmentSchema as importRegistry } from "../../functions/organizations/import-registry/environment.ts";
import {
  importRegistry as importRegistryOperation,
  showTemplate,
} from "../../functions/organizations/import-registry/operations.ts";
import { environmentSchema as searchDirectory } from "../../functions/organizations/search-directory/environment.ts";
import {
  searchOrganizations,
  searchTypes,
  showOrganization,
} from "../../functions/organizations/search-directory/operations.ts";
import { personEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

const openReason = "Enti e tipi dovuto pubblici si cercano senza accesso: non c'è nessun token.";

/** The directory of enti: what anybody may find, and the registry brought in from files. */
export class Directory extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addSearch(platform);
    this.addImport(platform);
  }

  private addSearch(platform: PortalPlatform): void {
    const search = new PortalFunction(this, "SearchDirectory", {
      ...onlineFunction,
      platform,
      path: "organizations/search-directory",
      environmentSchema: searchDirectory,
      environment: { TABLE_NAME: platform.table.tableName },
    });
    search.allowTable("GetItem", "Query");
    new HttpRoute(this, "SearchOrganizationsRoute", {
      platform,
      operation: searchOrganizations,
      function: search,
      impact: "I cittadini non trovano l'ente a cui devono pagare.",
      openReason,
    });
    new HttpRoute(this, "ShowOrganizationRoute", {
      platform,
      operation: showOrganization,
      function: search,
      impact: "I cittadini non vedono la pagina dell'ente a cui devono pagare.",
      openReason,
    });
    new HttpRoute(this, "SearchTypesRoute", {
      platform,
      operation: searchTypes,
      function: search,
      impact: "I cittadini non trovano il tipo di pagamento che devono fare.",
      openReason,
    });
  }

  private addImport(platform: PortalPlatform): void {
    const { settings, table, people } = platform;
    const importer = new PortalFunction(this, "ImportRegistry", {
      ...onlineFunction,
      platform,
      path: "organizations/import-registry",
      environmentSchema: importRegistry,
      environment: {
        ...tokenEnvironment(settings),
        ...personEnvironment(platform),
        TABLE_NAME: table.tableName,
        BROKER_FISCAL_CODE: settings.pagoPa.brokerFiscalCode,
      },
    });
    importer.allowTable("GetItem", "Query", "PutItem", "DeleteItem", "ConditionCheckItem");
    if (people.seed !== undefined) importer.allowSecret(people.seed);
    new HttpRoute(this, "ImportRegistryRoute", {
      platform,
      operation: importRegistryOperation,
      function: importer,
      impact: "La Regione non può importare da file enti, tipi dovuto e operatori.",
    });
    new HttpRoute(this, "ShowTemplateRoute", {
      platform,
      operation: showTemplate,
      function: importer,
      impact: "La Regione non può scaricare i modelli dei file da importare.",
    });
  }
}
