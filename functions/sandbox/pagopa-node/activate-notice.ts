import { checkPaymentOffer } from "../../../shared/domain/sandbox/check-payment-offer.ts";
import { paymentSession } from "../../../shared/domain/sandbox/payment-session.ts";
import type {
  NoticeReference,
  RunId,
  SandboxCall,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import { type NodeFault, nodeFault } from "../../../shared/domain/sandbox/station-answer.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseNoticeNumber } from "../../../shared/domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type {
  GetPaymentRequest,
  GetPaymentResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { callStation, refuseCall, type StationOk } from "./call-station.ts";
import { findStation, type StationOverride } from "./find-station.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type PrimitiveVersion = "V1" | "V2";

export type ActivateInput = {
  readonly runId: RunId;
  readonly notice: NoticeReference;
  readonly version: PrimitiveVersion;
  /** What the payer was told; the ente's answer may be another amount. */
  readonly amountCents?: EuroCents;
  readonly transferType?: "POSTAL" | "PAGOPA";
  readonly paymentNote?: string;
  readonly dueDate?: string;
  /** For how long nobody else may pay the notice: 0 for no time at all. */
  readonly sessionMinutes: number;
  readonly override: StationOverride;
};

export type PaymentOffered = GetPaymentResponse["data"];

export type ActivateOutcome =
  | {
      readonly outcome: "activated";
      readonly call: SandboxCall;
      readonly paymentToken: string;
      readonly offered: PaymentOffered;
    }
  | { readonly outcome: "refused"; readonly call: SandboxCall };

export const getPaymentOf = { V1: "paGetPayment", V2: "paGetPaymentV2" } as const;

/**
 * Begins a payment: the notice is held for half an hour under a payment token, and the ente says
 * what is to be paid to whom. A refusal gives the notice free (SANP 3.12.0, paGetPayment).
 */
export async function activateNotice(
  input: ActivateInput,
  dependencies: NodeDependencies,
): Promise<ActivateOutcome> {
  const { runId, notice, version } = input;
  const refuse = async (fault: NodeFault): Promise<ActivateOutcome> => {
    const call = await refuseCall(
      {
        runId,
        operation: getPaymentOf[version],
        recipientFiscalCode: notice.fiscalCode,
        subject: { notice },
        fault,
      },
      dependencies,
    );
    return { outcome: "refused", call };
  };
  const station = await findStation(notice.fiscalCode, input.override, dependencies);
  if (station === undefined) return refuse(nodeFault("PPT_DOMINIO_SCONOSCIUTO"));

  const paymentToken = dependencies.newId();
  const session = paymentSession(
    { ...notice, paymentToken },
    { now: dependencies.now(), minutes: input.sessionMinutes },
  );
  if (!(await dependencies.sandbox.openSession(session))) {
    return refuse(nodeFault("PPT_PAGAMENTO_IN_CORSO"));
  }
  const { call, verdict } = await callStation(
    {
      runId,
      request: { ...station, ...requestOf(input) },
      subject: { notice, paymentToken },
      check: (answer) => checkOffer(answer, notice, dependencies),
    },
    dependencies,
  );
  const offered = verdict.outcome === "OK" ? offeredIn(verdict.answer) : undefined;
  if (offered !== undefined) return { outcome: "activated", call, paymentToken, offered };
  await dependencies.sandbox.closeSession(session);
  return { outcome: "refused", call };
}

/** The payment in an answer to paGetPayment of either version; undefined for other answers. */
export function offeredIn(answer: StationOk): PaymentOffered | undefined {
  return "data" in answer ? answer.data : undefined;
}

type RequestOfPayment = Omit<GetPaymentRequest, "idPA" | "idBrokerPA" | "idStation">;

function requestOf(input: ActivateInput): RequestOfPayment {
  const { amountCents, paymentNote, transferType, dueDate } = input;
  return {
    primitive: getPaymentOf[input.version],
    qrCode: input.notice,
    ...(amountCents === undefined ? {} : { amount: amountCents }),
    ...(paymentNote === undefined ? {} : { paymentNote }),
    ...(transferType === undefined ? {} : { transferType }),
    ...(dueDate === undefined ? {} : { dueDate }),
  };
}

async function checkOffer(
  answer: StationOk,
  { noticeNumber, fiscalCode }: NoticeReference,
  { organizations }: NodeDependencies,
): Promise<NodeFault | undefined> {
  const offered = offeredIn(answer);
  const parsed = parseNoticeNumber(noticeNumber);
  if (offered === undefined || parsed === undefined) return undefined;
  const transfers = offered.transferList.map((transfer) => ({
    idTransfer: transfer.idTransfer,
    amountCents: transfer.transferAmount,
    beneficiaryFiscalCode: transfer.fiscalCodePA,
    iban: transfer.IBAN,
  }));
  const creditor = parseOrganizationFiscalCode(fiscalCode);
  return checkPaymentOffer(
    {
      creditorReferenceId: offered.creditorReferenceId,
      amountCents: offered.paymentAmount,
      transfers,
    },
    parsed,
    creditor && (await organizations.find(creditor)),
  );
}
