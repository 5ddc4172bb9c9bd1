import type { NoticeWording } from "./notice-wording.ts";

export const englishWording: NoticeWording = {
  title: "Payment notice",
  creditor: "Payee",
  addressee: "Recipient",
  howMuchAndWhen: "How much and when to pay?",
  howMuch: "How much to pay?",
  amount: "Amount",
  euro: "Euro",
  dueBy: "by",
  inFullOrInInstalments: "You can pay in full or in {count} instalments.",
  inInstalments: "You can pay in {count} instalments.",
  amountsInDetails: "Amounts and due dates are shown in each instalment detail.",
  amountMayChange:
    "During the payment the amount may increase (due to penalties, interest, notification costs " +
    "or other factors) or be reduced (due to discounts or credit notes).",
  whereToPay: "Where to pay?",
  payOnlineWithIo: "Pay with the IO app",
  payOnline: "Pay online",
  orOtherChannels: {
    none: "or with your Home Banking, payment app or the other affiliated channels.",
    site:
      "or with {creditor} website, your Home Banking, payment app or the other affiliated " +
      "channels.",
    app: "or with {creditor} app, your Home Banking, payment app or the other affiliated channels.",
    siteAndApp:
      "or with {creditor} website or app, your Home Banking, payment app or the other affiliated " +
      "channels.",
  },
  spontaneousChannels: {
    none: "with the IO app, your Home Banking, payment app or the other affiliated channels.",
    site:
      "with the IO app, {creditor} website, your Home Banking, payment app or the other " +
      "affiliated channels.",
    app:
      "with the IO app, {creditor} app, your Home Banking, payment app or the other affiliated " +
      "channels.",
    siteAndApp:
      "with the IO app, {creditor} website or app, your Home Banking, payment app or the other " +
      "affiliated channels.",
  },
  channelsFromAbroad: {
    none: "Go to **pagopa.gov.it** and choose the channel you prefer.",
    site:
      "Go to **pagopa.gov.it** and choose the channel you prefer, or visit the website of " +
      "{creditor}.",
    app: "Go to **pagopa.gov.it** and choose the channel you prefer, or use the app of {creditor}.",
    siteAndApp:
      "Go to **pagopa.gov.it** and choose the channel you prefer, or use the app or website of " +
      "{creditor}.",
  },
  payLocally: "Pay locally",
  payLocallyText:
    "{place}at banks and ATMs, in post offices, cafés, news stands, betting and tobacco Shops, " +
    "supermarkets and other affiliated merchants.",
  payLocallyTextAbroad:
    "{place}at banks and ATMs, in post offices, cafés, news stands, betting and tobacco Shops, " +
    "supermarkets and other affiliated merchants in Italy.",
  paymentData: "Payment details",
  singleInstalment: "Full amount",
  singleInstalmentBy: "Full amount by",
  instalment: "Instalment #{number}",
  scanQrBeside: "Scan the **QR Code** with your payment app or use the data printed here.",
  scanQrAbove: "Scan the **QR Code** with your payment app or use the data printed above.",
  qrCode: "QR Code",
  dataMatrix: "Data Matrix code",
  subject: "Payment description",
  cbillCode: "CBILL code",
  noticeCode: "Notice code",
  creditorFiscalCode: "Payee tax code",
  discountedAmount: "30% off",
  reducedAmount: "Reduced amount",
  withinFiveDays: "**Within 5 days** from the notification",
  fromSixthToSixtiethDay: "**From the 6th to the 60th day** from the notification",
  chooseRightAmount:
    "Choose the correct amount depending on deadlines, otherwise you will receive other payment " +
    "requests for the remaining and/or additional amounts.",
  howDeadlinesCount: "How are deadlines calculated?",
  deadlinesCount:
    "The day of notification is not counted. If the due date is a Sunday (or a public holiday), " +
    "you can also pay on the next working day.",
  postalSlip: "Postal payment slip",
  postalSlipText:
    "Postal payment slip payable at all Post Offices and through the physical or digital " +
    "channels of Poste Italiane and the Payee.",
  onAccount: "on account no.",
  accountHolder: "Account holder",
  slipAddressee: "Recipient",
  slipSubject: "Payment description",
  slipNoticeCode: "Notice code",
  slipType: "Type",
  slipCreditorFiscalCode: "Payee tax code",
};
