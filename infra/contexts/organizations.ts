import { Construct } from "constructs";
import { environmentSchema as organizationProfile } from "../../functions/organizations/organization-profile/environment.ts";
import * as profileOperations from "../../functions/organizations/organization-profile/operations.ts";
import { environmentSchema as organizationRegistry } from "../../functions/organizations/organization-registry/environment.ts";
import * as registryOperations from "../../functions/organizations/organization-registry/operations.ts";
import { environmentSchema as registerOrganization } from "../../functions/organizations/register-organization/environment.ts";
import { operation as registerOrganizationOperation } from "../../functions/organizations/register-organization/operation.ts";
import { tokenEnvironment } from "../constructs/function-environment.ts";
import { HttpRoute } from "../constructs/http-route.ts";
import { onlineFunction } from "../constructs/online-function.ts";
import { PortalFunction } from "../constructs/portal-function.ts";
import type { PortalPlatform } from "../constructs/portal-platform.ts";

/** Enti: registration, states, onboarding, and what an ente changes of itself. */
export class Organizations extends Construct {
  constructor(scope: Construct, id: string, platform: PortalPlatform) {
    super(scope, id);
    this.addRegistration(platform);
    this.addRegistry(platform);
    this.addProfile(platform);
  }

  private addRegistration(platform: PortalPlatform): void {
    const register = new PortalFunction(this, "RegisterOrganization", {
      ...onlineFunction,
      platform,
      path: "organizations/register-organization",
      environmentSchema: registerOrganization,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
        BROKER_FISCAL_CODE: platform.settings.pagoPa.brokerFiscalCode,
      },
    });
    register.allowTable("GetItem", "PutItem", "DeleteItem");
    new HttpRoute(this, "RegisterOrganizationRoute", {
      platform,
      operation: registerOrganizationOperation,
      function: register,
      impact: "Gli enti non si possono registrare né modificare.",
    });
  }

  private addRegistry(platform: PortalPlatform): void {
    const registry = new PortalFunction(this, "OrganizationRegistry", {
      ...onlineFunction,
      platform,
      path: "organizations/organization-registry",
      environmentSchema: organizationRegistry,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    registry.allowTable(
      ...(["GetItem", "BatchGetItem", "Query", "ConditionCheckItem"] as const),
      ...(["PutItem", "DeleteItem"] as const),
    );
    new HttpRoute(this, "ListOrganizationsRoute", {
      platform,
      operation: registryOperations.listOrganizations,
      function: registry,
      impact: "La Regione non vede l'elenco dei suoi enti.",
    });
    new HttpRoute(this, "FindOrganizationRoute", {
      platform,
      operation: registryOperations.findOrganization,
      function: registry,
      impact: "La Regione non vede l'anagrafica di un ente.",
    });
    new HttpRoute(this, "FindOnboardingRoute", {
      platform,
      operation: registryOperations.findOnboarding,
      function: registry,
      impact: "La Regione non vede a che punto è l'adesione di un ente.",
    });
    new HttpRoute(this, "RecordOnboardingRoute", {
      platform,
      operation: registryOperations.recordOnboarding,
      function: registry,
      impact: "I passi dell'adesione di un ente non si possono registrare.",
    });
    new HttpRoute(this, "ChangeStatusRoute", {
      platform,
      operation: registryOperations.changeStatus,
      function: registry,
      impact: "Gli enti non possono cambiare stato: né avviarsi, né essere sospesi.",
    });
  }

  private addProfile(platform: PortalPlatform): void {
    const profile = new PortalFunction(this, "OrganizationProfile", {
      ...onlineFunction,
      platform,
      path: "organizations/organization-profile",
      environmentSchema: organizationProfile,
      environment: {
        ...tokenEnvironment(platform.settings),
        TABLE_NAME: platform.table.tableName,
      },
    });
    profile.allowTable("GetItem", "PutItem", "DeleteItem");
    new HttpRoute(this, "FindRegistryRoute", {
      platform,
      operation: profileOperations.findRegistry,
      function: profile,
      impact: "Gli enti non vedono la propria anagrafica.",
    });
    new HttpRoute(this, "ChangeProfileRoute", {
      platform,
      operation: profileOperations.changeProfile,
      function: profile,
      impact: "Gli enti non possono cambiare i propri contatti né la stampa degli avvisi.",
    });
  }
}
