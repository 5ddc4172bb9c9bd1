/**
 * Server-side work of the node's door under load: verify, activation and receipt in turn, at a fixed
 * rate whatever the answers take (open loop), in one process over the local DynamoDB and S3.
 *
 *   node test/bench/node-door.bench.ts [--rate 200] [--seconds 60] [--without-journal]
 *
 * A latency runs from the instant a call was due, so that waiting counts. Prints one JSON object.
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { answerRecorded } from "../../functions/pagopa-node/pa-for-node/answer-recorded.ts";
import { spawnEmulators } from "../../infra/local/emulators/spawn-emulators.ts";
import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import { createReceiptFiles, sha256Of } from "../../shared/files/receipt-files.ts";
import { createSmallObjectStore } from "../../shared/files/small-object-store.ts";
import { createJournalRecorder } from "../../shared/lambda/journal-recorder.ts";
import { oldIuvAcceptedUntil } from "../../shared/mypay/tracciato/old-iuv.ts";
import { composeRequest } from "../../shared/pagopa/pa-for-node/compose-message.ts";
import { createDynamoFormStore } from "../../shared/persistence/catalogue/dynamo-form-store.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoJournalWriter } from "../../shared/persistence/journal/dynamo-journal-writer.ts";
import { createDynamoOrganizationStore } from "../../shared/persistence/organizations/dynamo-organization-store.ts";
import { rememberOrganizations } from "../../shared/persistence/organizations/remember-organizations.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { createTableClient } from "../../shared/persistence/table-client.ts";
import { demoOrganization, registrationOf } from "../support/demo-organization.ts";
import { startLocalTable } from "../support/local-table.ts";
import {
  brokerFiscalCode,
  identityOf,
  openDebt,
  receiptFor,
} from "../support/pagopa-node/node-world.ts";
import { runOpenLoop } from "./open-loop.ts";

const { values: options } = parseArgs({
  options: {
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "60" },
    "without-journal": { type: "boolean", default: false },
  },
});
const rate = Number(options.rate);
const calls = rate * Number(options.seconds);
const warmUpCalls = rate;
const bucket = "portale-bench";
const organization = demoOrganization();
const identity = identityOf(organization);

/** Debts between one that is looked at and one that is paid: a node never overtakes itself. */
const debtsBetween = 200;

/** Three calls: a debt is looked at and activated, and one that was so before is paid. */
function bodiesOf(paid: DebtPosition, looked: DebtPosition): Buffer[] {
  const { noticeNumber = "" } = looked;
  const qrCode = { fiscalCode: organization.fiscalCode, noticeNumber };
  return [
    composeRequest({ primitive: "paVerifyPaymentNotice", ...identity, qrCode }),
    composeRequest({ primitive: "paGetPaymentV2", ...identity, qrCode }),
    composeRequest({ primitive: "paSendRTV2", ...identity, receipt: receiptFor(paid) }),
  ].map((body) => Buffer.from(body));
}

async function startStores() {
  const folder = await mkdtemp(join(tmpdir(), "node-door-"));
  const emulators = await spawnEmulators({ dataDirectory: folder, tableIsThrowAway: true });
  const table = await startLocalTable();
  process.env["AWS_ENDPOINT_URL_S3"] = `http://127.0.0.1:${emulators.ports.queuesAndFiles}`;
  const s3 = new S3Client({ forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  s3.destroy();
  return {
    tableName: table.tableName,
    async stop() {
      await table.stop();
      await emulators.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const stores = await startStores();
try {
  const table = createTableClient(stores.tableName, { pace: "online" });
  const positions = createDynamoDebtPositionStore(table);
  const organizations = createDynamoOrganizationStore(table);
  const dependencies = {
    organizations: rememberOrganizations(organizations, Date.now),
    positions,
    receipts: createDynamoReceiptStore(table),
    ...createReceiptFiles(createSmallObjectStore(bucket)),
    brokerFiscalCode,
    askAmount: async () => ({ outcome: "noAnswer" }) as const,
    forms: createDynamoFormStore(table),
    oldIuvAcceptedUntil,
    digest: sha256Of,
    record: options["without-journal"]
      ? async () => undefined
      : createJournalRecorder(createDynamoJournalWriter(table, 365)),
    now: () => new Date(),
  };
  await organizations.save(organization, undefined, registrationOf(organization));
  const triples = Math.ceil((calls + warmUpCalls) / 3);
  const debts = Array.from({ length: triples + debtsBetween }, (_, index) => openDebt(index + 1));
  await positions.claimIuvs(
    debts.flatMap(({ organizationFiscalCode, iud, iuv }, row) =>
      iuv === undefined ? [] : [{ organizationFiscalCode, iud, iuv, origin: { flowId: "b", row } }],
    ),
  );
  await positions.insertMany(debts);
  const bodies = debts.slice(0, triples).flatMap((paid, index) => {
    const looked = debts[index + debtsBetween];
    return looked === undefined ? [] : bodiesOf(paid, looked);
  });

  const answer = async (index: number) => {
    const body = bodies[index] ?? Buffer.alloc(0);
    const { operation: name, outcome } = await answerRecorded(body, dependencies);
    return { name, isRight: outcome === "OK" };
  };
  for (let index = 0; index < warmUpCalls; index += 1) await answer(index);
  const measured = await runOpenLoop({
    rate,
    calls,
    call: (index) => answer(index + warmUpCalls),
  });
  const report = { bench: "node-door", ...measured };
  console.log(JSON.stringify(report, null, 2));
} finally {
  await stores.stop();
}
