import type { ArchiveAnswer } from "../../shared/domain/receipts/archive-receipt.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { findKeptCalls, type KeptCall, type ReceiptName } from "./kept-receipts.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { sendMessages } from "./portal-messages.ts";
import { createReceiptDoor, type TakenReceipt } from "./receipt-door.ts";
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
 * Takes a kept receipt through what the node's own door does with it, and sends for the mail that
 * it lacks.
 * @throws OperationRefused when there is no such receipt, or the door would refuse it still.
 */
export async function replayReceipt(
  cloud: OperatorCloud,
  name: ReceiptName,
  { file, dryRun }: { readonly file?: string | undefined; readonly dryRun: boolean },
): Promise<Replay> {
  const call = await chooseKeptCall(cloud, name, file);
  const door = createReceiptDoor(cloud);
  if (dryRun) return replayOf(cloud, call, await door.foresee(call));
  const request = {
    command: "receipt replay",
    arguments: { organization: name.organizationFiscalCode, receipt: name.receiptId },
  };
  const { detail: _, ...replay } = await recordOperation(cloud, request, async () => {
    const replayed = await replayOf(cloud, call, await door.take(call));
    if (replayed.mail === "sentForAgain") {
      await sendMessages(cloud, { "receipt-mails": [name] }, false);
    }
    return { ...replayed, detail: `${replayed.answer}, mail ${replayed.mail}` };
  });
  return replay;
}

async function replayOf(
  cloud: OperatorCloud,
  { key }: KeptCall,
  taken: TakenReceipt,
): Promise<Replay> {
  if (taken.outcome === "refused") throw new OperationRefused(taken.reason);
  const { answer, closes, known } = taken;
  const mail = await mailOf(cloud, taken);
  return { key, answer, wasKnown: known !== undefined, closes, mail };
}

async function mailOf(
  cloud: OperatorCloud,
  { answer, closes, known }: Extract<TakenReceipt, { outcome: "taken" }>,
): Promise<MailOutcome> {
  if (known === undefined) return closes ? "onItsWay" : "untouched";
  if (answer === "contentDiffers") return "untouched";
  return (await lacksMail(cloud, known)) ? "sentForAgain" : "untouched";
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
