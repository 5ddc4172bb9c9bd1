import { randomBytes } from "node:crypto";

/** Names that nobody else has, and the removal of what was made under them. */
export type Belongings = {
  readonly prefix: string;
  readonly uniqueName: (purpose: string) => string;
  readonly removeLater: (removal: () => Promise<unknown>) => void;
  /** Removes the newest first, goes on after a failure and throws them all at the end. */
  readonly removeAll: () => Promise<void>;
};

export function createBelongings(): Belongings {
  const prefix = `portale-conformance-${randomBytes(4).toString("hex")}`;
  const removals: (() => Promise<unknown>)[] = [];
  let made = 0;
  return {
    prefix,
    uniqueName(purpose) {
      made += 1;
      return `${prefix}-${purpose}-${made}`;
    },
    removeLater(removal) {
      removals.push(removal);
    },
    async removeAll() {
      const failures: unknown[] = [];
      for (const removal of removals.splice(0).toReversed()) {
        await removal().catch((error: unknown) => failures.push(error));
      }
      if (failures.length > 0) throw new AggregateError(failures, `left behind: ${prefix}…`);
    },
  };
}
