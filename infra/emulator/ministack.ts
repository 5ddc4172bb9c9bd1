import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import * as z from "zod";
import { closeServer, listenLocally } from "../local/http/listening.ts";
import { localRegion } from "../local/template/resource-identity.ts";
import { trustedCertificate } from "./certificate.ts";
import { type Emulator, type Policies, rootCredentials } from "./emulator.ts";
import { pythonProgram } from "./python-environment.ts";

const startScript = fileURLToPath(new URL("start_ministack.py", import.meta.url));
const readyPollMs = 100;
const readyMsMax = 30_000;
const stopMsMax = 30_000;

export type MiniStackSettings = {
  /** Holds state, objects, certificate and log; what an earlier run left is taken up again. */
  readonly folder: string;
  /** Port of the one endpoint. */
  readonly port: number;
  /** Where mails are handed on to. */
  readonly smtpPort: number;
  readonly log: (line: string) => void;
};

/**
 * Starts MiniStack, an emulator of AWS that runs Node.js functions without Docker. Its functions
 * run on the Node.js of this process.
 *
 * @throws EmulatorUnavailable where it cannot be installed; Error where it does not get ready.
 */
export async function startMiniStack(
  settings: MiniStackSettings,
  policies: Policies,
): Promise<Emulator> {
  const python = await pythonProgram("python", settings.log);
  await mkdir(settings.folder, { recursive: true });
  const certificate = await trustedCertificate(settings.folder);
  const logFile = join(settings.folder, "ministack.log");
  // Outside the project, whose package.json would make modules of its CommonJS scripts.
  const workFolder = await mkdtemp(join(tmpdir(), "portale-ministack-"));
  const child = spawn(python, [startScript], {
    cwd: settings.folder,
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      ...environmentOf(settings),
      TMPDIR: workFolder,
      AUTH: String(policies === "enforced"),
      USE_SSL: "1",
      MINISTACK_SSL_CERT: certificate.certificateFile,
      MINISTACK_SSL_KEY: certificate.keyFile,
    },
    // A group of its own, so that a power cut takes the functions with it.
    detached: true,
  });
  const log = createWriteStream(logFile, { flags: "a" });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  const end = async (signal: NodeJS.Signals) => {
    await endProcess(child, signal);
    log.end();
    await rm(workFolder, { recursive: true, force: true });
  };
  const endpoint = `https://127.0.0.1:${settings.port}`;
  try {
    const { version, auth } = await healthWhenReady(endpoint, child);
    if ((auth === "enabled") !== (policies === "enforced")) {
      throw new Error(`MiniStack ${version} non applica i permessi come gli è stato chiesto.`);
    }
    return {
      endpoint,
      name: "MiniStack",
      version,
      certificateFile: certificate.certificateFile,
      stop: () => end("SIGTERM"),
      kill: () => end("SIGKILL"),
    };
  } catch (error) {
    await end("SIGKILL");
    throw error;
  }
}

function environmentOf({ folder, port, smtpPort }: MiniStackSettings): NodeJS.ProcessEnv {
  return {
    // Its functions are started with the `node` that is found first.
    PATH: `${dirname(process.execPath)}:/usr/local/bin:/usr/bin:/bin`,
    HOME: folder,
    PYTHONDONTWRITEBYTECODE: "1",
    BIND_HOST: "127.0.0.1",
    GATEWAY_PORT: String(port),
    MINISTACK_REGION: localRegion,
    LAMBDA_EXECUTOR: "local",
    PERSIST_STATE: "1",
    STATE_DIR: join(folder, "state"),
    S3_PERSIST: "1",
    S3_DATA_DIR: join(folder, "s3"),
    SMTP_HOST: `127.0.0.1:${smtpPort}`,
    ...rootCredentials,
  };
}

const healthSchema = z.object({ version: z.string(), auth: z.enum(["enabled", "disabled"]) });

async function healthWhenReady(endpoint: string, child: ChildProcess) {
  const deadline = Date.now() + readyMsMax;
  while (Date.now() < deadline && child.exitCode === null) {
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok === true) return healthSchema.parse(await answer.json());
    await delay(readyPollMs);
  }
  throw new Error("L'emulatore di AWS non parte: vedere ministack.log.");
}

async function endProcess(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  const { pid } = child;
  if (pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  if (signal === "SIGKILL") process.kill(-pid, signal);
  else child.kill(signal);
  const forced = setTimeout(() => process.kill(-pid, "SIGKILL"), stopMsMax);
  await exited;
  clearTimeout(forced);
}

/** A port that nobody listens on now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listenLocally(server, 0);
  await closeServer(server);
  return port;
}
