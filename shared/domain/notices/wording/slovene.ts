import type { NoticeWording } from "./notice-wording.ts";

export const sloveneWording: NoticeWording = {
  title: "Obvestilo o plačilu",
  creditor: "Plačnik",
  addressee: "Prejemnik",
  howMuchAndWhen: "Koliko in kdaj plačati?",
  howMuch: "Koliko plačati?",
  amount: "Znesek",
  euro: "Euro",
  dueBy: "do",
  inFullOrInInstalments: "Plačate lahko v celoti ali v {count} obrokih",
  inInstalments: "Plačate lahko v {count} obrokih",
  amountsInDetails: "Zneski in roki zapadlosti so podrobno prikazani za vsak posamezen obrok.",
  amountMayChange:
    "Med fazo plačila se lahko znesek poveča (zaradi sankcij, obresti, stroškov obvestil ali " +
    "drugih dejavnikov) ali zmanjša (zaradi popustov ali dobropisov).",
  whereToPay: "Kje plačati?",
  payOnlineWithIo: "Plačajte z aplikacijo IO",
  payOnline: "Plačajte prek spleta",
  orOtherChannels: {
    none:
      "ali prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih " +
      "kanalov.",
    site:
      "ali na spletni strani ustanove {creditor}, prek svoje spletne banke, z aplikacijo za " +
      "plačevanje ali prek drugih razpoložljivih kanalov.",
    app:
      "ali prek aplikacije ustanove {creditor}, prek svoje spletne banke, z aplikacijo za " +
      "plačevanje ali prek drugih razpoložljivih kanalov.",
    siteAndApp:
      "ali na spletni strani ali prek aplikacije ustanove {creditor}, prek svoje spletne banke, z " +
      "aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.",
  },
  spontaneousChannels: {
    none:
      "z aplikacijo IO, prek svoje spletne banke, z aplikacijo za plačevanje ali prek drugih " +
      "razpoložljivih kanalov.",
    site:
      "z aplikacijo IO, na spletni strani ustanove {creditor}, prek svoje spletne banke, z " +
      "aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.",
    app:
      "z aplikacijo IO, prek aplikacije ustanove {creditor}, prek svoje spletne banke, z " +
      "aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.",
    siteAndApp:
      "z aplikacijo IO, na spletni strani ali prek aplikacije ustanove {creditor}, prek svoje " +
      "spletne banke, z aplikacijo za plačevanje ali prek drugih razpoložljivih kanalov.",
  },
  channelsFromAbroad: {
    none: "Obiščite **pagopa.gov.it** in izberite želeni kanal.",
    site:
      "Obiščite **pagopa.gov.it** in izberite želeni kanal ali obiščite spletno stran ustanove " +
      "{creditor}.",
    app:
      "Obiščite **pagopa.gov.it** in izberite želeni kanal ali uporabite aplikacijo ustanove " +
      "{creditor}.",
    siteAndApp:
      "Obiščite **pagopa.gov.it** in izberite želeni kanal ali uporabite aplikacijo ali spletno " +
      "stran ustanove {creditor}.",
  },
  payLocally: "Plačajte lokalno",
  payLocallyText:
    "{place}na bankah in okencih bankomatov, poštnih uradih in poštnih točkah, v barih, kioskih, " +
    "sprejemnih pisarnah, supermarketih, trafikah in pri drugih pooblaščenih operaterjih.",
  payLocallyTextAbroad:
    "{place}na bankah in okencih bankomatov, poštnih uradih in poštnih točkah, v barih, kioskih, " +
    "sprejemnih pisarnah, supermarketih, trafikah in pri drugih pooblaščenih operaterjih v " +
    "Italiji.",
  paymentData: "Podatki za plačilo",
  singleInstalment: "Enkratni obrok",
  singleInstalmentBy: "Enkratni obrok do",
  instalment: "Obrok št. {number}",
  scanQrBeside:
    "Skenirajte **QR-kodo** z aplikacijo za plačila ali uporabite podatke, navedene ob kodi.",
  scanQrAbove:
    "Skenirajte **QR-kodo** z aplikacijo za plačila ali uporabite podatke, navedene nad njo.",
  qrCode: "QR-koda",
  dataMatrix: "Koda Data Matrix",
  subject: "Predmet plačila",
  cbillCode: "Št. CBILL",
  noticeCode: "Št. obvestila",
  creditorFiscalCode: "Davčna številka plačnika",
  discountedAmount: "Znesek s 30-% popustom",
  reducedAmount: "Zmanjšan znesek",
  withinFiveDays: "**v 5 dneh** od vročitve zapisnika",
  fromSixthToSixtiethDay: "**od 6. do 60. dne** od vročitve zapisnika",
  chooseRightAmount:
    "Izberite pravilen znesek za predvidene roke, sicer boste prejeli druge zahteve za plačilo " +
    "za preostale zneske in morebitne dodatne zneske.",
  howDeadlinesCount: "Kako se izračunajo roki zapadlosti?",
  deadlinesCount:
    "Dan izdaje obvestila se ne všteva. Če je rok zapadlosti nedelja (ali praznik), lahko " +
    "plačilo izvedete tudi naslednji prvi delovni dan.",
  postalSlip: "Poštna položnica",
  postalSlipText:
    "Poštna položnica, plačljiva na vseh poštnih uradih ter prek fizičnih ali digitalnih kanalov " +
    "Poste Italiane in plačnika.",
  onAccount: "na TRR št.",
  accountHolder: "Imetnik računa",
  slipAddressee: "Prejemnik",
  slipSubject: "Predmet plačila",
  slipNoticeCode: "Št. obvestila",
  slipType: "Vrsta",
  slipCreditorFiscalCode: "Davčna številka plačnika",
};
