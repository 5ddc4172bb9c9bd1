import { type App, type StackProps, Tags } from "aws-cdk-lib";
import type { StageSettings } from "../stages.ts";
import { BackofficeStack } from "./backoffice-stack.ts";
import { EdgeStack } from "./edge-stack.ts";
import { MonitoringStack } from "./monitoring-stack.ts";
import { PaymentsStack } from "./payments-stack.ts";
import { PortalStack } from "./portal-stack.ts";
import { StateStack } from "./state-stack.ts";
import { WebStack } from "./web-stack.ts";

export type PortalStacksProps = {
  readonly settings: StageSettings;
  /** Folder with one bundle for each function, made by `npm run build`. */
  readonly bundlesFolder: string;
};

/** Adds the stacks of one stage: what must never be lost apart from what can be rebuilt. */
export function addPortalStacks(app: App, { settings, bundlesFolder }: PortalStacksProps): void {
  const prefix = `portale-${settings.name}`;
  const stackProps = stackPropsOf(settings);
  const state = new StateStack(app, `${prefix}-state`, {
    ...stackProps,
    description: "Portale Pagamenti: dati che non si devono perdere",
    settings,
  });
  const web =
    settings.domain &&
    new WebStack(app, `${prefix}-web`, {
      ...stackProps,
      description: "Portale Pagamenti: pagine web, certificati ammessi e registri degli accessi",
      settings,
    });
  const portal = new PortalStack(app, `${prefix}-portal`, {
    ...stackProps,
    description: "Portale Pagamenti: funzioni, code e API, ricostruibili dal codice",
    settings,
    bundlesFolder,
    table: state.table,
    files: state.files,
    appIoKeys: state.appIoKeys,
    tokenSeed: state.tokenSeed,
    people: state.people,
    dataKey: state.dataKey,
    trustStore: web?.trustStore,
  });
  const backoffice = new BackofficeStack(app, `${prefix}-backoffice`, {
    ...stackProps,
    description: "Portale Pagamenti: anagrafiche, operatori, client e giornale",
    platform: portal.platform,
  });
  const payments = new PaymentsStack(app, `${prefix}-payments`, {
    ...stackProps,
    description: "Portale Pagamenti: carrelli, pagamenti spontanei, sportello e notifiche di esito",
    platform: portal.platform,
    checkoutKey: portal.sandboxKey ?? state.checkoutKey,
    webhookDeliveries: portal.webhookDeliveries,
  });
  if (settings.monitoring) {
    new MonitoringStack(app, `${prefix}-monitoring`, {
      ...stackProps,
      description: "Portale Pagamenti: cruscotti e allarmi d'insieme",
      settings,
      state,
      portal,
      backoffice,
      payments,
    });
  }
  if (settings.domain !== undefined || settings.budget !== undefined) {
    const edge = new EdgeStack(app, `${prefix}-edge`, {
      ...stackProps,
      // The one region that governs CloudFront and its firewall.
      env: { ...stackProps.env, region: "us-east-1" },
      description: "Portale Pagamenti: CloudFront, firewall e budget",
      settings,
    });
    // It writes its logs into a bucket of theirs, and CloudFront asks a name of the portal's.
    if (web !== undefined) edge.addStackDependency(web);
    edge.addStackDependency(portal);
  }
  for (const [name, value] of Object.entries(settings.tags)) Tags.of(app).add(name, value);
}

function stackPropsOf({ region, account, protectsData }: StageSettings): StackProps {
  return {
    env: { region, ...(account !== undefined && { account }) },
    terminationProtection: protectsData,
  };
}
