import type { ModuleFrame } from "./density.ts";

/** Distances of the postal slip in millimetres. */
export type SlipGaps = {
  /** From the module before to the bar, and below the slip. */
  readonly above: number;
  readonly below: number;
  /** Below the bar. */
  readonly row: number;
  /** Between Poste's marks and texts. */
  readonly poste: number;
  /** Below the account. */
  readonly account: number;
  /** Between the data and the codes, and beside the Data Matrix. */
  readonly grid: number;
};

const smallGap = 4;
const tightGap = 2;

/** The slip of a fine is tighter: its page has more to say. */
export function slipGaps({ density, form }: ModuleFrame): SlipGaps {
  const grid = density.slipGap;
  if (form.parts.kind !== "fine") {
    const { rowGap, sectionGap } = density;
    return {
      above: smallGap,
      below: sectionGap,
      row: rowGap,
      poste: smallGap,
      account: grid,
      grid,
    };
  }
  return {
    above: tightGap,
    below: smallGap,
    row: smallGap,
    poste: tightGap,
    account: smallGap,
    grid,
  };
}
