import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import {
  type EmulatorPorts,
  type EmulatorSettings,
  emulatorMessageSchema,
} from "./emulator-ports.ts";

export type EmulatorProcess = {
  readonly ports: EmulatorPorts;
  readonly stop: () => Promise<void>;
};

const hostPath = fileURLToPath(new URL("./emulator-host.ts", import.meta.url));

/** Starts the process that holds the emulators and waits until all of them answer. */
export async function spawnEmulators(settings: EmulatorSettings): Promise<EmulatorProcess> {
  const child = fork(hostPath, [JSON.stringify(settings)], {
    execArgv: ["--disable-warning=ExperimentalWarning"],
    stdio: ["ignore", "ignore", "inherit", "ipc"],
  });
  const { promise, resolve, reject } = Promise.withResolvers<EmulatorPorts>();
  child.once("message", (raw) => {
    const message = emulatorMessageSchema.parse(raw);
    if ("ports" in message) {
      resolve(message.ports);
    } else {
      reject(new Error(message.failure));
    }
  });
  child.once("exit", (code) => reject(new Error(`Gli emulatori si sono fermati (codice ${code})`)));
  child.once("error", reject);
  try {
    return { ports: await promise, stop: () => stopHost(child) };
  } catch (error) {
    await stopHost(child);
    throw error;
  }
}

async function stopHost(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    const forced = setTimeout(() => child.kill("SIGKILL"), 8_000);
    await once(child, "exit");
    clearTimeout(forced);
  }
}
