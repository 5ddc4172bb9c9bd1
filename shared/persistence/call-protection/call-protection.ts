import type { CallProtection } from "../../domain/access/call-protection.ts";
import { createTableClient } from "../table-client.ts";
import { createCallAllowances } from "./call-allowances.ts";
import { createIdempotentAnswers } from "./idempotent-answers.ts";
import { decoyKey } from "./owner-partition.ts";

/** What every function of the API that asks for a token needs of the table. */
export function createCallProtection(tableName: string): CallProtection {
  const table = createTableClient(tableName, { pace: "online" });
  return {
    takeCall: createCallAllowances(table),
    claim: createIdempotentAnswers(table),
    async readDecoy() {
      await table.get(decoyKey);
    },
  };
}
