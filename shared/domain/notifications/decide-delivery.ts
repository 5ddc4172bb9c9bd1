import { anonymousDebtorCode, type DebtPosition } from "../debt-positions/debt-position.ts";
import { isPrintable } from "../notices/compose-notice.ts";
import {
  type CreationChannel,
  creationChannels,
  type DebtPositionType,
} from "../organizations/debt-position-type.ts";
import { notifiesCreation, type Organization } from "../organizations/organization.ts";
import { type EmailAddress, parseEmailAddress } from "../values/email-address.ts";
import { type FiscalCode, parseFiscalCode } from "../values/fiscal-code.ts";
import { fitsAppIo } from "./app-io-message.ts";
import type { AppIoRecipient, AppIoSubmission, EmailSubmission, ProfileCheck } from "./channels.ts";
import type { AppIoProblem, DeliveryResult } from "./notification.ts";
import type { PaymentRequest } from "./payment-request.ts";

/** Debtors are told where the ente and the type ask for it and there is a notice to be paid. */
export function asksForNotification(
  organization: Organization,
  type: DebtPositionType,
  position: DebtPosition,
): boolean {
  return notifiesCreation(organization, type) && isPrintable(position);
}

/** The ways to a debtor, or why there is none. */
export type Addressee = {
  readonly appIo: { readonly fiscalCode: FiscalCode } | AppIoProblem;
  readonly email?: EmailAddress;
};

/**
 * Only natural persons are on App IO; an address that is not one counts as no address. Channels
 * that the type does not use lead to nobody.
 */
export function addresseeOf(
  debtor: DebtPosition["debtor"],
  request: Pick<PaymentRequest, "amountCents">,
  channels: readonly CreationChannel[] = creationChannels,
): Addressee {
  const address = channels.includes("email") ? (debtor.email?.trim() ?? "") : "";
  const email = parseEmailAddress(address);
  const usesAppIo = channels.includes("appIo");
  const appIo = usesAppIo ? appIoWayOf(debtor, request) : ({ problem: "notUsed" } as const);
  return email === undefined ? { appIo } : { appIo, email };
}

function appIoWayOf(
  debtor: DebtPosition["debtor"],
  request: Pick<PaymentRequest, "amountCents">,
): Addressee["appIo"] {
  const named = debtor.kind === "F" && debtor.code !== anonymousDebtorCode;
  const fiscalCode = named ? parseFiscalCode(debtor.code) : undefined;
  if (fiscalCode === undefined) return { problem: "notAPerson" };
  return fitsAppIo(request) ? { fiscalCode } : { problem: "amountOutOfRange" };
}

/** What to do next: hand over to a channel, end, or let go and come back. */
export type Step = AppIoStep | EmailStep | LastStep;
export type AppIoStep = { readonly step: "sendAppIo"; readonly recipient: AppIoRecipient };
export type EmailStep = {
  readonly step: "sendEmail";
  readonly to: EmailAddress;
  readonly appIo: AppIoProblem;
};
export type LastStep =
  | { readonly step: "finish"; readonly result: DeliveryResult }
  | { readonly step: "tryLater" };

/** After App IO was asked about the person: one it cannot reach gets a mail. */
export function stepAfterProfile(
  addressee: Addressee,
  recipient: AppIoRecipient,
  profile: ProfileCheck,
): Step {
  switch (profile.outcome) {
    case "reachable":
      return { step: "sendAppIo", recipient };
    case "notNow":
      return { step: "tryLater" };
    default:
      return stepWithoutAppIo(addressee, problemOf(profile));
  }
}

/** After a message was handed to App IO: whatever it did not accept for good becomes a mail. */
export function stepAfterAppIo(
  addressee: Addressee,
  submission: AppIoSubmission,
): EmailStep | LastStep {
  switch (submission.outcome) {
    case "accepted": {
      const { messageId } = submission;
      return finish({ status: "SENT_IO", ...(messageId === undefined ? {} : { messageId }) });
    }
    case "notNow":
      return { step: "tryLater" };
    default:
      return stepWithoutAppIo(addressee, problemOf(submission));
  }
}

/** App IO is no way to this debtor: mail is, or nothing. */
export function stepWithoutAppIo({ email }: Addressee, appIo: AppIoProblem): EmailStep | LastStep {
  if (email !== undefined) return { step: "sendEmail", to: email, appIo };
  if (appIo.problem === "noAnswer") return finish({ status: "UNCERTAIN", cause: "appIoNoAnswer" });
  return finish({ status: "NOT_REACHABLE", appIo, email: { problem: "noAddress" } });
}

/** After a mail was handed over. Nothing is tried again when App IO may have delivered already. */
export function stepAfterEmail(appIo: AppIoProblem, submission: EmailSubmission): LastStep {
  if (submission.outcome === "accepted") {
    const { messageId } = submission;
    return finish({
      status: "SENT_EMAIL",
      ...(messageId === undefined ? {} : { messageId }),
      appIo,
    });
  }
  if (submission.outcome === "noAnswer") {
    return finish({ status: "UNCERTAIN", cause: "emailNoAnswer" });
  }
  if (appIo.problem === "noAnswer") return finish({ status: "UNCERTAIN", cause: "appIoNoAnswer" });
  if (submission.outcome === "notNow") return { step: "tryLater" };
  const email = { problem: "refused", code: submission.code } as const;
  return finish({ status: "NOT_REACHABLE", appIo, email });
}

function finish(result: DeliveryResult): LastStep {
  return { step: "finish", result };
}

type Failure =
  | { readonly outcome: "notReachable" | "noServiceKey" | "noAnswer" }
  | { readonly outcome: "refused"; readonly httpStatus: number };

function problemOf(failure: Failure): AppIoProblem {
  return failure.outcome === "refused"
    ? { problem: "refused", httpStatus: failure.httpStatus }
    : { problem: failure.outcome };
}
