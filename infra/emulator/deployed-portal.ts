import { mkdir, rm } from "node:fs/promises";
import type { Mail } from "../local/emulators/mail-schema.ts";
import { Deployment } from "./deployment.ts";
import type { StartEmulator } from "./emulator.ts";
import { openMailbox } from "./mailbox.ts";
import { freePort, startMiniStack } from "./ministack.ts";
import { openNeighbours } from "./neighbours.ts";
import { runningEndpoint } from "./running-endpoint.ts";

export type DeployedPortal = {
  /** Base address of the portal. */
  readonly url: string;
  readonly deployment: Deployment;
  /** What the portal has sent, oldest first. */
  readonly mails: () => readonly Mail[];
  readonly stop: () => Promise<void>;
};

export type DeployedPortalSettings = {
  /** Port of the portal; 0 takes a free one. */
  readonly port: number;
  /** Emptied, then holds all that is kept. */
  readonly folder: string;
  /** Folder of the synthesized application, stage "local". */
  readonly assembly: string;
  /** An emulator that is running already; where it is left out one is started. */
  readonly endpoint?: string | undefined;
  readonly log: (line: string) => void;
};

/**
 * The portal on a whole emulator of AWS: every stack as `cdk` deploys it, its functions under their
 * own roles, and beside it what is not AWS's (identity provider, App IO, mailbox).
 *
 * @throws EmulatorUnavailable where the emulator cannot be had.
 */
export async function deployPortal(settings: DeployedPortalSettings): Promise<DeployedPortal> {
  const { port, folder, assembly, log } = settings;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const mailbox = await openMailbox();
  const cleanups: (() => Promise<void>)[] = [mailbox.close];
  const stop = async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) await cleanup();
  };
  try {
    const neighbours = await openNeighbours({ port, folder, mails: mailbox.mails, log });
    cleanups.push(neighbours.close);
    const startEmulator = await emulatorOf(settings, mailbox.port);
    const deployment = new Deployment({ startEmulator, folder, assembly, log }, neighbours);
    cleanups.push(() => deployment.stop());
    await deployment.deploy();
    return { url: neighbours.url, deployment, mails: mailbox.mails, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function emulatorOf(
  { endpoint, folder, log }: DeployedPortalSettings,
  smtpPort: number,
): Promise<StartEmulator> {
  if (endpoint !== undefined) return () => runningEndpoint(endpoint);
  const port = await freePort();
  return (policies) => startMiniStack({ folder, port, smtpPort, log }, policies);
}
