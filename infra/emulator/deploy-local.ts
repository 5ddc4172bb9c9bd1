import { join } from "node:path";
import { projectFolder } from "../build/bundle.ts";
import { prepareAssembly } from "../local/prepare-assembly.ts";
import { deployPortal } from "./deployed-portal.ts";

const portal = await deployPortal({
  port: 4400,
  emulatorPort: 0,
  folder: join(projectFolder, ".local/ministack"),
  assembly: await prepareAssembly(console.log),
  log: console.log,
});
console.log(
  portal.url,
  portal.deployment.emulator.endpoint,
  portal.deployment.through,
  portal.deployment.seconds,
);
process.once("SIGINT", () => void portal.stop());
process.once("SIGTERM", () => void portal.stop());
