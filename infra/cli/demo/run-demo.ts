import { stat } from "node:fs/promises";
import { startLocalCloud } from "../../local/local-cloud.ts";
import { prepareAssembly } from "../../local/prepare-assembly.ts";
import { UsageError } from "../exit-codes.ts";
import { type JobReport, runMainJob } from "./main-job.ts";

/** Above some 250,000 rows the throw-away table goes to disk. */
const inMemoryZipBytesMax = 8 * 1024 * 1024;

/** Runs the main job from nothing to the files on disk, and takes the cloud down again. */
export async function runDemo(options: {
  readonly flowPath: string;
  readonly outFolder: string;
  /** A DynamoDB already running, where the platform has no native one. */
  readonly dynamoDbEndpoint?: string | undefined;
}): Promise<JobReport> {
  const say = (text: string) => process.stderr.write(`${text}\n`);
  const file = await stat(options.flowPath).catch(() => undefined);
  if (file?.isFile() !== true) throw new UsageError(`Il file ${options.flowPath} non esiste.`);
  say("Avvio del cloud locale…");
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: undefined,
    assembly: await prepareAssembly(say),
    tableInMemory: file.size < inMemoryZipBytesMax,
    dynamoDbEndpoint: options.dynamoDbEndpoint,
  });
  try {
    const { flowPath, outFolder } = options;
    return await runMainJob({ url: cloud.url, flowPath, outFolder, say });
  } finally {
    await cloud.stop();
  }
}
