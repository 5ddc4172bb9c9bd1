/** What is counted of what a function uses; the unit stands in the name where it is not "one". */
export type Measure =
  | "invocations"
  | "cpuSeconds"
  | "logBytes"
  | "responseBytes"
  /** Calls of a service, by service and operation: what a function waits for. */
  | "calls"
  | "readUnits"
  | "writeUnits"
  /** Requests to queues as they are billed, by queue. */
  | "queueRequests"
  /** Bytes put into the files bucket, by folder. */
  | "storedBytes"
  | "mailBytes"
  /** Bytes that items take in the table, by entity. */
  | "tableBytes";

/**
 * An amount of something that one function used. `who` is "table" for what nobody uses alone, and
 * "clients" for what others do by presigned addresses.
 */
export type UsageEntry = {
  readonly who: string;
  readonly measure: Measure;
  /** Operation, queue, folder or entity; empty where there is nothing to tell apart. */
  readonly detail: string;
  readonly amount: number;
};
export type Usage = readonly UsageEntry[];

/** What a job of a certain size used. */
export type SizedUsage = { readonly size: number; readonly usage: Usage };

/** Entries of the same thing added up; what comes to nothing is left out. */
export function addUp(entries: Usage): Usage {
  const sums = new Map<string, UsageEntry>();
  for (const entry of entries) {
    const key = `${entry.who} ${entry.measure} ${entry.detail}`;
    sums.set(key, { ...entry, amount: (sums.get(key)?.amount ?? 0) + entry.amount });
  }
  return [...sums.values()].filter(({ amount }) => amount !== 0);
}

export function times(usage: Usage, factor: number): Usage {
  return usage.map((entry) => ({ ...entry, amount: entry.amount * factor }));
}

/** What was used between two readings of the same counters. */
export function usedBetween(before: Usage, after: Usage): Usage {
  return addUp([...after, ...times(before, -1)]);
}

/**
 * What a job of another size uses, along the straight line through two jobs that were measured: so
 * that what is paid once a job, once a block and once a row all come out by themselves. What was
 * less in the larger job does not depend on the size.
 */
export function usageAtSize(size: number, small: SizedUsage, large: SizedUsage): Usage {
  const factor = (size - small.size) / (large.size - small.size);
  const growth = usedBetween(small.usage, large.usage).filter(({ amount }) => amount > 0);
  return addUp([...small.usage, ...times(growth, factor)]);
}

/** The sum over the entries that are wanted. */
export function amountOf(usage: Usage, isWanted: (entry: UsageEntry) => boolean): number {
  return usage.filter(isWanted).reduce((sum, { amount }) => sum + amount, 0);
}
