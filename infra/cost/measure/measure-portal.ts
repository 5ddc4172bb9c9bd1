import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { demoClientFor, registerDemoOrganizations } from "../../cli/demo/demo-organizations.ts";
import { awaitNotifications } from "../../cli/demo/main-job.ts";
import { readIuvs } from "../../cli/demo/read-iuvs.ts";
import { downloadFiles } from "../../cli/download-files.ts";
import { followFlow, uploadFlow } from "../../cli/import-flow-file.ts";
import type { FlowView } from "../../cli/portal-client.ts";
import { createProgress, progressLine } from "../../cli/progress-bar.ts";
import { payNotice } from "../../cli/sandbox-client.ts";
import { createAwsClients } from "../../local/aws-clients.ts";
import { startLocalCloud } from "../../local/local-cloud.ts";
import { prepareAssembly } from "../../local/prepare-assembly.ts";
import { readAssembly } from "../../local/template/assembly.ts";
import { interpretAssembly } from "../../local/template/interpret.ts";
import { startCountingProxy } from "./counting-proxy.ts";
import { type Deployment, deploymentOf } from "./deployment.ts";
import { type Counted, readCounters } from "./read-counters.ts";
import { rowsPerRepetition, sampleOrganizationFiscalCode, writeSampleFlow } from "./sample-flow.ts";
import { type SizedUsage, type Usage, usedBetween } from "./usage.ts";

/** What the portal used for jobs of known sizes, on a throw-away local cloud. */
export type Measurement = {
  readonly deployment: Deployment;
  /** Two flows whose debtors nobody tells; the size is in notices. */
  readonly flows: readonly [SizedUsage, SizedUsage];
  /** A flow whose debtors are all told, by the one way or the other; the size is in debtors. */
  readonly toldFlow: SizedUsage;
  /** The size is in payments. */
  readonly payments: SizedUsage;
};

const toldRows = 300;
const paymentsCount = 200;
const paymentsAtOnce = 2;

type Bench = Counted & {
  readonly folder: string;
  readonly say: (text: string) => void;
};

/**
 * Runs the portal's two main jobs through a proxy that counts: flows, from upload to print packs
 * and result files, and to the debtors told; then payments through the test node, with receipts.
 */
export async function measurePortal(options: {
  readonly say: (text: string) => void;
  readonly dynamoDbEndpoint: string | undefined;
}): Promise<Measurement> {
  const { say, dynamoDbEndpoint } = options;
  const folder = await mkdtemp(join(tmpdir(), "portale-cost-"));
  const assemblyFolder = await prepareAssembly(say);
  const proxy = await startCountingProxy();
  const cloud = await startLocalCloud({
    port: 0,
    dataDir: undefined,
    assembly: assemblyFolder,
    dynamoDbEndpoint,
    functionVariables: proxy.functionVariables,
  });
  const clients = createAwsClients(cloud.endpoints);
  try {
    const assembly = await readAssembly(assemblyFolder);
    const addresses = { queueEndpoint: cloud.endpoints.sqs, apiUrl: cloud.url };
    const plan = interpretAssembly(assembly, addresses);
    const bench = { cloud, plan, clients, proxy, folder, say };
    await registerDemoOrganizations(cloud.url);
    const [few, many] = [rowsPerRepetition, 2 * rowsPerRepetition];
    const small = await measureFlow(bench, { name: "COSTOA", rows: few, tellsDebtors: false });
    const large = await measureFlow(bench, { name: "COSTOB", rows: many, tellsDebtors: false });
    const told = await measureFlow(bench, { name: "COSTOC", rows: toldRows, tellsDebtors: true });
    const payments = await measurePayments(bench, large.flow);
    return {
      deployment: deploymentOf(plan, assembly, cloud.figures()),
      flows: [byNotices(small), byNotices(large)],
      toldFlow: { size: told.flow.notified.expected, usage: told.usage },
      payments,
    };
  } finally {
    clients.close();
    await cloud.stop();
    await proxy.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

type MeasuredFlow = { readonly flow: FlowView; readonly usage: Usage };

async function measureFlow(
  bench: Bench,
  sample: { readonly name: string; readonly rows: number; readonly tellsDebtors: boolean },
): Promise<MeasuredFlow> {
  const { cloud, folder, say } = bench;
  const client = demoClientFor(cloud.url, sampleOrganizationFiscalCode);
  const path = await writeSampleFlow({ folder, ...sample });
  const before = await readCounters(bench);
  const id = await uploadFlow(client, path, false);
  const imported = await followFlow(client, id, createProgress(process.stderr, progressLine));
  const flow = await awaitNotifications(client, imported);
  const usage = usedBetween(before, await readCounters(bench));
  say(`Flusso di ${flow.rows} righe, ${flow.notices.made} avvisi.`);
  return { flow, usage };
}

function byNotices({ flow, usage }: MeasuredFlow): SizedUsage {
  return { size: flow.notices.made, usage };
}

async function measurePayments(bench: Bench, flow: FlowView): Promise<SizedUsage> {
  const { cloud, folder, say } = bench;
  const files = { iuv: flow.files.iuv, rejected: null, notices: null, printPacks: [] };
  const { iuv } = await downloadFiles({ ...flow, files }, folder);
  const iuvs = iuv === null ? [] : await readIuvs(iuv, paymentsCount);
  const before = await readCounters(bench);
  const left = [...iuvs];
  const payer = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
      const notice = { fiscalCode: sampleOrganizationFiscalCode, noticeNumber: `3${next}` };
      const { outcome, paymentToken } = await payNotice(cloud.url, notice, { version: "V2" });
      if (paymentToken === null) throw new Error(`L'avviso ${notice.noticeNumber}: ${outcome}`);
    }
  };
  await Promise.all(Array.from({ length: paymentsAtOnce }, payer));
  const usage = usedBetween(before, await readCounters(bench));
  say(`${iuvs.length} pagamenti.`);
  return { size: iuvs.length, usage };
}
