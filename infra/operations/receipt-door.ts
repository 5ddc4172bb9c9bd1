import {
  judgeService,
  type ServiceRefusal,
} from "../../shared/domain/organizations/judge-service.ts";
import { findDebtPositionType } from "../../shared/domain/organizations/organization.ts";
import {
  type ArchiveAnswer,
  archiveReceipt,
  findPositionOfReceipt,
} from "../../shared/domain/receipts/archive-receipt.ts";
import { decideReceipt } from "../../shared/domain/receipts/decide-receipt.ts";
import { type ReceiptRecord, receiptContent } from "../../shared/domain/receipts/receipt-record.ts";
import { createReceiptFiles, receiptKeyOf, sha256Of } from "../../shared/files/receipt-files.ts";
import { refuse } from "../../shared/pagopa/pa-for-node/refusal.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../shared/persistence/organizations/dynamo-organization-store.ts";
import { rememberOrganizations } from "../../shared/persistence/organizations/remember-organizations.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import type { KeptCall } from "./kept-receipts.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

export type TakenReceipt =
  | {
      readonly outcome: "taken";
      readonly answer: ArchiveAnswer;
      /** The receipt of this id in the archive closes its notice. */
      readonly closes: boolean;
      /** The receipt that was in the archive before under this id. */
      readonly known: ReceiptRecord | undefined;
    }
  /** The node would be told that the call is not for us; why, in Italian. */
  | { readonly outcome: "refused"; readonly reason: string };

/** What the node's own door does with a receipt, done with one that is kept. */
export type ReceiptDoor = {
  take(call: KeptCall): Promise<TakenReceipt>;
  /** What taking it would lead to, with nothing done. */
  foresee(call: KeptCall): Promise<TakenReceipt>;
};

/**
 * Is the call for us, what does it close, what is in the archive. The door itself cannot be asked:
 * it knows the node by its certificate, which no operator has.
 */
export function createReceiptDoor(cloud: OperatorCloud): ReceiptDoor {
  const { table, brokerFiscalCode } = cloud;
  const positions = createDynamoDebtPositionStore(table);
  const receipts = createDynamoReceiptStore(table);
  const organizations = rememberOrganizations(createDynamoOrganizationStore(table), Date.now);
  const now = () => new Date();

  const judge = async ({ request, receipt }: KeptCall) =>
    judgeService({
      organization: await organizations.find(receipt.recipientFiscalCode),
      purpose: "receipt",
      called: { brokerFiscalCode: request.idBrokerPA, station: request.idStation },
      brokerFiscalCode,
    });

  return {
    async take(call) {
      const organization = await judge(call);
      if (typeof organization === "string") return refusedCall(call, organization);
      const { receipt } = call;
      const [rawKey, position] = await Promise.all([
        keepInPlace(cloud, call),
        findPositionOfReceipt(receipt, positions),
      ]);
      const { answer, record, wasKnown } = await archiveReceipt(
        { receipt, organization, rawKey, position },
        { positions, receipts, digest: sha256Of, now },
      );
      const { closes } = record;
      return { outcome: "taken", answer, closes, known: wasKnown ? record : undefined };
    },
    async foresee(call) {
      const organization = await judge(call);
      if (typeof organization === "string") return refusedCall(call, organization);
      const { receipt } = call;
      const known = await receipts.find(receipt.recipientFiscalCode, receipt.receiptId);
      if (known !== undefined) {
        const isSame = known.contentDigest === contentDigestOf(call);
        const answer = isSame ? known.answer : "contentDiffers";
        return { outcome: "taken", answer, closes: known.closes, known };
      }
      const position = await findPositionOfReceipt(receipt, positions);
      const type = position && findDebtPositionType(organization, position.typeCode);
      const endsOnDueDate = type?.dueDateMandatory ?? false;
      const decision = decideReceipt({ receipt, position, endsOnDueDate, now: now() });
      const { answer, closed } = decision;
      return { outcome: "taken", answer, closes: closed !== undefined, known };
    },
  };
}

/** What tells the receipt of a call from another one of the same id. */
export function contentDigestOf({ receipt }: KeptCall): string {
  return sha256Of(receiptContent(receipt));
}

/** The key of the ente's own copy; writing it where it is already would make it look younger. */
async function keepInPlace({ objects }: OperatorCloud, call: KeptCall): Promise<string> {
  const { key, receipt, xml } = call;
  if (key === receiptKeyOf(receipt, xml)) return key;
  return createReceiptFiles(objects).keepReceipt(receipt, xml);
}

function refusedCall({ request }: KeptCall, refusal: ServiceRefusal): TakenReceipt {
  const { faultCode, description } = refuse(request.primitive, refusal, { id: request.idPA }).fault;
  const reason = `La ricevuta sarebbe ancora rifiutata: ${faultCode}. ${description ?? ""}`;
  return { outcome: "refused", reason };
}
