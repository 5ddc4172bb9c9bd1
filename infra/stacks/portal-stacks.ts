import { type App, type StackProps, Tags } from "aws-cdk-lib";
import type { StageSettings } from "../stages.ts";
import { PortalStack } from "./portal-stack.ts";
import { StateStack } from "./state-stack.ts";

export type PortalStacksProps = {
  readonly settings: StageSettings;
  /** Folder with one bundle for each function, made by `npm run build`. */
  readonly bundlesFolder: string;
};

/** Adds the stacks of one stage: what must never be lost apart from what can be rebuilt. */
export function addPortalStacks(app: App, { settings, bundlesFolder }: PortalStacksProps): void {
  const prefix = `portale-${settings.name}`;
  const stackProps: StackProps = {
    env: {
      region: settings.region,
      ...(settings.account === undefined ? {} : { account: settings.account }),
    },
    terminationProtection: settings.protectsData,
  };
  const state = new StateStack(app, `${prefix}-state`, {
    ...stackProps,
    description: "Portale Pagamenti: dati che non si devono perdere",
    settings,
  });
  new PortalStack(app, `${prefix}-portal`, {
    ...stackProps,
    description: "Portale Pagamenti: funzioni, code e API, ricostruibili dal codice",
    settings,
    bundlesFolder,
    table: state.table,
    files: state.files,
    appIoKeys: state.appIoKeys,
  });
  for (const [name, value] of Object.entries(settings.tags)) Tags.of(app).add(name, value);
}
