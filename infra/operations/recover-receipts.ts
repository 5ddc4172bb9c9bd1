import { receiptKeyOf } from "../../shared/files/receipt-files.ts";
import { createDynamoReceiptStore } from "../../shared/persistence/receipts/dynamo-receipt-store.ts";
import { anomalyKey } from "../../shared/persistence/receipts/receipt-item.ts";
import { type KeptCall, readKeptCall } from "./kept-receipts.ts";
import { type FileScope, findMissingReceipts, type KeptFile } from "./missing-receipts.ts";
import { OperationRefused } from "./operation-refused.ts";
import { recordOperation } from "./operations-log.ts";
import type { OperatorCloud } from "./operator-cloud.ts";
import { contentDigestOf, createReceiptDoor, type TakenReceipt } from "./receipt-door.ts";

/**
 * What became of a kept receipt:
 * - `archived`: the table has it, nothing was done;
 * - `paid`: new in the archive, it closed its notice;
 * - `anomalies`: new in the archive, or another content of a receipt there, it closed nothing;
 * - `leftUnknown`: nobody knows its notice, and such receipts were to be left;
 * - `refusedAgain`: the node's door would refuse it, nothing was done;
 * - `failed`: it could not be dealt with.
 */
type Outcome = "archived" | "paid" | "anomalies" | "leftUnknown" | "refusedAgain" | "failed";

export type Recovery = Readonly<Record<Outcome, number>> & {
  /** Files of receipts: the sum of all the outcomes, unless some came meanwhile. */
  readonly looked: number;
  /** Files of what the door refused when it came: left alone. */
  readonly refusedFiles: number;
  /** Of those that failed or were refused again, the first ones, and why, in Italian. */
  readonly left: readonly { readonly key: string; readonly reason: string }[];
};

export type RecoverTerms = FileScope & {
  readonly dryRun: boolean;
  /** A receipt whose notice is not in the table waits for another run. */
  readonly leaveUnknown?: boolean;
  /** How many missing receipts are held in memory; more of them are looked for again. */
  readonly heldMax?: number;
};

const heldMaxByDefault = 100_000;
const atOnce = 16;
const leftShownMax = 100;

/**
 * Takes every kept receipt that the table does not know through what the node's own door does, in
 * the order they came: of two receipts of one notice the first is to pay it. What is done already
 * is recognized, so that a run that was cut short is simply run again. A receipt that cannot be
 * dealt with keeps no other from being.
 */
export async function recoverReceipts(
  cloud: OperatorCloud,
  terms: RecoverTerms,
): Promise<Recovery> {
  if (terms.dryRun) return recover(cloud, terms);
  const { organization, since, leaveUnknown = false } = terms;
  const request = {
    command: "receipt recover",
    arguments: {
      organization: organization ?? "all",
      ...(since === undefined ? {} : { since: since.toISOString() }),
      ...(leaveUnknown ? { leaveUnknown: "true" } : {}),
    },
  };
  const { detail: _, ...recovery } = await recordOperation(cloud, request, async () => {
    const recovered = await recover(cloud, terms);
    return { ...recovered, detail: detailOf(recovered) };
  });
  return recovery;
}

function detailOf({ paid, anomalies, leftUnknown, refusedAgain, failed }: Recovery): string {
  return (
    `${paid} pagate, ${anomalies} anomalie, ${leftUnknown} in attesa, ` +
    `${refusedAgain} ancora rifiutate, ${failed} non riuscite`
  );
}

async function recover(cloud: OperatorCloud, terms: RecoverTerms): Promise<Recovery> {
  const { heldMax = heldMaxByDefault } = terms;
  const tally = createTally();
  const deal = createDealer(cloud, terms, tally);
  let after: KeptFile | undefined;
  let looked = 0;
  let refusedFiles = 0;
  for (let goesOn = true; goesOn; ) {
    const found = await findMissingReceipts(cloud, { ...terms, after }, heldMax);
    if (after === undefined) {
      looked = found.looked;
      refusedFiles = found.refused;
      tally.count("archived", found.looked - found.missing);
    }
    for (let start = 0; start < found.files.length; start += atOnce) {
      await deal(found.files.slice(start, start + atOnce));
    }
    after = found.files.at(-1);
    goesOn = found.missing > found.files.length;
  }
  return { looked, refusedFiles, ...tally.result() };
}

