import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type {
  ImportAction,
  ImportFacts,
  ImportRefusal,
} from "../../../shared/domain/debt-positions/decide-import.ts";

/** A row that is right in itself, with the facts the decision needs but for the present state. */
export type ApplicableRow = {
  /** From 1; the header does not count. */
  readonly row: number;
  readonly action: ImportAction;
  readonly facts: Omit<ImportFacts, "existing" | "now">;
};

/** What became of a row, once it met the ente's positions. */
export type RowOutcome =
  | { readonly outcome: "accepted"; readonly position: DebtPosition }
  | { readonly outcome: "refused"; readonly refusal: ImportRefusal };
