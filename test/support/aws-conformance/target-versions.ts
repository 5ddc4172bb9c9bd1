import { readFileSync } from "node:fs";
import * as z from "zod";
import type { TargetId } from "./aws-target.ts";

const { devDependencies, optionalDependencies } = z
  .object({
    devDependencies: z.looseObject({ fauxqs: z.string(), "aws-ses-v2-local": z.string() }),
    optionalDependencies: z.looseObject({ "@dynoxide/linux-x64": z.string() }),
  })
  .parse(JSON.parse(readFileSync(new URL("../../../package.json", import.meta.url), "utf8")));

/** What the table of differences was written for. AWS has no version. */
export const targetVersions: Readonly<Record<TargetId, string>> = {
  embedded: [
    `dynoxide ${optionalDependencies["@dynoxide/linux-x64"]}`,
    `fauxqs ${devDependencies.fauxqs}`,
    `aws-ses-v2-local ${devDependencies["aws-ses-v2-local"]}`,
  ].join(", "),
  ministack: "1.5.33",
  localstack: "4.14.0",
  aws: "",
};
