import { judgeService } from "../../shared/domain/organizations/judge-service.ts";
import { findDebtPositionType } from "../../shared/domain/organizations/organization.ts";
import {
  type ArchiveAnswer,
  archiveReceipt,
  findPositionOfReceipt,
} from "../../shared/domain/receipts/archive-receipt.ts";
import { decideReceipt } from "../../shared/domain/receipts/decide-receipt.ts";
import { receiptContent } from "../../shared/domain/receipts/receipt-record.ts";
import { createReceiptFiles, sha256Of } from "../../shared/files/receipt-files.ts";
import { refuse } from "../../shared/pagopa/pa-for-node/refusal.ts";
import { createDynamoDebtPositionStore } from "../../shared/persistence/debt-positions/dynamo-debt-position-store.ts";
import { createDynamoOrganizationStore } from "../../shared/persistence/organizations/dynamo-organization-store.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { findKeptCalls, type KeptCall, type ReceiptName } from "./kept-receipts.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { sendMessages } from "./portal-messages.ts";
import { lacksMail } from "./receipt-mail.ts";

/** What became of the mail to who paid. */
export type MailOutcome =
  /** The receipt is new in the archive: the stream sends for the mail by itself. */
  | "onItsWay"
  /** It was never sent: its message has been sent again. */
  | "sentForAgain"
  /** It was sent before, or there is none to send. */
  | "untouched";

export type Replay = {
  readonly key: string;
  readonly answer: ArchiveAnswer;
  readonly wasKnown: boolean;
  readonly closes: boolean;
  readonly mail: MailOutcome;
};

/**
 * Takes a kept receipt through what the node's own door does with it: is the call for us, what
 * does it close, what is in the archive. The door itself cannot be asked: it knows the node by its
 * certificate, which no operator has.
 * @throws OperationRefused when there is no such receipt, or the door would refuse it still.
 */
export async function replayReceipt(
  cloud: OperatorCloud,
  name: ReceiptName,
  { file, dryRun }: { readonly file?: string | undefined; readonly dryRun: boolean },
): Promise<Replay> {
  const call = await chooseKeptCall(cloud, name, file);
  if (dryRun) return foreseeReplay(cloud, call);
  const request = {
    command: "receipt replay",
    arguments: { organization: name.organizationFiscalCode, receipt: name.receiptId },
  };
  const { detail: _, ...replay } = await recordOperation(cloud, request, async () => {
    const replayed = await replayCall(cloud, call);
    return { ...replayed, detail: `${replayed.answer}, mail ${replayed.mail}` };
  });
  return replay;
}

async function replayCall(cloud: OperatorCloud, call: KeptCall): Promise<Replay> {
  const organization = await findServed(cloud, call);
  const { receipt, xml } = call;
  const positions = createDynamoDebtPositionStore(cloud.table);
  const [rawKey, position] = await Promise.all([
    createReceiptFiles(cloud.objects).keepReceipt(receipt, xml),
    findPositionOfReceipt(receipt, positions),
  ]);
  const { answer, record, wasKnown } = await archiveReceipt(
    { receipt, organization, rawKey, position },
    {
      positions,
      receipts: createDynamoReceiptStore(cloud.table),
      digest: sha256Of,
      now: () => new Date(),
    },
  );
  const outcome = { key: call.key, answer, wasKnown, closes: record.closes };
  if (!wasKnown) return { ...outcome, mail: record.closes ? "onItsWay" : "untouched" };
  if (answer === "contentDiffers" || !(await lacksMail(cloud, record))) {
    return { ...outcome, mail: "untouched" };
  }
  const { organizationFiscalCode, receiptId } = record;
  await sendMessages(cloud, { "receipt-mails": [{ organizationFiscalCode, receiptId }] }, false);
  return { ...outcome, mail: "sentForAgain" };
}

/** What a replay would do, with nothing done. */
async function foreseeReplay(cloud: OperatorCloud, call: KeptCall): Promise<Replay> {
  const organization = await findServed(cloud, call);
  const { receipt, key } = call;
  const { recipientFiscalCode, receiptId } = receipt;
  const known = await createDynamoReceiptStore(cloud.table).find(recipientFiscalCode, receiptId);
  if (known !== undefined) {
    const isSame = known.contentDigest === sha256Of(receiptContent(receipt));
    const lacking = isSame && (await lacksMail(cloud, known));
    const answer = isSame ? known.answer : "contentDiffers";
    const mail = lacking ? "sentForAgain" : "untouched";
    return { key, answer, wasKnown: true, closes: known.closes, mail };
  }
  const position = await findPositionOfReceipt(receipt, createDynamoDebtPositionStore(cloud.table));
  const type = position && findDebtPositionType(organization, position.typeCode);
  const endsOnDueDate = type?.dueDateMandatory ?? false;
  const { answer, closed } = decideReceipt({ receipt, position, endsOnDueDate, now: new Date() });
  const closes = closed !== undefined;
  return { key, answer, wasKnown: false, closes, mail: closes ? "onItsWay" : "untouched" };
}

/**
 * The one XML to replay: the one named, the one in the archive, or the only one there is.
 * @throws OperationRefused when there is none, or nobody says which.
 */
async function chooseKeptCall(
  cloud: OperatorCloud,
  name: ReceiptName,
  file: string | undefined,
): Promise<KeptCall> {
  const calls = await findKeptCalls(cloud, name);
  const { organizationFiscalCode, receiptId } = name;
  const record = await createDynamoReceiptStore(cloud.table).find(
    organizationFiscalCode,
    receiptId,
  );
  const wanted = file ?? record?.rawKey;
  const chosen = calls.length === 1 ? calls : calls.filter(({ key }) => key === wanted);
  const [call] = file === undefined ? chosen : calls.filter(({ key }) => key === file);
  if (call !== undefined) return call;
  const problem =
    calls.length === 0
      ? "Fra i file non c'è una ricevuta leggibile con questo identificativo."
      : `Con questo identificativo ci sono più testi: scegliere con --file fra\n${calls
          .map(({ key }) => `  ${key}`)
          .join("\n")}`;
  throw new OperationRefused(problem);
}

async function findServed(cloud: OperatorCloud, { request, receipt }: KeptCall) {
  const { idBrokerPA, idStation, idPA, primitive } = request;
  const organizations = createDynamoOrganizationStore(cloud.table);
  const organization = await organizations.find(receipt.recipientFiscalCode);
  const served = judgeService({
    organization,
    called: { brokerFiscalCode: idBrokerPA, station: idStation },
    brokerFiscalCode: cloud.brokerFiscalCode,
  });
  if (typeof served !== "string") return served;
  const { faultCode, description } = refuse(primitive, served, { id: idPA }).fault;
  throw new OperationRefused(
    `La ricevuta sarebbe ancora rifiutata: ${faultCode}. ${description ?? ""}`,
  );
}
