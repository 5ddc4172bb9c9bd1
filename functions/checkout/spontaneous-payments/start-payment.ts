import {
  type SpontaneousRequest,
  type StartSpontaneousPaymentDependencies,
  type StartSpontaneousPaymentOutcome,
  startSpontaneousPayment,
} from "../../../shared/domain/checkout/spontaneous-payment.ts";
import type { NoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import type { OrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";

type Notice = {
  readonly organizationFiscalCode: OrganizationFiscalCode;
  readonly noticeNumber: NoticeNumber;
};

export type StartPaymentDependencies = StartSpontaneousPaymentDependencies & {
  /** A text that opens the notice for a while, and that nobody can make up. */
  readonly linkTo: (notice: Notice, now: Date) => Promise<string>;
  /** Where people reach the portal. */
  readonly publicUrl: string;
};

type Started = Extract<
  StartSpontaneousPaymentOutcome,
  { readonly outcome: "started" | "alreadyStarted" }
>;

/** A payment that can be made, and printed, by whoever has started it. */
export type StartedPayment = Started & {
  readonly noticeNumber: NoticeNumber;
  readonly noticeLink: string;
  readonly publicUrl: string;
};

export type StartPaymentOutcome = Exclude<StartSpontaneousPaymentOutcome, Started> | StartedPayment;

/** Starts a payment; whoever did has the notice to print as well. */
export async function startPayment(
  request: SpontaneousRequest,
  dependencies: StartPaymentDependencies,
): Promise<StartPaymentOutcome> {
  const result = await startSpontaneousPayment(request, dependencies);
  if (result.outcome !== "started" && result.outcome !== "alreadyStarted") return result;
  const { organizationFiscalCode, noticeNumber } = result.position;
  if (noticeNumber === undefined) throw new Error("a payment was started without a notice");
  const { linkTo, publicUrl, now } = dependencies;
  const noticeLink = await linkTo({ organizationFiscalCode, noticeNumber }, now());
  return { ...result, noticeNumber, noticeLink, publicUrl };
}
