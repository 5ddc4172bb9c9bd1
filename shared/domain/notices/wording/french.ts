import type { NoticeWording } from "./notice-wording.ts";

export const frenchWording: NoticeWording = {
  title: "Avis de paiement",
  creditor: "Organisme créancier",
  addressee: "Destinataire",
  howMuchAndWhen: "Combien et quand payer?",
  howMuch: "Combien payer?",
  amount: "Montant",
  euro: "Euro",
  dueBy: "avant le",
  inFullOrInInstalments: "Vous pouvez payer le montant total ou en {count} échéances",
  inInstalments: "Vous pouvez payer en {count} échéances",
  amountsInDetails: "Les montants et les échéances sont indiqués en détail pour chaque versement.",
  amountMayChange:
    "Lors du paiement, le montant peut être augmenté (en raison de sanctions, d’intérêts, de " +
    "frais de notification ou d’autres facteurs) ou réduit (en raison de réductions ou de notes " +
    "de crédit).",
  whereToPay: "Où payer?",
  payOnlineWithIo: "Payez avec l’app IO",
  payOnline: "Payez en ligne",
  orOtherChannels: {
    none:
      "ou depuis votre «\u{a0}Banque à domicile\u{a0}», avec votre application de paiement ou avec " +
      "les autres canaux activés.",
    site:
      "ou sur le site de {creditor}, depuis votre «\u{a0}Banque à domicile\u{a0}», avec votre " +
      "application de paiement ou avec les autres canaux activés.",
    app:
      "ou sur l’application de {creditor}, depuis votre «\u{a0}Banque à domicile\u{a0}», avec votre " +
      "application de paiement ou avec les autres canaux activés.",
    siteAndApp:
      "ou sur le site ou l’application de {creditor}, depuis votre «\u{a0}Banque à domicile\u{a0}», " +
      "avec votre application de paiement ou avec les autres canaux activés.",
  },
  spontaneousChannels: {
    none:
      "avec l’app IO, depuis votre «\u{a0}Banque à domicile\u{a0}», avec votre application de " +
      "paiement ou avec les autres canaux activés.",
    site:
      "avec l’app IO, sur le site de {creditor}, depuis votre «\u{a0}Banque à domicile\u{a0}», avec " +
      "votre application de paiement ou avec les autres canaux activés.",
    app:
      "avec l’app IO, sur l’application de {creditor}, depuis votre «\u{a0}Banque à " +
      "domicile\u{a0}», avec votre application de paiement ou avec les autres canaux activés.",
    siteAndApp:
      "avec l’app IO, sur le site ou l’application de {creditor}, depuis votre «\u{a0}Banque à " +
      "domicile\u{a0}», avec votre application de paiement ou avec les autres canaux activés.",
  },
  channelsFromAbroad: {
    none: "Rendez-vous sur **pagopa.gov.it** et choisissez le canal que vous préférez.",
    site:
      "Rendez-vous sur **pagopa.gov.it** et choisissez le canal que vous préférez, ou visitez le " +
      "site de {creditor}.",
    app:
      "Rendez-vous sur **pagopa.gov.it** et choisissez le canal que vous préférez, ou utilisez " +
      "l’application de {creditor}.",
    siteAndApp:
      "Rendez-vous sur **pagopa.gov.it** et choisissez le canal que vous préférez, ou utilisez " +
      "l’application ou le site de {creditor}.",
  },
  payLocally: "Payez sur le territoire",
  payLocallyText:
    "{place}dans les banques, les guichets automatiques, les bureaux de poste, les points " +
    "postaux, les bars, les kiosques à journaux, les détaillants, les supermarchés, les bureaux " +
    "de tabac et les autres opérateurs agréés.",
  payLocallyTextAbroad:
    "{place}dans les banques, les guichets automatiques, les bureaux de poste, les points " +
    "postaux, les bars, les kiosques à journaux, les détaillants, les supermarchés, les bureaux " +
    "de tabac et les autres opérateurs agréés en Italie.",
  paymentData: "Données pour le paiement",
  singleInstalment: "Versement unique",
  singleInstalmentBy: "Versement unique avant le",
  instalment: "Versement {number}",
  scanQrBeside:
    "Encadrez le **code QR** avec votre application de paiement ou utilisez les données ci-contre.",
  scanQrAbove:
    "Encadrez le **code QR** avec votre application de paiement ou utilisez les données ci-dessus.",
  qrCode: "Code QR",
  dataMatrix: "Code Data Matrix",
  subject: "Objet du paiement",
  cbillCode: "Code CBILL",
  noticeCode: "Code Avis",
  creditorFiscalCode: "Code Organisme fiscal",
  discountedAmount: "Montant réduit de 30%",
  reducedAmount: "Montant réduit",
  withinFiveDays: "**dans les 5 jours** suivant la notification du procès-verbal",
  fromSixthToSixtiethDay:
    "**entre le 6e et le 60e jour** à compter de la notification du procès-verbal",
  chooseRightAmount:
    "Choisissez le montant correct pour les délais prévus, sinon vous recevrez d’autres demandes " +
    "de paiement pour les sommes restantes et les frais supplémentaires éventuels.",
  howDeadlinesCount: "Comment sont calculées les échéances?",
  deadlinesCount:
    "Le jour de la notification n’est pas compté. Si l’échéance tombe un dimanche (ou à un jour " +
    "férié), vous pouvez également payer le premier jour ouvrable suivant.",
  postalSlip: "Bulletin postal",
  postalSlipText:
    "Bulletin de versement postal payable dans tous les bureaux de poste et sur les canaux " +
    "physiques ou numériques de Poste Italiane et de l’organisme créancier.",
  onAccount: "sur le C/C n°",
  accountHolder: "Titulaire du compte",
  slipAddressee: "Destinataire",
  slipSubject: "Objet du paiement",
  slipNoticeCode: "Code Avis",
  slipType: "Type",
  slipCreditorFiscalCode: "Code Organisme fiscal",
};
