import { type Caller, mayTouchType } from "../access/caller.ts";
import type { BodyProblem } from "../debt-positions/check-position-body.ts";
import type {
  CreatePositionInput,
  CreatePositionOutcome,
} from "../debt-positions/create-position.ts";
import type { DebtPosition } from "../debt-positions/debt-position.ts";
import type { DebtPositionStore } from "../debt-positions/debt-position-store.ts";
import { judgeNotice, type NoticeRefusal } from "../debt-positions/judge-notice.ts";
import { findNotice } from "../debt-positions/payable-notice.ts";
import type { PositionBody } from "../debt-positions/position-body.ts";
import type { RefreshAmount } from "../debt-positions/refresh-amount.ts";
import {
  findDebtPositionType,
  type Organization,
  type OrganizationStatus,
} from "../organizations/organization.ts";
import { whatIsOpen } from "../organizations/organization-status.ts";
import type { OrganizationStore } from "../organizations/organization-store.ts";
import { romeDateOf } from "../values/calendar-date.ts";
import type { NoticeNumber } from "../values/notice-number.ts";
import type { OrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { type CounterPayment, type CounterPaymentId, counterMinutes } from "./counter-payment.ts";
import type { CounterPaymentStore } from "./counter-payment-store.ts";
import { type CounterView, viewCounterPayment } from "./counter-view.ts";

export type OpenCounterRequest = {
  readonly organization: OrganizationFiscalCode;
  readonly caller: Caller;
  readonly id: CounterPaymentId;
  readonly requestDigest: string;
  /** A debt to be created, or one that is there. */
  readonly subject: { readonly debt: PositionBody } | { readonly noticeNumber: NoticeNumber };
  readonly terminal?: string;
};

export type OpenCounterDependencies = {
  readonly payments: Pick<CounterPaymentStore, "find" | "create">;
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany" | "findByNoticeNumber">;
  readonly createPosition: (
    input: CreatePositionInput & { readonly caller: Caller },
  ) => Promise<CreatePositionOutcome>;
  readonly refreshAmount: RefreshAmount;
  readonly now: () => Date;
};

export type OpenCounterOutcome =
  | { readonly outcome: "opened" | "alreadyOpened"; readonly view: CounterView }
  /** The key was used for another request. */
  | { readonly outcome: "requestDiffers" }
  | { readonly outcome: "wrong"; readonly problems: readonly BodyProblem[] }
  | { readonly outcome: "iudTaken" }
  | { readonly outcome: "organizationNotReady"; readonly status: OrganizationStatus }
  /** The notice is there, and nobody can pay it. */
  | { readonly outcome: "notPayable"; readonly refusal: NoticeRefusal }
  | { readonly outcome: "unknownNotice" }
  | { readonly outcome: "unknown" };

type Refused = Exclude<OpenCounterOutcome, { readonly view: CounterView }>;
type Subject = {
  readonly position: DebtPosition;
  readonly noticeNumber: NoticeNumber;
  readonly ownsPosition: boolean;
};

/**
 * Opens the payment of one notice at the ente's counter: of a debt created for it, or of one that
 * is there. The key is the natural key: the same request again, also after a call that died half
 * way, answers the payment that is there.
 */
export async function openCounterPayment(
  request: OpenCounterRequest,
  dependencies: OpenCounterDependencies,
): Promise<OpenCounterOutcome> {
  const { organization: fiscalCode, id, requestDigest, terminal } = request;
  const { payments, organizations, now } = dependencies;
  const known = await payments.find({ organization: fiscalCode, id });
  if (known !== undefined) return openedBefore(known, requestDigest, dependencies);
  const organization = await organizations.find(fiscalCode);
  if (organization === undefined) return { outcome: "unknown" };
  if (!whatIsOpen(organization.status).pay) {
    return { outcome: "organizationNotReady", status: organization.status };
  }
  const subject = await subjectOf(request, dependencies);
  if ("outcome" in subject) return subject;
  const due = await dueNow(subject, organization, dependencies);
  if ("outcome" in due) return due;
  const at = now();
  const { noticeNumber, ownsPosition } = subject;
  const payment: CounterPayment = {
    organizationFiscalCode: fiscalCode,
    id,
    requestDigest,
    iud: due.position.iud,
    noticeNumber,
    typeCode: due.position.typeCode,
    ownsPosition,
    ...(terminal !== undefined && { terminal }),
    status: "OPEN",
    openedAt: at.toISOString(),
    expiresAt: new Date(at.getTime() + counterMinutes * 60_000).toISOString(),
    version: 1,
  };
  if ((await payments.create(payment)) === "created") {
    return { outcome: "opened", view: viewCounterPayment(payment, due.position, at) };
  }
  const winner = await payments.find({ organization: fiscalCode, id });
  if (winner === undefined) throw new Error("a counter payment that exists cannot be found");
  return openedBefore(winner, requestDigest, dependencies);
}

async function openedBefore(
  payment: CounterPayment,
  requestDigest: string,
  { positions, now }: OpenCounterDependencies,
): Promise<OpenCounterOutcome> {
  if (payment.requestDigest !== requestDigest) return { outcome: "requestDiffers" };
  const [position] = await positions.findMany(payment.organizationFiscalCode, [payment.iud]);
  if (position === undefined) throw new Error("a counter payment without its position");
  return { outcome: "alreadyOpened", view: viewCounterPayment(payment, position, now()) };
}

function subjectOf(
  request: OpenCounterRequest,
  dependencies: OpenCounterDependencies,
): Promise<Subject | Refused> {
  const { subject } = request;
  return "debt" in subject
    ? createdFor(subject.debt, request, dependencies)
    : foundFor(subject.noticeNumber, request, dependencies);
}

async function createdFor(
  debt: PositionBody,
  { organization, caller }: OpenCounterRequest,
  { createPosition, now }: OpenCounterDependencies,
): Promise<Subject | Refused> {
  const problems = unfitForCounter(debt);
  if (problems.length > 0) return { outcome: "wrong", problems };
  const created = await createPosition({ organization, caller, body: debt });
  switch (created.outcome) {
    case "created":
    case "alreadyCreated": {
      const { position } = created;
      const { noticeNumber, createdAt } = position;
      if (noticeNumber === undefined) throw new Error("a payment at once without a notice");
      // A call that died half way has left it minutes ago; what is older was not created for us.
      const since = new Date(now().getTime() - counterMinutes * 60_000).toISOString();
      return { position, noticeNumber, ownsPosition: createdAt >= since };
    }
    case "wrong":
      return {
        outcome: "wrong",
        problems: created.problems.map(({ pointer, detail }) => ({
          pointer: `/debt${pointer}`,
          detail,
        })),
      };
    case "iudTaken":
    case "organizationNotReady":
    case "unknown":
      return created;
  }
}

/** At the counter a debt is paid at once, and now. */
function unfitForCounter({ published, paymentOptions }: PositionBody): BodyProblem[] {
  const isSingle = paymentOptions.length === 1 && paymentOptions[0]?.kind === "SINGLE";
  return [
    ...(published
      ? []
      : [{ pointer: "/debt/published", detail: "Allo sportello non si paga una bozza." }]),
    ...(isSingle
      ? []
      : [
          {
            pointer: "/debt/paymentOptions",
            detail: "Allo sportello si paga in un'unica soluzione: una sola voce, SINGLE.",
          },
        ]),
  ];
}

async function foundFor(
  noticeNumber: NoticeNumber,
  { organization, caller }: OpenCounterRequest,
  { positions }: OpenCounterDependencies,
): Promise<Subject | Refused> {
  const position = await positions.findByNoticeNumber(organization, noticeNumber);
  const isFound = position !== undefined && mayTouchType(caller, position.typeCode);
  if (!isFound) return { outcome: "unknownNotice" };
  return { position, noticeNumber, ownsPosition: false };
}

/** The position with the amount that its ente gives it now, as long as it can be paid. */
async function dueNow(
  { position, noticeNumber }: Subject,
  organization: Organization,
  { refreshAmount, now }: OpenCounterDependencies,
): Promise<{ readonly position: DebtPosition } | Refused> {
  const notice = findNotice(position, noticeNumber);
  if (notice === undefined) return { outcome: "unknownNotice" };
  const today = romeDateOf(now());
  const judged = judgeNotice({ organization, position, notice, today });
  if (judged.outcome === "refused") return { outcome: "notPayable", refusal: judged.refusal };
  const type = findDebtPositionType(organization, position.typeCode);
  return { position: await refreshAmount({ position, notice, type }) };
}
