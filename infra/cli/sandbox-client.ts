import * as z from "zod";
import { RemoteFailure } from "./exit-codes.ts";

/** How the test node is to deliver the receipt of a payment. */
export type ReceiptDelivery = {
  readonly version: "V1" | "V2";
  /** The same receipt so many times. */
  readonly times?: number;
  /** A receipt of a payment made days before. */
  readonly mode?: "late";
  readonly daysLate?: number;
};

const paymentAnswer = z.object({
  reportUrl: z.string(),
  outcome: z.string(),
  paymentToken: z.string().nullable(),
  steps: z.array(
    z.object({
      operation: z.string(),
      outcome: z.string(),
      fault: z.object({ code: z.string() }).nullable(),
    }),
  ),
});
export type SandboxPayment = z.infer<typeof paymentAnswer>;

/** Pays a notice through the test node of a stage: verify, activation and receipt in one call. */
export async function payNotice(
  baseUrl: string,
  notice: { readonly fiscalCode: string; readonly noticeNumber: string },
  delivery: ReceiptDelivery,
): Promise<SandboxPayment> {
  const response = await fetch(new URL("/sandbox/v1/payments", baseUrl), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ ...notice, ...delivery, title: "Dimostrazione" }),
  });
  const answer = paymentAnswer.safeParse(await response.json().catch(() => undefined));
  if (!answer.success) {
    throw new RemoteFailure(`Il nodo di prova ha risposto con HTTP ${response.status}.`);
  }
  return answer.data;
}
