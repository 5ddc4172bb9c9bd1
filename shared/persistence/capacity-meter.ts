/** Adds up the write units that DynamoDB says it has charged; indexes are in its totals. */
export type CapacityMeter = {
  add(capacities: readonly { readonly CapacityUnits?: number | undefined }[] | undefined): void;
  /** What was charged since the last call. */
  take(): number;
};

export function createCapacityMeter(): CapacityMeter {
  let units = 0;
  return {
    add(capacities) {
      for (const { CapacityUnits } of capacities ?? []) units += CapacityUnits ?? 0;
    },
    take() {
      const charged = units;
      units = 0;
      return charged;
    },
  };
}
