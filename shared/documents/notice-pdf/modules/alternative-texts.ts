import type { NoticeLanguage } from "../../../domain/values/notice-languages.ts";

/** Words that stand for pictures; nothing in them is of one notice. */
type AlternativeTexts = {
  readonly qrCode: string;
  readonly dataMatrix: string;
  /** `{creditor}` is the ente's name. */
  readonly logo: string;
  readonly postalCircuit: string;
};

const italian: AlternativeTexts = {
  qrCode: "Codice QR per pagare",
  dataMatrix: "Codice Data Matrix del bollettino postale",
  logo: "Logo di {creditor}",
  postalCircuit: "Circuito bollettino postale BancoPosta",
};

const texts: Readonly<Record<NoticeLanguage, AlternativeTexts>> = {
  it: italian,
  de: {
    qrCode: "QR-Code zum Bezahlen",
    dataMatrix: "Data-Matrix-Code des Posterlagscheins",
    logo: "Logo: {creditor}",
    postalCircuit: italian.postalCircuit,
  },
  en: {
    qrCode: "QR code to pay",
    dataMatrix: "Data Matrix code of the postal payment slip",
    logo: "Logo of {creditor}",
    postalCircuit: italian.postalCircuit,
  },
  fr: {
    qrCode: "Code QR pour payer",
    dataMatrix: "Code Data Matrix du bulletin postal",
    logo: "Logo\u{a0}: {creditor}",
    postalCircuit: italian.postalCircuit,
  },
  sl: {
    qrCode: "Koda QR za plačilo",
    dataMatrix: "Koda Data Matrix poštne položnice",
    logo: "Logotip: {creditor}",
    postalCircuit: italian.postalCircuit,
  },
};

export function alternativeTexts(language: NoticeLanguage): AlternativeTexts {
  return texts[language];
}
