import { type Caller, mayTouchType } from "../../../shared/domain/access/caller.ts";
import type { CounterReference } from "../../../shared/domain/checkout/counter-payment.ts";
import {
  type ShowCounterDependencies,
  showCounterPayment,
} from "../../../shared/domain/checkout/counter-view.ts";
import { composeQrPayload } from "../../../shared/domain/notices/qr-payload.ts";

export type ShowCodeDependencies = ShowCounterDependencies & {
  /** The text of a notice's QR code as an SVG image. */
  readonly drawCode: (payload: string) => string;
};

/** The QR code of what is due now, for payment apps; none of what is unknown to the caller. */
export async function showCode(
  { caller, ...reference }: CounterReference & { readonly caller: Pick<Caller, "typeCodes"> },
  dependencies: ShowCodeDependencies,
): Promise<string | undefined> {
  const view = await showCounterPayment(reference, dependencies);
  if (view === undefined || !mayTouchType(caller, view.payment.typeCode)) return undefined;
  const { payment, amountCents } = view;
  const { noticeNumber, organizationFiscalCode: creditorFiscalCode } = payment;
  return dependencies.drawCode(composeQrPayload({ noticeNumber, creditorFiscalCode, amountCents }));
}
