import * as z from "zod";
import { stageSettings } from "../../../infra/stages.ts";
import type { SynthesizedStage } from "../synthesized-stage.ts";

const references = {
  ref: z.strictObject({ Ref: z.string() }),
  attribute: z.strictObject({ "Fn::GetAtt": z.tuple([z.string(), z.string()]) }),
  imported: z.strictObject({ "Fn::ImportValue": z.string() }),
  /** A part of an ARN: it names the same resource. */
  part: z.strictObject({
    "Fn::Select": z.tuple([z.int(), z.object({ "Fn::Split": z.tuple([z.string(), z.unknown()]) })]),
  }),
  joined: z.strictObject({ "Fn::Join": z.tuple([z.string(), z.array(z.unknown())]) }),
};

/**
 * Reads values of a template as plain names: a resource, however it is referred to, goes by its
 * logical id, and what belongs to it follows: `Files8E6940B8/work/*`.
 */
export function templateNames({ stage, exports }: SynthesizedStage): (value: unknown) => string {
  const { region } = stageSettings(stage);
  const nameOf = (value: unknown): string => {
    if (typeof value === "string") return value;
    const ref = references.ref.safeParse(value).data?.Ref;
    if (ref !== undefined) return ref === "AWS::Region" ? region : ref;
    const attribute = references.attribute.safeParse(value).data?.["Fn::GetAtt"];
    if (attribute !== undefined) {
      const [id, name] = attribute;
      return name === "Arn" ? id : `${id}.${name}`;
    }
    const imported = references.imported.safeParse(value).data?.["Fn::ImportValue"];
    if (imported !== undefined) return nameOf(exports.get(imported));
    const part = references.part.safeParse(value).data?.["Fn::Select"];
    if (part !== undefined) return nameOf(part[1]["Fn::Split"][1]);
    const joined = references.joined.safeParse(value).data?.["Fn::Join"];
    if (joined !== undefined) return joined[1].map(nameOf).join(joined[0]);
    throw new Error(`a value of the template that nobody can read: ${JSON.stringify(value)}`);
  };
  return nameOf;
}
