import { Duration } from "aws-cdk-lib";
import { Schedule } from "aws-cdk-lib/aws-events";
import { Construct } from "constructs";
import { environmentSchema as syncTaxonomy } from "../../functions/organizations/sync-taxonomy/environment.ts";
import { environmentSchema as typeCatalogue } from "../../functions/organizations/type-catalogue/environment.ts";
import * as catalogueOperations from "../../functions/organizations/type-catalogue/operations.ts";
import { environmentSchema as typeRegistry } from "../../functions/organizations/type-registry/environment.ts";
import * as typeOperations from "../../functions/organizations/type-registry/operations.ts";
import type { Operation } from "../../shared/domain/access/operation.ts";
import { outboundEnvironment, tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { ImpactAlarm } from "../constructs/impact-alarm.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { ownMetric } from "../constructs/own-metric.ts";
import { type EnvironmentSchema, PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";
import { ScheduledFunction } from "../constructs/scheduled-function.ts";

const syncPath = "organizations/sync-taxonomy";

/** Debt position types of enti, the Region's catalogue of them, pagoPA's taxonomy. */
export class DebtPositionTypes extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addTypeRegistry(platform);
    this.addTypeCatalogue(platform);
    this.addTaxonomySync(platform);
  }

  private addTypeRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "TypeRegistry", {
      ...onlineFunction,
      platform,
      path: "organizations/type-registry",
      environmentSchema: typeRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        ...outboundEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable("GetItem", "Query", "PutItem", "DeleteItem");
    this.addRoutes(platform, registry, {
      ListTypes: [typeOperations.listTypes, "Gli enti non vedono i loro tipi dovuto."],
      ShowType: [typeOperations.showType, "Gli enti non vedono i loro tipi dovuto."],
      AdoptType: [
        typeOperations.adoptType,
        "Gli enti non possono prendere nuovi tipi dovuto dal catalogo regionale.",
      ],
      ChangeOwnType: [
        typeOperations.changeOwnType,
        "Gli enti non possono modificare né attivare i loro tipi dovuto.",
      ],
      RemoveType: [
        typeOperations.removeType,
        "Gli enti non possono eliminare i tipi dovuto presi per errore.",
      ],
      ReplaceType: [
        typeOperations.replaceType,
        "La Regione non può scrivere i tipi dovuto degli enti.",
      ],
      ShowForm: [typeOperations.showForm, "Gli enti non vedono i moduli dei pagamenti spontanei."],
      ReplaceForm: [
        typeOperations.replaceForm,
        "Gli enti non possono cambiare i moduli dei pagamenti spontanei.",
      ],
      TryForm: [
        typeOperations.tryForm,
        "Gli enti non possono provare i moduli dei pagamenti spontanei.",
      ],
      ListOfferedTypes: [
        typeOperations.listOfferedTypes,
        "Gli enti non vedono il catalogo regionale dei tipi dovuto.",
      ],
    });
  }

  private addTypeCatalogue(platform: PortalPlatform): void {
    const catalogue = new PortalFunction(this, "TypeCatalogue", {
      ...onlineFunction,
      platform,
      path: "organizations/type-catalogue",
      environmentSchema: typeCatalogue,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    catalogue.allowTable("GetItem", "Query", "PutItem", "DeleteItem");
    const unseen = "La Regione non vede il catalogo dei tipi dovuto.";
    const unchanged = "La Regione non può modificare il catalogo dei tipi dovuto.";
    this.addRoutes(platform, catalogue, {
      ListCatalogue: [catalogueOperations.listCatalogue, unseen],
      ShowCatalogueType: [catalogueOperations.showCatalogueType, unseen],
      ReplaceCatalogueType: [catalogueOperations.replaceCatalogueType, unchanged],
      RemoveCatalogueType: [catalogueOperations.removeCatalogueType, unchanged],
      ListTaxonomyWarnings: [
        catalogueOperations.listTaxonomyWarnings,
        "La Regione non vede quali tipi dovuto hanno un codice tassonomico in scadenza.",
      ],
    });
    new HttpRoute(this, "ListTaxonomyChoicesRoute", {
      platform,
      operation: catalogueOperations.listTaxonomyChoices,
      function: catalogue,
      impact: "Chi configura un tipo dovuto non può sceglierne il codice tassonomico.",
      openReason: "La tassonomia di pagoPA è un dato aperto: non c'è nessun token.",
    });
  }

  private addRoutes(
    platform: PortalPlatform,
    answering: PortalFunction<EnvironmentSchema>,
    routes: Readonly<Record<string, readonly [operation: Operation, impact: string]>>,
  ): void {
    for (const [name, [operation, impact]] of Object.entries(routes)) {
      new HttpRoute(this, `${name}Route`, { platform, operation, function: answering, impact });
    }
  }

  private addTaxonomySync(platform: PortalPlatform): void {
    const { function: sync } = new ScheduledFunction(this, "TaxonomySync", {
      function: {
        platform,
        path: syncPath,
        environmentSchema: syncTaxonomy,
        environment: {
          TABLE_NAME: platform.table.tableName,
          TAXONOMY_URL: platform.settings.taxonomy.url,
        },
        memoryMiB: 512,
        timeoutSeconds: 300,
      },
      // Before offices open, and not when every hour's work begins.
      schedule: Schedule.expression("cron(17 4 * * ? *)"),
      failed: {
        impact: "La tassonomia resta quella di ieri: codici nuovi o cessati non si vedono.",
        runbookHeading: "Tassonomia da sistemare",
      },
    });
    sync.allowTable("GetItem", "Query", "PutItem");
    new ImpactAlarm(this, "TaxonomyEnded", {
      platform,
      impact: "Alcuni tipi dovuto attivi hanno un codice tassonomico che non è più valido.",
      runbookHeading: "Tassonomia da sistemare",
      metric: ownMetric(syncPath, {
        metricName: "taxonomyTypesEnded",
        statistic: "Maximum",
        period: Duration.days(1),
      }),
      threshold: 0,
    });
    new ImpactAlarm(this, "TaxonomyExpiring", {
      platform,
      impact: "Alcuni tipi dovuto attivi hanno un codice tassonomico che scade entro 30 giorni.",
      runbookHeading: "Tassonomia da sistemare",
      metric: ownMetric(syncPath, {
        metricName: "taxonomyTypesExpiring",
        statistic: "Maximum",
        period: Duration.days(1),
      }),
      threshold: 0,
    });
  }
}
