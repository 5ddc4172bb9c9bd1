import { join } from "node:path";
import { LambdaClient } from "@aws-sdk/client-lambda";
import { readAssembly } from "../local/template/assembly.ts";
import type { CloudPlan } from "../local/template/cloud-plan.ts";
import { interpretAssembly } from "../local/template/interpret.ts";
import { localRegion } from "../local/template/resource-identity.ts";
import { assemblyFor, type EmulatorAssembly } from "./assembly-for.ts";
import { bootstrap, deployStacks } from "./cdk-command.ts";
import { type Emulator, rootCredentials, type StartEmulator } from "./emulator.ts";
import type { Neighbours } from "./neighbours.ts";
import { type ReachedApi, reachApi } from "./reach-api.ts";
import { verifySender } from "./verify-sender.ts";

export type DeploymentSettings = {
  readonly startEmulator: StartEmulator;
  /** An empty folder to work in. */
  readonly folder: string;
  /** Folder of the synthesized application, stage "local". */
  readonly assembly: string;
  readonly log: (line: string) => void;
};

/** How long each step of a deployment took, in seconds. */
export type DeploymentSeconds = Readonly<Record<"start" | "bootstrap" | "deploy", number>>;

/** The stacks on an emulator that is started, bootstrapped, deployed to, and ended. */
export class Deployment {
  #emulator: Emulator | undefined;
  #lambda: LambdaClient | undefined;
  readonly #settings: DeploymentSettings;
  readonly #neighbours: Neighbours;
  #assembly: EmulatorAssembly | undefined;
  through: ReachedApi["through"] = "HTTP API";
  outputs: Readonly<Record<string, string>> = {};
  seconds: DeploymentSeconds = { start: 0, bootstrap: 0, deploy: 0 };

  constructor(settings: DeploymentSettings, neighbours: Neighbours) {
    this.#settings = settings;
    this.#neighbours = neighbours;
  }

  get emulator(): Emulator {
    if (this.#emulator === undefined) throw new Error("L'emulatore di AWS non è avviato");
    return this.#emulator;
  }

  /**
   * Starts the emulator on what its folder holds and deploys every stack with the roles of the
   * bootstrap; then starts it again as one that enforces policies, which those roles are more than
   * it can judge.
   */
  async deploy(): Promise<void> {
    const { log } = this.#settings;
    const watch = stopwatch();
    this.#emulator = await this.#settings.startEmulator("ignored");
    const { endpoint, name, version, certificateFile } = this.emulator;
    const start = watch();
    log(`${name} ${version} risponde a ${endpoint}. Preparo l'account (cdk bootstrap)…`);
    const assembly = await this.#ownAssembly();
    const target = { endpoint, certificateFile, assembly };
    await bootstrap(target);
    const bootstrapped = watch();
    log("Installo tutti gli stack (cdk deploy)…");
    this.outputs = await deployStacks(target);
    await verifySender(this.#client());
    this.seconds = { start, bootstrap: bootstrapped, deploy: watch() };
    await this.restart();
  }

  /** Stops the emulator in good order and starts it again on what it has written. */
  async restart(): Promise<void> {
    await this.emulator.stop();
    this.#emulator = await this.#settings.startEmulator("enforced");
    await this.#serve();
  }

  async stop(): Promise<void> {
    this.#lambda?.destroy();
    await this.#emulator?.stop();
  }

  async #serve(): Promise<void> {
    const { endpoint } = this.emulator;
    this.#lambda?.destroy();
    this.#lambda = new LambdaClient(this.#client());
    const plan = await this.#plan();
    const address = this.outputs["ApiEndpoint"];
    const { through, api } = await reachApi(address, { plan, lambda: this.#lambda });
    this.through = through;
    if (through === "Lambda Invoke") {
      this.#settings.log("L'endpoint non serve API HTTP: le funzioni si invocano una per una.");
    }
    this.#neighbours.serve({ api, plan, endpoint });
  }

  /** Settings of a client of the emulator. */
  #client() {
    const { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey } =
      rootCredentials;
    const { endpoint } = this.emulator;
    return { endpoint, region: localRegion, credentials: { accessKeyId, secretAccessKey } };
  }

  /** Logical ids of what the emulator cannot hold. */
  get leftOut(): readonly string[] {
    return this.#assembly?.leftOut ?? [];
  }

  /** Names of the stacks. */
  async stacks(): Promise<readonly string[]> {
    const { stacks } = await readAssembly(await this.#ownAssembly());
    return stacks.map(({ name }) => name);
  }

  async #plan(): Promise<CloudPlan> {
    const addresses = { queueEndpoint: this.emulator.endpoint, apiUrl: this.#neighbours.url };
    return interpretAssembly(await readAssembly(await this.#ownAssembly()), addresses);
  }

  async #ownAssembly(): Promise<string> {
    this.#assembly ??= await assemblyFor(this.#neighbours.url, {
      assembly: this.#settings.assembly,
      folder: join(this.#settings.folder, "assembly"),
    });
    return this.#assembly.folder;
  }
}

/** Seconds since the last call, or since it was made. */
function stopwatch(): () => number {
  let since = performance.now();
  return () => {
    const seconds = (performance.now() - since) / 1_000;
    since = performance.now();
    return seconds;
  };
}
