/**
 * Import of rows into the local DynamoDB against bare batch inserts of the very same items: wall
 * time, sides in turn, each round on an empty table of its own.
 *
 *   node test/bench/import-table.bench.ts [--rows 20000] [--rounds 3]
 *
 * Ours does all that the Lambda does for a block but S3: reads rows, checks them, decides, claims
 * notice numbers, inserts positions, writes the result rows. Prints one JSON object on stdout.
 */
import { parseArgs } from "node:util";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { BatchExecuteStatementCommand, DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { importBlock } from "../../functions/debt-positions/import-block/import-block.ts";
import { rowsPerBlock } from "../../shared/domain/debt-positions/import-flow.ts";
import { oldIuvAcceptedUntil } from "../../shared/mypay/tracciato/old-iuv.ts";
import { createCapacityMeter } from "../../shared/persistence/capacity-meter.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import type { Item } from "../../shared/persistence/item.ts";
import { createTableClient, type TableClient } from "../../shared/persistence/table-client.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { generateFlow } from "../support/generated-flow.ts";
import { startLocalTable } from "../support/local-table.ts";
import { importingFlow } from "../support/measured-flow.ts";

const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "20000" },
    rounds: { type: "string", default: "3" },
  },
});
const rows = Number(options.rows);
const organization = demoOrganization();
const { csv } = generateFlow({ rows: options.rows, version: "1_3", invalid: "0" });
const lines = csv.toString("utf8").trimEnd().split("\n").slice(1);
const blocks = Array.from({ length: Math.ceil(rows / rowsPerBlock) }, (_, index) =>
  lines.slice(index * rowsPerBlock, (index + 1) * rowsPerBlock),
);

const flow = importingFlow({ id: "20261123T100000-benchmark", rows, blocks: blocks.length });

/** One round of ours: seconds, write units a row, and every item that was inserted. */
async function importRows() {
  const local = await startLocalTable();
  const meter = createCapacityMeter();
  const items: Item[][] = [];
  const table = recording(createTableClient(local.tableName, { meter }), items);
  let writeUnits = 0;
  const startedMs = performance.now();
  for (const [index, block] of blocks.entries()) {
    const message = {
      organizationFiscalCode: flow.organizationFiscalCode,
      flowId: flow.id,
      block: index + 1,
      firstRow: index * rowsPerBlock + 1,
      rows: block.length,
      duplicateRows: [],
      duplicateIuvRows: [],
    };
    await importBlock(message, {
      readRegistry: async () => organization,
      flows: {
        find: async () => flow,
        hasBlock: async () => false,
        recordBlock: async (report) => {
          writeUnits += report.writeUnits;
          return "recorded";
        },
      },
      positions: createDynamoDebtPositionStore(table),
      readBlock: async () => Buffer.from(`${block.join("\n")}\n`),
      writeFiles: async () => undefined,
      takeWriteUnits: meter.take,
      oldIuvAcceptedUntil,
      now: () => new Date(),
    });
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  await local.stop();
  return { seconds, writeUnitsPerRow: writeUnits / rows, items };
}

function recording(table: TableClient, items: Item[][]): TableClient {
  return {
    ...table,
    insertMany(batch) {
      items.push([...batch]);
      return table.insertMany(batch);
    },
  };
}

/** The same items in the same order, with nothing but the SDK: 25 a call, 4 calls at once. */
async function insertBare(items: readonly Item[][]) {
  const local = await startLocalTable();
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({}));
  const startedMs = performance.now();
  for (const batch of items) {
    let next = 0;
    const worker = async () => {
      while (next < batch.length) {
        const chunk = batch.slice(next, next + 25);
        next += 25;
        await client.send(
          new BatchExecuteStatementCommand({
            Statements: chunk.map((item) => {
              const entries = Object.entries(item).filter(([, value]) => value !== undefined);
              const fields = entries.map(([name]) => `'${name}':?`).join(",");
              return {
                Statement: `INSERT INTO "${local.tableName}" VALUE {${fields}}`,
                Parameters: entries.map(([, value]) => value),
              };
            }),
          }),
        );
      }
    };
    await Promise.all(Array.from({ length: 4 }, worker));
  }
  const seconds = (performance.now() - startedMs) / 1_000;
  await local.stop();
  return seconds;
}

const ratios: number[] = [];
let writeUnitsPerRow = 0;
for (let round = 0; round <= Number(options.rounds); round += 1) {
  const ours = await importRows();
  const bare = await insertBare(ours.items);
  writeUnitsPerRow = ours.writeUnitsPerRow;
  // The first round warms both sides up.
  if (round > 0) ratios.push(Number((bare / ours.seconds).toFixed(2)));
}
const sorted = ratios.toSorted((left, right) => left - right);
const report = {
  bench: "import-table",
  rows,
  writeUnitsPerRow: Number(writeUnitsPerRow.toFixed(2)),
  ratio: sorted[Math.floor(sorted.length / 2)] ?? Number.NaN,
  ratios,
};
console.log(JSON.stringify(report, null, 2));
