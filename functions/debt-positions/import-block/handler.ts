import { createS3FileStore } from "../../../shared/files/file-store.ts";
import { createFlowWorkFiles } from "../../../shared/files/flow-work-files.ts";
import { countingBlocks } from "../../../shared/lambda/counting-stores.ts";
import { queueHandler } from "../../../shared/lambda/queue-handler.ts";
import { importBlockMessage } from "../../../shared/messaging/messages.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createCapacityMeter } from "../../../shared/persistence/capacity-meter.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoImportFlowStore } from "../../../shared/persistence/import-flows/dynamo-import-flow-store.ts";
import { createTableClient } from "../../../shared/persistence/table-client.ts";
import { environmentSchema } from "./environment.ts";
import { importBlock } from "./import-block.ts";

export const handler = queueHandler({
  environment: environmentSchema,
  message: importBlockMessage,
  dependencies: (environment) => {
    const meter = createCapacityMeter();
    const table = createTableClient(environment.TABLE_NAME, { meter });
    const work = createFlowWorkFiles(createS3FileStore(environment.BUCKET_NAME));
    return {
      flows: countingBlocks(createDynamoImportFlowStore(table)),
      positions: createDynamoDebtPositionStore(table),
      readRegistry: work.readRegistry,
      readBlock: work.readRows,
      writeFiles: work.writeOutcome,
      takeWriteUnits: meter.take,
      oldIuvAcceptedUntil,
      now: () => new Date(),
    };
  },
  handle: importBlock,
});
