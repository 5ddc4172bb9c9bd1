import { composeNotice, type NoticeFacts } from "../../../shared/domain/notices/compose-notice.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { composeAppIoMessage } from "../../../shared/domain/notifications/app-io-message.ts";
import type { AppIo, Email, Mailer } from "../../../shared/domain/notifications/channels.ts";
import { composeCreationEmail } from "../../../shared/domain/notifications/creation-email.ts";
import {
  type Addressee,
  type AppIoStep,
  addresseeOf,
  type EmailStep,
  type LastStep,
  type Step,
  stepAfterAppIo,
  stepAfterEmail,
  stepAfterProfile,
  stepWithoutAppIo,
} from "../../../shared/domain/notifications/decide-delivery.ts";
import {
  type HandOverOnceDependencies,
  handOverOnce,
} from "../../../shared/domain/notifications/hand-over-once.ts";
import type {
  DeliveryOutcome,
  NotificationKey,
} from "../../../shared/domain/notifications/notification.ts";
import {
  type PaymentRequest,
  paymentRequestOf,
} from "../../../shared/domain/notifications/payment-request.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";

export type DeliverNoticeDependencies = HandOverOnceDependencies & {
  readonly appIo: AppIo;
  readonly mailer: Mailer;
  /** The notice as a PDF. */
  readonly render: (organization: Organization, notice: Notice) => Uint8Array;
  readonly portalUrl: string;
};

/**
 * Tells one debtor of one debt, or says that it has to be done later: a channel asked so, or
 * another delivery holds the claim. Asking App IO about the person changes nothing and comes before
 * the claim.
 */
export async function deliverNotice(
  key: NotificationKey,
  facts: NoticeFacts,
  dependencies: DeliverNoticeDependencies,
): Promise<DeliveryOutcome | "later"> {
  const request = paymentRequestOf(facts);
  const { debtor } = facts.debtPosition;
  const addressee = addresseeOf(debtor, request, facts.debtPositionType.notificationChannels);
  const delivery: Delivery = { facts, request, addressee, dependencies };

  const first = await firstStep(delivery);
  if (first.step === "tryLater") return "later";
  if (first.step === "finish") return { key, result: first.result, at: dependencies.now() };

  const email = first.step === "sendEmail" ? composeEmail(delivery, first) : undefined;
  return handOverOnce(key, () => handOver(delivery, first, email), dependencies);
}

type Delivery = {
  readonly facts: NoticeFacts;
  readonly request: PaymentRequest;
  readonly addressee: Addressee;
  readonly dependencies: DeliverNoticeDependencies;
};

async function firstStep({ facts, addressee, dependencies }: Delivery): Promise<Step> {
  if ("problem" in addressee.appIo) return stepWithoutAppIo(addressee, addressee.appIo);
  const recipient = {
    organizationFiscalCode: facts.organization.fiscalCode,
    fiscalCode: addressee.appIo.fiscalCode,
  };
  const profile = await dependencies.appIo.checkProfile(recipient);
  return stepAfterProfile(addressee, recipient, profile);
}

async function handOver(
  delivery: Delivery,
  first: AppIoStep | EmailStep,
  email: Email | undefined,
): Promise<LastStep> {
  const { request, addressee, dependencies } = delivery;
  const next =
    first.step === "sendEmail"
      ? first
      : stepAfterAppIo(
          addressee,
          await dependencies.appIo.sendMessage(first.recipient, composeAppIoMessage(request)),
        );
  if (next.step !== "sendEmail") return next;
  const submission = await dependencies.mailer.send(email ?? composeEmail(delivery, next));
  return stepAfterEmail(next.appIo, submission);
}

function composeEmail(delivery: Delivery, { to }: EmailStep): Email {
  const { facts, request, dependencies } = delivery;
  return composeCreationEmail({
    request,
    to,
    noticePdf: dependencies.render(facts.organization, composeNotice(facts)),
    portalUrl: dependencies.portalUrl,
    sentAt: dependencies.now(),
  });
}
