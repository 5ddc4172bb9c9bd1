import { fontSet } from "../../../shared/documents/fonts/font-set.ts";
import { createTypesetter, type Typesetter } from "../../../shared/documents/fonts/typesetter.ts";
import { noticePages } from "../../../shared/documents/notice-pdf/notice-pages.ts";
import {
  prepareDocumentTemplate,
  renderDocument,
} from "../../../shared/documents/pdf/document-template.ts";
import type { PageTemplate } from "../../../shared/documents/pdf/page-template.ts";
import type { DebtPosition } from "../../../shared/domain/debt-positions/debt-position.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import {
  composeNoticeWords,
  type NoticeText,
  type NoticeWords,
} from "../../../shared/domain/notices/notice-words.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import type { NoticeLanguages } from "../../../shared/domain/values/notice-languages.ts";
import { debtPosition, present } from "../notifications/debts.ts";
import { discount, sampleNotice } from "./sample-notices.ts";

type OwnWords = {
  readonly texts?: { readonly [Key in Parameters<NoticeWords["text"]>[0]]?: NoticeText };
  readonly chosen?: { readonly [Key in Parameters<NoticeWords["chosen"]>[0]]?: NoticeText };
};

/** A notice with the facts of one of pagoPA's example notices, and its texts where they differ. */
export type OfficialExample = { readonly notice: Notice; readonly words: OwnWords };

const school: Partial<Organization> = {
  name: "Comune di Controguerra",
  officeName: "Servizio Pagamenti",
  cbillCode: "78Q45",
  contacts: { website: "www.cittadicapri.it" },
  postalAccountHolder: "Comune di Controguerra",
  posteAuthorization: "AUT. 08/5 S3/81 53079 08129.07.20211",
};

const police: Partial<Organization> = {
  ...school,
  name: "Comune di Milano",
  officeName: "Comando Polizia Locale Milano",
  postalAccountHolder: "Comune di Milano",
};

const debtor = {
  ...debtPosition(1).debtor,
  code: "RCCMRZ88A52C409A",
  fullName: "Marzia Roccaraso",
  address: {
    street: "Corso Sempione",
    civicNumber: "55",
    postalCode: "20149",
    city: "Milano",
    province: "MI",
  },
};

const schoolBus: Partial<DebtPosition> = {
  debtor,
  description: "Trasporto Scolastico A.S. 2021/2022",
  amountCents: euroCents(15_200),
  dueDate: present(parseCalendarDate("2024-10-24")),
};

const fine: Partial<DebtPosition> = {
  debtor,
  description: "Verbale C.D.S. Prot. 20039749",
  amountCents: euroCents(154_080),
  installmentPlans: [discount(123_870)],
};

const schoolWords: OwnWords = {
  texts: { dueBy: { first: "vor dem", second: "entro il" } },
  chosen: {
    onlineHead: { first: "Mit der IO-App bezahlen", second: "Paga con l’app IO" },
    onlineText: {
      first:
        "oder auf der Webseite oder über die App der Körperschaft, oder über Ihr Home Banking, " +
        "Ihre Zahlungs-App oder die anderen angebundenen Kanäle.",
      second:
        "oppure sul sito o app dell'ente, oppure dal tuo Home Banking, con la tua app di pagamento " +
        "o con gli altri canali abilitati.",
    },
  },
};

const fineWords: OwnWords = {
  chosen: {
    onlineHead: { first: "Paga con l’app IO", second: "Mit der IO-App bezahlen" },
    onlineText: {
      first:
        "oppure sul sito dell'ente, oppure dal tuo Home Banking, con la tua app di pagamento o con " +
        "gli altri canali abilitati.",
      second:
        "oder auf der Webseite der Körperschaft, oder über Ihr Home Banking, Ihre Zahlungs-App " +
        "oder die anderen angebundenen Kanäle.",
    },
  },
};

type ExampleFacts = {
  readonly organization: Partial<Organization>;
  readonly position: Partial<DebtPosition>;
  readonly languages: NoticeLanguages;
  readonly physicalChannel?: string;
  readonly withSlip: boolean;
};

function exampleNotice(facts: ExampleFacts): Notice {
  const { organization, position, languages, physicalChannel, withSlip } = facts;
  const place = physicalChannel === undefined ? {} : { physicalChannel };
  return sampleNotice(1, {
    organization: { ...organization, noticePrint: { languages, ...place } },
    type: { account: withSlip ? "bank+postal" : "bank" },
    position,
  });
}

const germanFirst = { mode: "bilingual", first: "de" } as const;
const germanSecond = { mode: "inline", second: "de" } as const;

function single(withSlip: boolean): OfficialExample {
  const facts = { organization: school, position: schoolBus, languages: germanFirst, withSlip };
  const notice = exampleNotice({ ...facts, physicalChannel: "Ente.Canale.Fisico" });
  return { notice, words: schoolWords };
}

function fineOf(withSlip: boolean): OfficialExample {
  const facts = { organization: police, position: fine, languages: germanSecond, withSlip };
  return { notice: exampleNotice(facts), words: fineWords };
}

export const officialExamples = {
  TemplateSingleInstalment: single(false),
  TemplateSingleInstalmentPoste: single(true),
  TemplateCdsInfraction: fineOf(false),
  TemplateCdsInfractionPoste: fineOf(true),
} as const;

/** The example printed by our own layout. */
export function printExample(example: OfficialExample): Uint8Array {
  const words = wordsOf(example);
  const template = prepareDocumentTemplate<Notice>({
    title: words.text("title").first,
    language: words.languages[0],
    images: {},
    pages: (typesetter) => layOut(example, typesetter),
  });
  return renderDocument(template, example.notice).pdf;
}

/** The example's pages as our layout makes them. */
export function examplePages(example: OfficialExample): readonly PageTemplate<Notice>[] {
  return layOut(example, createTypesetter(fontSet()));
}

function layOut(example: OfficialExample, typesetter: Typesetter) {
  const { form, creditor } = example.notice;
  return noticePages({ typesetter, form, words: wordsOf(example), creditor, images: {} });
}

function wordsOf({ notice, words }: OfficialExample): NoticeWords {
  return withOwnWords(composeNoticeWords(notice.form, notice.creditor), words);
}

function withOwnWords(words: NoticeWords, { texts = {}, chosen = {} }: OwnWords): NoticeWords {
  return {
    ...words,
    text: (key) => texts[key] ?? words.text(key),
    chosen: (key) => chosen[key] ?? words.chosen(key),
  };
}
