import { InvalidArgumentError } from "commander";
import type { OperatorCloud } from "../../../operations/operator-cloud.ts";
import { type ExitCode, UsageError } from "../../exit-codes.ts";

/** What the commands of operators have in common. */
export type OpsContext = {
  /** Reaches the stage; the clients of AWS are loaded only now. */
  readonly connect: () => Promise<OperatorCloud>;
  readonly finish: (code: ExitCode) => void;
};

/** On standard output: one JSON object for programs, lines for people. */
export function print(result: object, { json, lines }: { json: boolean; lines: string[] }): void {
  process.stdout.write(`${json ? JSON.stringify(result) : lines.join("\n")}\n`);
}

/** @throws InvalidArgumentError for anything but a number above zero. */
export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError("serve un numero maggiore di zero.");
  return value;
}

/** @throws InvalidArgumentError for anything but an instant. */
export function instantOf(text: string): Date {
  const instant = new Date(text);
  if (Number.isNaN(instant.getTime())) {
    throw new InvalidArgumentError("serve un istante ISO 8601, per esempio 2026-11-28T10:00:00Z.");
  }
  return instant;
}

/** @throws UsageError when personal data is asked for and nobody says why. */
export function revealReason(options: { reveal: boolean; reason?: string }): string | undefined {
  const reason = options.reason?.trim() ?? "";
  if (options.reveal && reason === "") throw new UsageError("Con --reveal serve --reason.");
  return options.reveal ? reason : undefined;
}

/** "2 import-blocks, 1 print-packs". */
export function countsText(counts: Readonly<Record<string, number>>): string {
  const parts = Object.entries(counts).map(([queue, count]) => `${count} ${queue}`);
  return parts.length === 0 ? "nessuno" : parts.join(", ");
}
