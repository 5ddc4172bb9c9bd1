/**
 * Thrown when a message cannot be sent as it is: the schema or pagoPA's node would refuse it. Its
 * problems name elements and rules, never values.
 */
export class InvalidOutgoingMessage extends Error {
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`the message is not valid: ${problems.join("; ")}`);
    this.name = "InvalidOutgoingMessage";
    this.problems = problems;
  }
}
