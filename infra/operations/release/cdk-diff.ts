import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { projectFolder } from "../../build/bundle.ts";

const run = promisify(execFile);
const outputBytesMax = 64 * 1024 * 1024;

export type StackDiffRequest = {
  readonly assemblyFolder: string;
  readonly stack: string;
  /** The template to compare with. */
  readonly templatePath: string;
};

/** What `cdk diff` prints of a stack, against a file: no account is asked. */
export async function cdkDiff(request: StackDiffRequest): Promise<string> {
  const { assemblyFolder, stack, templatePath } = request;
  const { stdout, stderr } = await run(
    process.execPath,
    [
      join(projectFolder, "node_modules/aws-cdk/bin/cdk"),
      "diff",
      "--app",
      assemblyFolder,
      "--template",
      templatePath,
      "--exclusively",
      "--no-color",
      "--no-notices",
      stack,
    ],
    { cwd: projectFolder, maxBuffer: outputBytesMax },
  );
  return `${stdout}${stderr}`.trim();
}
