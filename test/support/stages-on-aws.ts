import { type StageDomain, stageSettings } from "../../infra/stages.ts";
import type { Resource, SynthesizedStage } from "./synthesized-stage.ts";

/** The stages that are deployed on AWS, under names of their own. */
export const stagesOnAws = ["dev", "collaudo", "prod"] as const;

export function domainOf(name: (typeof stagesOnAws)[number]): StageDomain {
  const { domain } = stageSettings(name);
  if (domain === undefined) throw new Error(`No domain in ${name}`);
  return domain;
}

/** The one resource of its type, or the one whose logical id begins like that. */
export function onlyResource(stage: SynthesizedStage, type: string, idPrefix = ""): Resource {
  const [found, ...others] = stage.ofType(type).filter(({ id }) => id.startsWith(idPrefix));
  if (found === undefined || others.length > 0) throw new Error(`Not one ${type} ${idPrefix}`);
  return found;
}
