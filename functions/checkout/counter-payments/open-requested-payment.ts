import type { Caller } from "../../../shared/domain/access/caller.ts";
import {
  type OpenCounterDependencies,
  type OpenCounterOutcome,
  openCounterPayment,
} from "../../../shared/domain/checkout/counter-opening.ts";
import type {
  CounterKey,
  CounterPaymentId,
} from "../../../shared/domain/checkout/counter-payment.ts";
import {
  type CreateRecordedPositionDependencies,
  createRecordedPosition,
} from "../../../shared/domain/journal/create-recorded-position.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { CounterBody } from "./counter-bodies.ts";

export type OpenRequestedPaymentDependencies = CreateRecordedPositionDependencies &
  Pick<OpenCounterDependencies, "payments" | "positions" | "refreshAmount"> & {
    readonly counterPaymentIdOf: (key: CounterKey) => CounterPaymentId;
    /** The same for the same text, of any other a different one. */
    readonly digest: (text: string) => string;
    readonly publicUrl: string;
  };

/** What came of it, and where people find what was opened. */
export type OpenRequestedPaymentOutcome = OpenCounterOutcome & {
  readonly publicUrl: string;
  readonly pageUrl: string;
};

/** Opens what a terminal asks for, under the id that its key makes. */
export async function openRequestedPayment(
  { key, ...asked }: CounterBody,
  {
    organization,
    caller,
  }: { readonly organization: OrganizationFiscalCode; readonly caller: Caller },
  dependencies: OpenRequestedPaymentDependencies,
): Promise<OpenRequestedPaymentOutcome> {
  const { publicUrl, digest, counterPaymentIdOf } = dependencies;
  const { debt, noticeNumber, terminal } = asked;
  const subject = debt === undefined ? noticeNumber && { noticeNumber } : { debt };
  if (subject === undefined) throw new Error("a request without a subject was let in");
  const request = {
    organization,
    caller,
    id: counterPaymentIdOf(key),
    requestDigest: digest(JSON.stringify([debt, noticeNumber, terminal])),
    subject,
    ...(terminal !== undefined && { terminal }),
  };
  const opened = await openCounterPayment(request, {
    ...dependencies,
    createPosition: (input) => createRecordedPosition(input, dependencies),
  });
  return { ...opened, publicUrl, pageUrl: `${publicUrl}/sportello/${key}?ente=${organization}` };
}
