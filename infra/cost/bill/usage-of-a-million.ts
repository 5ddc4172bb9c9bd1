import type { Measurement } from "../measure/measure-portal.ts";
import {
  amountOf,
  type SizedUsage,
  times,
  type Usage,
  type UsageEntry,
  usageAtSize,
} from "../measure/usage.ts";
import { looksPerFlow, noticesPerFlow } from "./assumptions.ts";

const million = 1_000_000;

/** What a million of each thing uses, apart from the others. */
export type UsageOfAMillion = {
  /** Notices, from the upload of their flows to print packs and result files. */
  readonly notices: Usage;
  /** Debtors told of a notice, on App IO or by mail. */
  readonly debtorsTold: Usage;
  /** Payments: verify, activation and receipt. */
  readonly payments: Usage;
  /** Receipts sent to who paid, where there is an address. */
  readonly receiptMails: Usage;
};

/** Whose work it is to tell people: functions by the end of their names, queues and entities. */
const telling: ReadonlySet<string> = new Set([
  "notify-debtors",
  "send-receipt",
  "notifications",
  "receipt-mails",
  "Notification",
  "NotificationCounters",
]);
/** The test node plays pagoPA: in production there is none. */
const ofTheTestNode = /^(pagopa-node|deliver-receipts|sandbox-receipts|Sandbox\w+)$/u;
const looking = "get-import-flow";

/** Scales what was measured; the bill of a job is not mixed with that of telling people of it. */
export function usageOfAMillion({ flows, toldFlow, payments }: Measurement): UsageOfAMillion {
  const [small, large] = flows;
  const flow = usageAtSize(noticesPerFlow, withoutLooks(small), withoutLooks(large));
  const looks = looksAtAFlow(large.usage);
  const paid = times(payments.usage, million / payments.size);
  return {
    notices: without(times([...flow, ...looks], million / noticesPerFlow)),
    debtorsTold: times(toldFlow.usage.filter(isTelling), million / toldFlow.size),
    payments: without(paid),
    receiptMails: paid.filter(isTelling),
  };
}

function withoutLooks({ size, usage }: SizedUsage): SizedUsage {
  return { size, usage: usage.filter((entry) => !isLook(entry)) };
}

/** How often who measures has looked depends on the machine: a look is taken, and their number. */
function looksAtAFlow(usage: Usage): Usage {
  const taken = usage.filter(isLook);
  const looks = amountOf(taken, ({ measure }) => measure === "invocations");
  return times(taken, looksPerFlow / looks);
}

function without(usage: Usage): Usage {
  return usage.filter(
    (entry) => !isTelling(entry) && !isOf(entry, (name) => ofTheTestNode.test(name)),
  );
}

function isLook(entry: UsageEntry): boolean {
  return isOf(entry, (name) => name === looking);
}

function isTelling(entry: UsageEntry): boolean {
  return isOf(entry, (name) => telling.has(name));
}

/** Functions and queues are called after their stage: "portale-local-send-receipt". */
function isOf({ who, detail }: UsageEntry, isMeant: (name: string) => boolean): boolean {
  return [who, detail].some((name) => isMeant(name.replace(/^portale-[a-z]+-/u, "")));
}
