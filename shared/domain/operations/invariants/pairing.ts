export type Side = "left" | "right";

/** Things of two kinds that must come in pairs, in whatever order they are met. */
export type Pairing = {
  meet(side: Side, key: string): void;
  /** Keys whose other half never came. */
  alone(side: Side): Iterable<string>;
};

/**
 * Only what waits for its other half is remembered: memory is bounded by how far apart the halves
 * are met, not by how many there are.
 */
export function createPairing(): Pairing {
  const waiting: Readonly<Record<Side, Map<string, number>>> = {
    left: new Map(),
    right: new Map(),
  };
  const take = (side: Side, key: string): boolean => {
    const count = waiting[side].get(key);
    if (count === undefined) return false;
    if (count === 1) waiting[side].delete(key);
    else waiting[side].set(key, count - 1);
    return true;
  };
  return {
    meet(side, key) {
      if (take(side === "left" ? "right" : "left", key)) return;
      waiting[side].set(key, (waiting[side].get(key) ?? 0) + 1);
    },
    alone: (side) => waiting[side].keys(),
  };
}
