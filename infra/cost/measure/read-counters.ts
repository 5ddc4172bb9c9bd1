import { stat } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { AwsClients } from "../../local/aws-clients.ts";
import { readQueueDepths } from "../../local/console/queue-depths.ts";
import type { LocalCloud } from "../../local/options.ts";
import type { CloudPlan } from "../../local/template/cloud-plan.ts";
import type { CountingProxy } from "./counting-proxy.ts";
import { readTableBytes } from "./table-bytes.ts";
import { addUp, type Measure, type Usage } from "./usage.ts";

/** A running cloud and all that counts what it uses. */
export type Counted = {
  readonly cloud: LocalCloud;
  readonly plan: CloudPlan;
  readonly clients: AwsClients;
  readonly proxy: CountingProxy;
};

const pollMs = 250;
/** Nothing has begun or ended for so many looks: nothing is under way. */
const quietPolls = 4;
const pollsMax = 240;

/** All counters since the cloud started, read when nothing is under way any more. */
export async function readCounters(counted: Counted): Promise<Usage> {
  await settle(counted);
  const { cloud, plan, clients, proxy } = counted;
  const [functions, ...tables] = await Promise.all([
    readFunctions(cloud),
    ...plan.tables.map(({ tableName }) => readTableBytes(clients.dynamoDb, tableName)),
  ]);
  return addUp([...functions, ...tables.flat(), ...proxy.usage()]);
}

async function readFunctions({ figures, dataDirectory }: LocalCloud): Promise<Usage> {
  const read = Object.entries(figures()).map(async ([who, each]): Promise<Usage> => {
    const log = await stat(join(dataDirectory, "logs", `${who}.log`)).catch(() => undefined);
    const of = (measure: Measure, amount: number) => ({ who, measure, detail: "", amount });
    return [
      of("invocations", each.invocations),
      of("cpuSeconds", each.cpuSeconds),
      of("logBytes", log?.size ?? 0),
      of("responseBytes", each.responseBytes),
    ];
  });
  return (await Promise.all(read)).flat();
}

/**
 * Waits until all queues are empty and no function has been invoked for a while.
 * @throws Error when that takes longer than a minute.
 */
async function settle({ cloud, plan, clients }: Counted): Promise<void> {
  let [quiet, known] = [0, ""];
  for (let poll = 0; poll < pollsMax; poll += 1) {
    const depths = await readQueueDepths(plan.queues, clients.sqs);
    const waiting = depths.reduce(
      (sum, each) => sum + each.ready + each.inFlight + each.delayed,
      0,
    );
    const invocations = Object.values(cloud.figures()).map((each) => each.invocations);
    const now = `${waiting} ${invocations.join(" ")}`;
    quiet = waiting === 0 && now === known ? quiet + 1 : 0;
    if (quiet === quietPolls) return;
    known = now;
    await delay(pollMs);
  }
  throw new Error("Il cloud locale non finisce il lavoro in corso");
}
