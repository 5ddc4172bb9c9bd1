import { startPatience } from "../../../../../shared/aws/patience.ts";
import { createDynamoDb } from "../../../../../shared/persistence/dynamo-db.ts";
import { batchExecuteStatementOperation } from "../../../../../shared/persistence/dynamo-db-operations.ts";

/** Changes items by a statement. */
const input = { Statements: [{ Statement: 'UPDATE "table" SET status = ?' }] };
const call = { operation: batchExecuteStatementOperation, input };
await createDynamoDb().send(call, startPatience("online"));
