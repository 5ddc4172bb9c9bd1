import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import * as z from "zod";
import { projectFolder } from "../build/bundle.ts";
import { runProgram } from "../build/run-program.ts";
import { localAccount, localRegion } from "../local/template/resource-identity.ts";
import { rootCredentials } from "./emulator.ts";

const cdkProgram = join(projectFolder, "node_modules/aws-cdk/bin/cdk");
const outputsSchema = z.record(z.string(), z.record(z.string(), z.string()));

export type CdkTarget = {
  /** Address of the AWS endpoint. */
  readonly endpoint: string;
  /** What the endpoint's certificate is checked against, in PEM. */
  readonly certificateFile: string | undefined;
  /** Folder of the synthesized application. */
  readonly assembly: string;
};

/** `cdk bootstrap` of the account and region that the stage "local" names. */
export async function bootstrap(target: CdkTarget): Promise<void> {
  await cdk(target, ["bootstrap", `aws://${localAccount}/${localRegion}`]);
}

/** `cdk deploy` of all the stacks; what they put out, by name. */
export async function deployStacks(target: CdkTarget): Promise<Readonly<Record<string, string>>> {
  const folder = await mkdtemp(join(tmpdir(), "portale-outputs-"));
  const file = join(folder, "outputs.json");
  try {
    await cdk(target, ["deploy", "--all", "--require-approval", "never", "--outputs-file", file]);
    const outputs = outputsSchema.parse(JSON.parse(await readFile(file, "utf8")));
    return Object.assign({}, ...Object.values(outputs));
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** @throws Error with all that the command wrote. */
async function cdk(target: CdkTarget, args: string[]): Promise<void> {
  const { endpoint, certificateFile, assembly } = target;
  const common = ["--app", assembly, "--progress", "events", "--no-notices"];
  const { code, output } = await runProgram(process.execPath, [cdkProgram, ...args, ...common], {
    cwd: projectFolder,
    env: {
      PATH: dirname(process.execPath),
      HOME: tmpdir(),
      ...rootCredentials,
      AWS_ENDPOINT_URL: endpoint,
      NODE_EXTRA_CA_CERTS: certificateFile,
      AWS_REGION: localRegion,
      AWS_DEFAULT_REGION: localRegion,
      CDK_DISABLE_CLI_TELEMETRY: "1",
    },
  });
  if (code !== 0) throw new Error(`cdk ${args[0]} non è riuscito:\n${output}`);
}
