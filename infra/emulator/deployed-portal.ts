import { mkdir, rm } from "node:fs/promises";
import type { Mail } from "../local/emulators/mail-schema.ts";
import { Deployment, type DeploymentSettings } from "./deployment.ts";
import { openMailbox } from "./mailbox.ts";
import { openNeighbours } from "./neighbours.ts";

export type DeployedPortal = {
  /** Base address of the portal. */
  readonly url: string;
  readonly deployment: Deployment;
  /** What the portal has sent, oldest first. */
  readonly mails: () => readonly Mail[];
  readonly stop: () => Promise<void>;
};

/**
 * The portal on a whole emulator of AWS: every stack as `cdk` deploys it, its functions under their
 * own roles, and beside it what is not AWS's (identity provider, App IO, mailbox).
 *
 * @throws EmulatorUnavailable where the emulator cannot be installed.
 */
export async function deployPortal(
  settings: Omit<DeploymentSettings, "smtpPort"> & {
    /** Port of the portal; 0 takes a free one. */
    readonly port: number;
  },
): Promise<DeployedPortal> {
  const { port, folder, log } = settings;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const mailbox = await openMailbox();
  const neighbours = await openNeighbours({ port, folder, mails: mailbox.mails, log }).catch(
    async (error: unknown) => {
      await mailbox.close();
      throw error;
    },
  );
  const deployment = new Deployment({ ...settings, smtpPort: mailbox.port }, neighbours);
  const stop = async () => {
    await deployment.stop();
    await neighbours.close();
    await mailbox.close();
  };
  try {
    await deployment.deploy();
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: neighbours.url, deployment, mails: mailbox.mails, stop };
}
