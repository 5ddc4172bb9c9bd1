import { execFile } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod";
import type { Belongings } from "../belongings.ts";
import { apiIdOutput, synthesizeRecorder } from "../functions/recorder-stack.ts";
import type { Access } from "./target-clients.ts";

const cdkPath = createRequire(import.meta.url).resolve("aws-cdk/bin/cdk");
const run = promisify(execFile);

type Deployment = {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly access: Access;
  readonly endpoint: string | undefined;
  readonly belongings: Belongings;
};

/** Deploys the stack of the recording functions with the CDK; gives the id of its HTTP API. */
export async function deployRecorder(deployment: Deployment): Promise<string> {
  const { belongings } = deployment;
  const { prefix } = belongings;
  const outputFolder = await mkdtemp(join(tmpdir(), "aws-conformance-"));
  belongings.removeLater(() => rm(outputFolder, { recursive: true, force: true }));
  const assembly = await synthesizeRecorder({ prefix, outputFolder, codeIs: "inline" });
  const cdk = (...words: readonly string[]) =>
    run(process.execPath, [cdkPath, ...words, "--app", assembly, "--no-notices", "--ci"], {
      env: environmentOf(deployment),
      cwd: outputFolder,
    });
  belongings.removeLater(() => cdk("destroy", prefix, "--force"));
  const outputsPath = join(outputFolder, "outputs.json");
  await cdk(
    ...["deploy", prefix, "--require-approval", "never", "--method", "direct"],
    ...["--outputs-file", outputsPath],
  );
  const outputs = z
    .record(z.string(), z.record(z.string(), z.string()))
    .parse(JSON.parse(await readFile(outputsPath, "utf8")));
  return outputs[prefix]?.[apiIdOutput] ?? "none";
}

function environmentOf({ environment, access, endpoint }: Deployment) {
  const { region, credentials } = access;
  return {
    ...environment,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    ...(credentials !== undefined && {
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    }),
    ...(endpoint !== undefined && { AWS_ENDPOINT_URL: endpoint }),
  };
}
