import type { DeployedFunction } from "../../../infra/cost/measure/deployment.ts";
import type { Measurement } from "../../../infra/cost/measure/measure-portal.ts";
import type { Measure, Usage } from "../../../infra/cost/measure/usage.ts";

function deployed(name: string, source: DeployedFunction["source"], memoryMib = 512) {
  const functionName = `portale-local-${name}`;
  return { functionName, memoryMib, source, startCpuSeconds: 0.2 };
}

const functions = [
  deployed("get-import-flow", "http"),
  deployed("import-block", "queue"),
  deployed("relay-events", "stream"),
  deployed("notify-debtors", "queue"),
  deployed("pa-for-node", "http", 2_048),
  deployed("pagopa-node", "http"),
  deployed("send-receipt", "queue"),
];

/** An amount that a function of the local stage used. */
export function used(
  name: string,
  [measure, amount, detail = ""]: readonly [measure: Measure, amount: number, detail?: string],
) {
  const who = name === "table" || name === "clients" ? name : `portale-local-${name}`;
  return { who, measure, detail, amount };
}

/** What a flow of so many notices used: one invocation and two looks, two units a notice. */
export function flowUsage(notices: number): Usage {
  return [
    used("import-block", ["invocations", 1]),
    used("import-block", ["cpuSeconds", 0.5 + notices / 1_000]),
    used("import-block", ["writeUnits", 2 * notices, "BatchExecuteStatement"]),
    used("import-block", ["calls", notices / 25, "dynamodb.BatchExecuteStatement"]),
    used("import-block", ["storedBytes", 3_000 * notices, "results"]),
    used("get-import-flow", ["invocations", 2]),
    used("get-import-flow", ["readUnits", 4, "GetItem"]),
    used("relay-events", ["queueRequests", 1, "portale-local-notifications"]),
    used("table", ["tableBytes", 1_000 * notices, "DebtPosition"]),
  ];
}

/** A small measurement with something of everything. */
export function sampleMeasurement(): Measurement {
  return {
    deployment: { functions, daysKept: new Map([["results", 60]]) },
    flows: [
      { size: 1_000, usage: flowUsage(1_000) },
      { size: 2_000, usage: flowUsage(2_000) },
    ],
    toldFlow: {
      size: 10,
      usage: [
        used("notify-debtors", ["calls", 3, "ses.SendRawEmail"]),
        used("notify-debtors", ["calls", 20, "appIo.POST"]),
        used("import-block", ["writeUnits", 20, "BatchExecuteStatement"]),
      ],
    },
    payments: {
      size: 100,
      usage: [
        used("pa-for-node", ["invocations", 300]),
        used("pa-for-node", ["cpuSeconds", 3]),
        used("pa-for-node", ["responseBytes", 100_000]),
        used("pa-for-node", ["logBytes", 60_000]),
        used("pa-for-node", ["calls", 100, "s3.PutObject"]),
        used("pagopa-node", ["writeUnits", 500, "PutItem"]),
        used("send-receipt", ["invocations", 100]),
        used("send-receipt", ["calls", 60, "ses.SendRawEmail"]),
        used("table", ["tableBytes", 9_999, "SandboxCall"]),
      ],
    },
  };
}
