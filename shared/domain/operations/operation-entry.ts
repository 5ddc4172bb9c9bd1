/** Who acts on a stage from the command line. */
export type Operator = {
  /** The caller as AWS knows it: the ARN of a user or of an assumed role. */
  readonly awsIdentity: string;
  /** The account on the operator's own machine. */
  readonly osUser: string;
};

/** One run of a command: what its entries have in common. */
export type Operation = {
  readonly operationId: string;
  readonly operator: Operator;
  /** E.g. `dlq redrive`. */
  readonly command: string;
  /** As they were given, nobody's personal data among them. */
  readonly arguments: Readonly<Record<string, string>>;
  readonly reason?: string;
};

/**
 * What is written down of an operation, never to be changed:
 * - `begun`: before its first effect, so that no effect is without an entry;
 * - `discarded`: a message, whole, before it is taken out of its queue;
 * - `ended`: what came of it.
 */
export type OperationStep =
  | { readonly kind: "begun" }
  | {
      readonly kind: "discarded";
      readonly queueName: string;
      readonly messageId: string;
      /** Instant in ISO 8601, UTC. */
      readonly sentAt: string;
      readonly body: string;
    }
  | { readonly kind: "ended"; readonly outcome: "done" | "failed"; readonly detail: string };

export type OperationEntry = Operation & {
  /** Instant in ISO 8601, UTC. */
  readonly at: string;
  readonly step: OperationStep;
};

/** Entries are added and read, and that is all. */
export type OperationStore = {
  append(entry: OperationEntry): Promise<void>;
  /** The entries of a month ("2026-11", UTC), the latest first, at most `limit`. */
  listOfMonth(month: string, limit: number): Promise<readonly OperationEntry[]>;
};