function createTally() {
  const counts: Record<Outcome, number> = {
    archived: 0,
    paid: 0,
    anomalies: 0,
    leftUnknown: 0,
    refusedAgain: 0,
    failed: 0,
  };
  const left: { key: string; reason: string }[] = [];
  return {
    count(outcome: Outcome, files = 1): void {
      counts[outcome] += files;
    },
    leave(outcome: "refusedAgain" | "failed", file: { key: string; reason: string }): void {
      counts[outcome] += 1;
      if (left.length < leftShownMax) left.push(file);
    },
    result: () => ({ ...counts, left }),
  };
}

/** Deals with some files, given in the order they came, as many at the same time as may be. */
function createDealer(
  cloud: OperatorCloud,
  { dryRun, leaveUnknown = false }: RecoverTerms,
  tally: ReturnType<typeof createTally>,
): (files: readonly KeptFile[]) => Promise<void> {
  const door = createReceiptDoor(cloud);

  const take = async (call: KeptCall): Promise<void> => {
    if (await isInTable(cloud, call)) return tally.count("archived");
    const foreseen = dryRun || leaveUnknown ? await door.foresee(call) : undefined;
    if (leaveUnknown && foreseen !== undefined && isUnknown(foreseen)) {
      return tally.count("leftUnknown");
    }
    const taken = dryRun && foreseen !== undefined ? foreseen : await door.take(call);
    if (taken.outcome === "taken") return tally.count(outcomeOf(taken));
    tally.leave("refusedAgain", { key: call.key, reason: taken.reason });
  };

  return async (files) => {
    const guard = async <Result>(key: string, work: () => Promise<Result>) => {
      try {
        return await work();
      } catch (error) {
        const reason = error instanceof Error ? error.message : "errore sconosciuto";
        tally.leave("failed", { key, reason });
        return undefined;
      }
    };
    const calls = await Promise.all(
      files.map(({ key }) => guard(key, () => readInPlace(cloud, key))),
    );
    for (const group of independentGroups(calls.filter((call) => call !== undefined))) {
      await Promise.all(group.map((call) => guard(call.key, () => take(call))));
    }
  };
}

function isUnknown(taken: TakenReceipt): boolean {
  return taken.outcome === "taken" && taken.answer === "unknown";
}

function outcomeOf({ answer, known, closes }: Extract<TakenReceipt, { outcome: "taken" }>) {
  if (answer === "contentDiffers") return "anomalies";
  // Known by now, and not a moment ago: the node or another run was faster.
  if (known !== undefined) return "archived";
  return closes ? "paid" : "anomalies";
}

/** @throws OperationRefused when the file is not the receipt that its key tells. */
async function readInPlace(cloud: OperatorCloud, key: string): Promise<KeptCall> {
  const call = await readKeptCall(cloud, key);
  if (call === undefined) {
    throw new OperationRefused("Il file non è una ricevuta leggibile, o non c'è più.");
  }
  if (receiptKeyOf(call.receipt, call.xml) !== key) {
    throw new OperationRefused("Il file non è quello che dice la sua chiave.");
  }
  return call;
}

/** The receipt is in the archive, or is shown there as another content of the one that is. */
async function isInTable({ table }: OperatorCloud, call: KeptCall): Promise<boolean> {
  const { recipientFiscalCode, receiptId } = call.receipt;
  const known = await createDynamoReceiptStore(table).find(recipientFiscalCode, receiptId);
  if (known === undefined) return false;
  const contentDigest = contentDigestOf(call);
  if (known.contentDigest === contentDigest) return true;
  const receipt = { ...known, contentDigest };
  const key = anomalyKey({ reason: "contentDiffers", receipt, archivedAt: known.receivedAt });
  return (await table.get(key)) !== undefined;
}

/** Cut where a receipt has its id or its notice in common with one before: order matters there. */
function independentGroups(calls: readonly KeptCall[]): KeptCall[][] {
  const groups: KeptCall[][] = [];
  const names = new Set<string>();
  for (const call of calls) {
    const { recipientFiscalCode: ente, receiptId, ...receipt } = call.receipt;
    const own = [
      `${ente} id ${receiptId}`,
      `${ente} notice ${receipt.noticeNumberText}`,
      `${ente} iuv ${receipt.creditorReferenceId}`,
    ];
    const group = groups.at(-1);
    if (group === undefined || own.some((name) => names.has(name))) {
      names.clear();
      groups.push([call]);
    } else {
      group.push(call);
    }
    for (const name of own) names.add(name);
  }
  return groups;
}
