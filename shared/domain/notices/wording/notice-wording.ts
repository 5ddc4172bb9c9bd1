/**
 * Fixed texts of the notice in one language, as they must be printed (Avviso di pagamento 3.5.1,
 * testi fissi). `**` opens and closes bold; `{…}` is filled in. Labels of the codes are in the
 * short form of the official example notices.
 */
export type NoticeWording = {
  readonly title: string;
  readonly creditor: string;
  readonly addressee: string;
  readonly howMuchAndWhen: string;
  readonly howMuch: string;
  readonly amount: string;
  readonly euro: string;
  readonly dueBy: string;
  /** `{count}` instalments, the amount at once being possible too. */
  readonly inFullOrInInstalments: string;
  /** `{count}` instalments and nothing else. */
  readonly inInstalments: string;
  readonly amountsInDetails: string;
  readonly amountMayChange: string;
  readonly whereToPay: string;
  readonly payOnlineWithIo: string;
  readonly payOnline: string;
  /** After "pay with the app IO"; each text by the ente's own channel, `{creditor}` its name. */
  readonly orOtherChannels: ChannelTexts;
  /** Started by the citizen. */
  readonly spontaneousChannels: ChannelTexts;
  /** For an addressee abroad. */
  readonly channelsFromAbroad: ChannelTexts;
  readonly payLocally: string;
  /** `{place}` is the ente's own place followed by ", ", or nothing. */
  readonly payLocallyText: string;
  readonly payLocallyTextAbroad: string;
  readonly paymentData: string;
  readonly singleInstalment: string;
  readonly singleInstalmentBy: string;
  /** `{number}`. */
  readonly instalment: string;
  readonly scanQrBeside: string;
  readonly scanQrAbove: string;
  /** What stands for the codes where they are not seen. */
  readonly qrCode: string;
  readonly dataMatrix: string;
  readonly subject: string;
  readonly cbillCode: string;
  readonly noticeCode: string;
  readonly creditorFiscalCode: string;
  readonly discountedAmount: string;
  readonly reducedAmount: string;
  /** Two parts: the first in bold. */
  readonly withinFiveDays: string;
  readonly fromSixthToSixtiethDay: string;
  readonly chooseRightAmount: string;
  readonly howDeadlinesCount: string;
  readonly deadlinesCount: string;
  readonly postalSlip: string;
  readonly postalSlipText: string;
  readonly onAccount: string;
  readonly accountHolder: string;
  readonly slipAddressee: string;
  readonly slipSubject: string;
  readonly slipNoticeCode: string;
  readonly slipType: string;
  readonly slipCreditorFiscalCode: string;
};

/** A text by where the ente itself takes payments: nowhere, its site, its app, both. */
export type ChannelTexts = {
  readonly none: string;
  readonly site: string;
  readonly app: string;
  readonly siteAndApp: string;
};
