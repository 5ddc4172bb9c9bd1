import { romeDateTimeOf } from "../../../shared/domain/receipts/rome-date-time.ts";
import type { NoticeReference } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { EuroCents } from "../../../shared/domain/values/euro-cents.ts";
import type {
  CtReceipt,
  CtReceiptTransfer,
  CtSubject,
  PaymentTransfer,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { PaymentOffered } from "./activate-notice.ts";
import { composeStamp } from "./compose-stamp.ts";
import { testPsp } from "./test-psp.ts";

/** What the payer and the payment service provider add to what the ente has offered. */
export type PaymentFacts = {
  readonly receiptId: string;
  readonly notice: NoticeReference;
  readonly outcome: "OK" | "KO";
  /** The ente's name, where its own answer does not tell it (V1 may not). */
  readonly creditorName: string;
  readonly paidAt: Date;
  readonly payer?: CtSubject;
  readonly feeCents?: EuroCents;
  readonly paymentNote?: string;
};

const dayMs = 86_400_000;

/**
 * The receipt of a payment as the node composes it: what the ente has offered, with the payment
 * service provider's data and the payment's dates, in Italian time without a zone (SANP 3.12.0,
 * paSendRT). A stamp that was asked for comes back bought.
 */
export function composeReceipt(offered: PaymentOffered, facts: PaymentFacts): CtReceipt {
  const { paidAt, payer, feeCents, paymentNote } = facts;
  const paid = romeDateTimeOf(paidAt.toISOString());
  const credited = romeDateTimeOf(new Date(paidAt.getTime() + dayMs).toISOString());
  const { officeName, metadata } = offered;
  return {
    receiptId: facts.receiptId,
    noticeNumber: facts.notice.noticeNumber,
    fiscalCode: facts.notice.fiscalCode,
    outcome: facts.outcome,
    creditorReferenceId: offered.creditorReferenceId,
    paymentAmount: offered.paymentAmount,
    description: offered.description,
    companyName: offered.companyName ?? facts.creditorName,
    ...(officeName === undefined ? {} : { officeName }),
    debtor: offered.debtor,
    transferList: offered.transferList.map((transfer) => transferOf(transfer, paidAt)),
    idPSP: testPsp.id,
    pspFiscalCode: testPsp.fiscalCode,
    PSPCompanyName: testPsp.companyName,
    idChannel: testPsp.channelId,
    channelDescription: testPsp.channelDescription,
    ...(payer === undefined ? {} : { payer }),
    paymentMethod: testPsp.paymentMethod,
    ...(paymentNote === undefined ? {} : { paymentNote }),
    ...(feeCents === undefined ? {} : { fee: feeCents }),
    paymentDateTime: `${paid.date}T${paid.time}`,
    applicationDate: paid.date,
    transferDate: credited.date,
    ...(metadata === undefined ? {} : { metadata }),
  };
}

function transferOf(transfer: PaymentTransfer, paidAt: Date): CtReceiptTransfer {
  const { richiestaMarcaDaBollo: stamp, IBAN, ...common } = transfer;
  if (stamp === undefined) return { ...common, IBAN };
  const MBDAttachment = composeStamp({
    amountCents: transfer.transferAmount,
    documentDigest: stamp.hashDocumento,
    stampNumber: `${paidAt.getTime()}${transfer.idTransfer}`,
    boughtAt: paidAt,
  });
  return { ...common, MBDAttachment };
}
