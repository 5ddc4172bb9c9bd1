import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type CancelCounterDependencies,
  type CancelCounterOutcome,
  cancelCounterPayment,
} from "../../../shared/domain/checkout/counter-cancellation.ts";
import type { CounterReference } from "../../../shared/domain/checkout/counter-payment.ts";
import type { CounterView } from "../../../shared/domain/checkout/counter-view.ts";
import type {
  NewJournalEvent,
  RecordEvents,
} from "../../../shared/domain/journal/journal-event.ts";

export type CancelPaymentDependencies = CancelCounterDependencies & {
  readonly record: RecordEvents;
  readonly publicUrl: string;
};

export type CancelPaymentOutcome = CancelCounterOutcome & { readonly publicUrl: string };

/** Calls a counter payment off; a debt that is cancelled with it leaves an event in the journal. */
export async function cancelPayment(
  request: CounterReference & { readonly caller: Caller },
  dependencies: CancelPaymentDependencies,
): Promise<CancelPaymentOutcome> {
  const { now, record, publicUrl } = dependencies;
  const began = now();
  const result = await cancelCounterPayment(request, dependencies);
  if (result.outcome === "cancelled" && result.view.payment.ownsPosition) {
    const durationMs = now().getTime() - began.getTime();
    await record([
      { ...eventOf(request.caller, result.view), at: began.toISOString(), durationMs },
    ]);
  }
  return { ...result, publicUrl };
}

function eventOf({ kind, id }: Caller, { payment }: CounterView): Omit<NewJournalEvent, "at"> {
  const { organizationFiscalCode, noticeNumber, iud, typeCode } = payment;
  return {
    organizationFiscalCode,
    kind: "positionCancelled",
    direction: "in",
    peer: { kind, id },
    outcome: "OK",
    noticeNumber,
    iud,
    typeCode,
  };
}
