import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createAwsClients, sdkEnvironment } from "./aws-clients.ts";
import { tellConnection } from "./connection-file.ts";
import { createLocalConsole } from "./console/local-console.ts";
import { readMails } from "./console/mail-pages.ts";
import { readQueueDepths } from "./console/queue-depths.ts";
import { openDataDirectory } from "./data-directory.ts";
import { type DemoClient, demoClients } from "./demo-clients.ts";
import { createResources } from "./emulators/create-resources.ts";
import { findDynamoDbBinary } from "./emulators/dynamodb.ts";
import type { EmulatorPorts, EmulatorSettings } from "./emulators/emulator-ports.ts";
import { spawnEmulators } from "./emulators/spawn-emulators.ts";
import { startEventSources } from "./event-sources.ts";
import { startFunctionFleet } from "./function-fleet.ts";
import { createApiGateway } from "./http/api-gateway.ts";
import { openFrontServer } from "./http/front-server.ts";
import { requestToken } from "./oidc/request-token.ts";
import type { LocalCloud, LocalCloudOptions, LocalEndpoints } from "./options.ts";
import { openPeers } from "./peers.ts";
import { readAssembly } from "./template/assembly.ts";
import { interpretAssembly } from "./template/interpret.ts";

const platform = `${process.platform}-${process.arch}`;

const withoutDynamoDb = `Per ${platform} npm non ha un DynamoDB nativo. Con Docker:
  docker compose up -d dynamodb
  DYNAMODB_ENDPOINT=http://localhost:8000 npm start
Lo stesso vale per qualunque altro DynamoDB compatibile già avviato.`;

type Cleanup = () => Promise<void> | void;

/**
 * Starts the local cloud: emulators, resources, functions, event sources and HTTP API, all as the
 * synthesized template says. Resolves when everything answers.
 *
 * @throws Error in Italian when the port is taken, the folder is in use, the template holds
 *   something that cannot run here, or there is no DynamoDB for this platform.
 */
export async function startLocalCloud(options: LocalCloudOptions): Promise<LocalCloud> {
  const cleanups: Cleanup[] = [];
  const stop = async () => {
    for (const cleanup of cleanups.splice(0).toReversed()) {
      await cleanup();
    }
  };
  try {
    return { ...(await start(options, cleanups)), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function start(
  options: LocalCloudOptions,
  cleanups: Cleanup[],
): Promise<Omit<LocalCloud, "stop">> {
  const { log = () => undefined, clients = demoClients, functionVariables = asTheyAre } = options;
  const data = await openDataDirectory(options.dataDir, options.fresh ?? false);
  cleanups.push(data.release);
  const front = await openFrontServer(options.port);
  cleanups.push(front.close);
  const emulators = await spawnEmulators(emulatorSettings(options, data.path));
  cleanups.push(emulators.stop);
  const endpoints = endpointsOf(emulators.ports, { options, url: front.url });

  const plan = interpretAssembly(await readAssembly(options.assembly), {
    queueEndpoint: endpoints.sqs,
    apiUrl: front.url,
  });
  const awsClients = createAwsClients(endpoints);
  cleanups.push(awsClients.close);
  await createResources(plan, awsClients);
  cleanups.push(await tellConnection(data.path, { endpoints, plan }));
  const baseEnvironment = sdkEnvironment(endpoints);
  const fleet = await startFunctionFleet({
    functions: plan.functions.map(({ environment, ...each }) => {
      const variables = { ...baseEnvironment, ...environment };
      return { ...each, environment: functionVariables(each.functionName, variables) };
    }),
    baseEnvironment,
    logDirectory: data.logs,
    processesMax: Math.max(4, availableParallelism() * 2),
  });
  cleanups.push(fleet.stop);

  const { appIoCallsPerWindowMax } = options;
  const peers = await openPeers(data.path, { url: front.url, clients, appIoCallsPerWindowMax });
  front.serve({
    log,
    api: createApiGateway(plan, fleet.invoke),
    console: createLocalConsole({
      ...peers,
      mails: () => readMails(endpoints.mail),
      facts: async () => ({
        apiUrl: front.url,
        routes: plan.routes,
        queues: await readQueueDepths(plan.queues, awsClients.sqs),
        functions: fleet.figures(),
        clients,
        endpoints,
        logDirectory: data.logs,
      }),
    }),
  });
  cleanups.push(
    startEventSources({
      plan,
      clients: awsClients,
      invoke: fleet.invoke,
      dataDirectory: data.path,
      ...paceOf(options),
      log,
    }),
  );
  return {
    url: front.url,
    endpoints,
    dataDirectory: data.path,
    figures: fleet.figures,
    tokenFor: (clientId) => requestToken(endpoints.identityProvider, clientOf(clientId, clients)),
  };
}

function paceOf({ dataDir }: LocalCloudOptions) {
  return {
    parallelMax: Math.max(2, availableParallelism()),
    // Whoever keeps a cloud between runs seldom has it up at night.
    schedulesAtStart: dataDir !== undefined,
  };
}

function asTheyAre(_functionName: string, variables: Readonly<Record<string, string>>) {
  return variables;
}

function clientOf(clientId: string, clients: readonly DemoClient[]): DemoClient {
  const client = clients.find((known) => known.clientId === clientId);
  if (client === undefined) throw new Error(`Nessun client si chiama "${clientId}"`);
  return client;
}

function emulatorSettings(options: LocalCloudOptions, path: string): EmulatorSettings {
  const isThrowAway = options.dataDir === undefined;
  const settings = {
    dataDirectory: join(path, "data"),
    tableIsThrowAway: isThrowAway && (options.tableInMemory ?? true),
  };
  if (options.dynamoDbEndpoint !== undefined) {
    return settings;
  }
  const dynamoDbBinary = findDynamoDbBinary();
  if (dynamoDbBinary === undefined) {
    throw new Error(withoutDynamoDb);
  }
  return { ...settings, dynamoDbBinary };
}

function endpointsOf(
  ports: EmulatorPorts,
  { options, url }: { readonly options: LocalCloudOptions; readonly url: string },
): LocalEndpoints {
  const queuesAndFiles = `http://127.0.0.1:${ports.queuesAndFiles}`;
  return {
    dynamoDb: options.dynamoDbEndpoint ?? `http://127.0.0.1:${ports.dynamoDb}`,
    sqs: queuesAndFiles,
    s3: queuesAndFiles,
    mail: `http://127.0.0.1:${ports.mail}`,
    appIo: `${url}/_local/app-io/api/v1`,
    identityProvider: `${url}/_local/oidc`,
  };
}
