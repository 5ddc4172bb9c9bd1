import type { NoticeReference } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { RunRecord } from "../../../shared/domain/sandbox/sandbox-store.ts";
import { parseRequest, parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { offeredIn, type PaymentOffered, type PrimitiveVersion } from "./activate-notice.ts";

/** A payment that has begun in a run, as its own messages tell it. */
export type BegunPayment = {
  readonly paymentToken: string;
  readonly notice: NoticeReference;
  readonly version: PrimitiveVersion;
  readonly offered: PaymentOffered;
  readonly paymentNote: string | undefined;
};

/** The payments that the enti have accepted in a run, in the order in which they began. */
export function paymentsIn({ calls }: RunRecord): readonly BegunPayment[] {
  return calls.flatMap(({ paymentToken, notice, request, response, verdict, operation }) => {
    if (verdict.outcome === "KO" || paymentToken === undefined || notice === undefined) return [];
    const answer = parseResponse(response ?? "");
    if (answer.outcome === "refused" || answer.response.outcome === "KO") return [];
    const offered = offeredIn(answer.response);
    if (offered === undefined) return [];
    const version = operation === "paGetPaymentV2" ? "V2" : "V1";
    return [{ paymentToken, notice, version, offered, paymentNote: paymentNoteIn(request) }];
  });
}

function paymentNoteIn(envelope: string | undefined): string | undefined {
  const reading = parseRequest(new TextEncoder().encode(envelope));
  if (reading.outcome === "refused") return undefined;
  return "paymentNote" in reading.request ? reading.request.paymentNote : undefined;
}
