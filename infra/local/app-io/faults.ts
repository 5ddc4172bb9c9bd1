import * as z from "zod";

/** An answer to give instead of the right one, the next `times` times that a call matches. */
export const faultSchema = z.strictObject({
  path: z.enum(["/profiles", "/messages"]),
  status: z.int().min(400).max(599),
  times: z.int().min(1).default(1),
  fiscalCode: z.string().optional(),
  retryAfterSeconds: z.int().min(0).optional(),
  /** Wait before answering, to make a client's time-out strike. */
  delayMs: z.int().min(0).max(60_000).default(0),
  /** Accept the call first and then answer wrongly, as a crash after the effect would. */
  afterEffect: z.boolean().default(false),
});

export type Fault = z.output<typeof faultSchema>;

/** The faults still to be given. */
export class FaultPlan {
  #faults: Fault[] = [];

  add(fault: Fault): void {
    this.#faults.push(fault);
  }

  clear(): void {
    this.#faults = [];
  }

  pending(): readonly Fault[] {
    return this.#faults;
  }

  /** The fault for this call, counted as given. */
  take(path: string, fiscalCode: string | undefined): Fault | undefined {
    const fault = this.#faults.find(
      (candidate) =>
        candidate.path === path &&
        (candidate.fiscalCode === undefined || candidate.fiscalCode === fiscalCode),
    );
    if (fault !== undefined) {
      this.#faults = this.#faults
        .map((other) => (other === fault ? { ...other, times: other.times - 1 } : other))
        .filter(({ times }) => times > 0);
    }
    return fault;
  }
}
