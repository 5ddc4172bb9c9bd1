import { answerNode } from "../../../functions/pagopa-node/pa-for-node/answer-node.ts";
import type { OperatorCloud } from "../../../infra/operations/operator-cloud.ts";
import { createReceiptFiles, sha256Of } from "../../../shared/files/receipt-files.ts";
import { oldIuvAcceptedUntil } from "../../../shared/mypay/tracciato/old-iuv.ts";
import { createDynamoFormStore } from "../../../shared/persistence/catalogue/dynamo-form-store.ts";
import { createDynamoDebtPositionStore } from "../../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { brokerFiscalCode } from "../pagopa-node/node-world.ts";

/** The station that the node calls, on the table and the bucket that an operator reaches. */
export function cloudStation({ table, objects }: Pick<OperatorCloud, "table" | "objects">) {
  const dependencies = {
    organizations: createDynamoOrganizationStore(table),
    positions: createDynamoDebtPositionStore(table),
    receipts: createDynamoReceiptStore(table),
    brokerFiscalCode,
    ...createReceiptFiles(objects),
    askAmount: async () => ({ outcome: "noAnswer" }) as const,
    forms: createDynamoFormStore(table),
    oldIuvAcceptedUntil,
    digest: sha256Of,
    now: () => new Date(),
  };
  return {
    answer: (body: Uint8Array | string) => answerNode(Buffer.from(body), dependencies),
  };
}
