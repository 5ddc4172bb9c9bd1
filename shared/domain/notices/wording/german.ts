import type { NoticeWording } from "./notice-wording.ts";

export const germanWording: NoticeWording = {
  title: "Zahlungsmitteilung",
  creditor: "Körperschaft",
  addressee: "Empfänger",
  howMuchAndWhen: "Wieviel und wann bezahlen?",
  howMuch: "Wieviel bezahlen?",
  amount: "Betrag",
  euro: "Euro",
  dueBy: "Fällig am",
  inFullOrInInstalments: "Es ist möglich, den Betrag vollständig oder in {count} Raten zu zahlen",
  inInstalments: "Es ist möglich, den Betrag in {count} Raten zu zahlen",
  amountsInDetails:
    "Die Beträge und Fälligkeiten sind in den Details der einzelnen Rate angegeben.",
  amountMayChange:
    "Während des Zahlungsvorganges kann sich der Betrag erhöhen (durch Strafen, Zinsen, " +
    "Zustellungsgebühren oder anderes) oder verringern (durch Entlastungen oder Gutschriften).",
  whereToPay: "Wo bezahlen?",
  payOnlineWithIo: "Online",
  payOnline: "Online bezahlen",
  orOtherChannels: {
    none:
      "mit der App IO, mittels Home Banking, einer Zahlungsapp oder anderer zugelassener " +
      "Zahlungsdienstleister.",
    site:
      "mit der App IO, auf {creditor}, mittels Home Banking, einer Zahlungsapp oder anderer " +
      "zugelassener Zahlungsdienstleister.",
    app:
      "mit der App IO, der App von {creditor}, mittels Home Banking, einer Zahlungsapp oder " +
      "anderer zugelassener Zahlungsdienstleister.",
    siteAndApp:
      "mit der App IO, auf der Webseite oder mit der App von {creditor}, mittels Home Banking, " +
      "einer Zahlungsapp oder anderer zugelassener Zahlungsdienstleister.",
  },
  spontaneousChannels: {
    none:
      "mit der App IO, mittels Home Banking, einer Zahlungsapp oder anderer zugelassener " +
      "Zahlungsdienstleister.",
    site:
      "mit der App IO, auf {creditor}, mittels Home Banking, einer Zahlungsapp oder anderer " +
      "zugelassener Zahlungsdienstleister.",
    app:
      "mit der App IO, der App von {creditor}, mittels Home Banking, einer Zahlungsapp oder " +
      "anderer zugelassener Zahlungsdienstleister.",
    siteAndApp:
      "mit der App IO, auf der Webseite oder mit der App von {creditor}, mittels Home Banking, " +
      "einer Zahlungsapp oder anderer zugelassener Zahlungsdienstleister.",
  },
  channelsFromAbroad: {
    none: "Besuchen Sie **pagopa.gov.it** und wählen Sie den bevorzugten Kanal.",
    site:
      "Besuchen Sie **pagopa.gov.it** und wählen Sie den bevorzugten Kanal, oder besuchen Sie " +
      "die Webseite von {creditor}.",
    app:
      "Besuchen Sie **pagopa.gov.it** und wählen Sie den bevorzugten Kanal, oder nutzen Sie die " +
      "App von {creditor}.",
    siteAndApp:
      "Besuchen Sie **pagopa.gov.it** und wählen Sie den bevorzugten Kanal, oder nutzen Sie die " +
      "App oder die Webseite von {creditor}.",
  },
  payLocally: "In Ihrer Umgebung",
  payLocallyText:
    "{place}bei Banken und ATM-Schaltern, in Postämtern und Poststellen, Tabaktrafiken und " +
    "anderen angebundenen Dienstleistern.",
  payLocallyTextAbroad:
    "{place}bei Banken und ATM-Schaltern, in Postämtern und Poststellen, Tabaktrafiken und " +
    "anderen angebundenen Dienstleistern in Italien.",
  paymentData: "Zahlungsinformationen",
  singleInstalment: "Einzige Rate",
  singleInstalmentBy: "Einzige Rate fällig am",
  instalment: "Rate {number}",
  scanQrBeside: "Den **QR-Code** mit der Zahlungs-App scannen oder folgende Daten verwenden.",
  scanQrAbove: "Den **QR-Code** mit der Zahlungs-App scannen oder oben Daten verwenden.",
  qrCode: "QR-Code",
  dataMatrix: "Data-Matrix-Code",
  subject: "Zahlungsgrund",
  cbillCode: "CBILL-Kodex",
  noticeCode: "Zahlungsmitteilungskodex",
  creditorFiscalCode: "St.Nr. der Körperschaft",
  discountedAmount: "Um 30% reduzierter Betrag",
  reducedAmount: "Reduzierte Zahlung",
  withinFiveDays: "**innerhalb 5 Tagen** ab Zustellungsdatum",
  fromSixthToSixtiethDay: "**vom 6ten bis 60ten Tag** ab Zustellungsdatum",
  chooseRightAmount: "Den zur eigenen Frist passenden Bereich auswählen.",
  howDeadlinesCount: "Wie werden die Fristen berechnet?",
  deadlinesCount:
    "Der Tag der Zustellung wird nicht mitgerechnet. Fällt die Frist auf einen Sonntag (oder " +
    "Feiertag), kann am ersten folgenden Werktag bezahlt werden.",
  postalSlip: "Posterlagschein",
  postalSlipText:
    "Posterlagschein, in allen Postämtern sowie auf den von Poste Italiane autorisierten " +
    "physischen oder digitalen Kanälen zahlbar.",
  onAccount: "auf das K/K Nr",
  accountHolder: "Lautend auf",
  slipAddressee: "Empfänger",
  slipSubject: "Zahlungsgrund",
  slipNoticeCode: "Zahlungsmitteilungskodex",
  slipType: "Typ",
  slipCreditorFiscalCode: "St.Nr. der Körperschaft",
};
