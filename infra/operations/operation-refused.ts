/** What was asked for cannot be done; the Italian message says why, nothing was changed. */
export class OperationRefused extends Error {
  override readonly name = "OperationRefused";
}
