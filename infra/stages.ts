import type * as z from "zod";
import { settingsByStage } from "./stages/settings-by-stage.ts";
import { stageNameSchema, stageSettingsSchema } from "./stages/stage-schema.ts";

export const stageNames = stageNameSchema.options;
export type StageName = z.infer<typeof stageNameSchema>;
export type StageSettings = z.infer<typeof stageSettingsSchema>;
export type StageDomain = NonNullable<StageSettings["domain"]>;

/**
 * Settings of a stage, checked.
 *
 * @throws Error on a stage that does not exist and on settings that contradict the schema.
 */
export function stageSettings(stage: string): StageSettings {
  const name = stageNameSchema.safeParse(stage);
  if (!name.success) {
    throw new Error(`Ambiente "${stage}" sconosciuto: scegliere fra ${stageNames.join(", ")}.`);
  }
  return stageSettingsSchema.parse(settingsByStage[name.data]);
}
