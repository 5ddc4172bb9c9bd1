/**
 * Entry point of the process that holds the emulators, so that a crash of the local cloud itself
 * (the IPC channel closes) always takes them with it: argv[2] is EmulatorSettings in JSON.
 */
import { emulatorSettingsSchema } from "./emulator-ports.ts";
import { startEmulators } from "./run-emulators.ts";

const settings = emulatorSettingsSchema.parse(JSON.parse(process.argv[2] ?? ""));
const emulators = startEmulators(settings);

async function stop(): Promise<void> {
  await emulators.then((running) => running.stop()).catch(() => undefined);
  process.exit(0);
}

process.on("disconnect", stop);
process.on("SIGTERM", stop);
// Ctrl-C reaches the whole process group: the local cloud decides when the emulators end.
process.on("SIGINT", () => undefined);

try {
  process.send?.({ ports: (await emulators).ports });
} catch (error) {
  process.send?.({ failure: error instanceof Error ? error.message : String(error) });
}
