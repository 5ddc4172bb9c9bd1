/** Starts a local cloud in a process of its own: argv is the assembly and the data folder. */
import { startLocalCloud } from "../../../infra/local/local-cloud.ts";

const [assembly = "", dataDir = ""] = process.argv.slice(2);
const { url, endpoints } = await startLocalCloud({ port: 0, assembly, dataDir });
console.log(JSON.stringify({ url, endpoints }));
