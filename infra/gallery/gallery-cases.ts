import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import { composeNotice } from "../../shared/domain/notices/compose-notice.ts";
import type { Notice } from "../../shared/domain/notices/notice.ts";
import type { DebtPositionType } from "../../shared/domain/organizations/debt-position-type.ts";
import type { Organization } from "../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../shared/domain/values/euro-cents.ts";
import type { NoticeLanguages } from "../../shared/domain/values/notice-languages.ts";
import {
  galleryDiscount,
  galleryOrganization,
  galleryPlan,
  galleryPosition,
  galleryType,
} from "./gallery-facts.ts";

/** One notice of the gallery: a layout, a choice of languages, an extreme of its data. */
export type GalleryCase = {
  readonly name: string;
  readonly layout: string;
  readonly language: string;
  readonly extreme: string;
  readonly organization: Organization;
  readonly notice: Notice;
};

type Layout = {
  readonly title: string;
  readonly type?: Partial<DebtPositionType>;
  readonly change?: (position: DebtPosition) => DebtPosition;
  readonly is2019?: true;
};

const slip = { account: "bank+postal" } as const;

const instalments = (count: number): Pick<Layout, "change"> => ({
  change: (position) => ({
    ...position,
    installmentPlans: [galleryPlan(count, position.amountCents)],
  }),
});

function withoutSingle(position: DebtPosition): DebtPosition {
  const { iuv: _iuv, noticeNumber: _number, dueDate: _dueDate, ...rest } = position;
  return rest;
}

function withoutDueDate(position: DebtPosition): DebtPosition {
  const { dueDate: _dueDate, ...rest } = position;
  return rest;
}

function abroad(position: DebtPosition): DebtPosition {
  const address = { ...position.debtor.address, province: "", country: "BE" };
  return { ...position, debtor: { ...position.debtor, address } };
}

function fine(position: DebtPosition): DebtPosition {
  const discounted = euroCents(Math.max(1, Math.floor(position.amountCents * 0.7)));
  return { ...withoutDueDate(position), installmentPlans: [galleryDiscount(discounted)] };
}

const counts = [2, 3, 4, 5, 6, 7, 8, 9] as const;

/** Every layout of the notice, by the name its files begin with. */
export const galleryLayouts: Readonly<Record<string, Layout>> = {
  unica: { title: "Rata unica" },
  "unica-bollettino": { title: "Rata unica con bollettino", type: slip },
  "senza-scadenza": { title: "Senza scadenza", change: withoutDueDate },
  estero: { title: "Destinatario all’estero", change: abroad },
  spontaneo: {
    title: "Pagamento spontaneo",
    change: (position) => ({ ...position, spontaneous: true }),
  },
  ...Object.fromEntries(
    counts.flatMap((count) => [
      [`rate-${count}`, { title: `${count} rate`, ...instalments(count) }],
      [
        `rate-${count}-bollettino`,
        { title: `${count} rate con bollettini`, type: slip, ...instalments(count) },
      ],
    ]),
  ),
  "rate-12": { title: "Molte rate (12)", ...instalments(12) },
  "rate-12-bollettino": { title: "Molte rate (12) con bollettini", type: slip, ...instalments(12) },
  "solo-rate-4": {
    title: "4 rate senza rata unica",
    change: (position) => withoutSingle({ ...position, ...planOf(4, position) }),
  },
  "solo-rate-24": {
    title: "24 rate senza rata unica",
    change: (position) => withoutSingle({ ...position, ...planOf(24, position) }),
  },
  verbale: { title: "Violazione CdS", change: fine },
  "verbale-bollettino": { title: "Violazione CdS con bollettini", type: slip, change: fine },
  "layout-2019": { title: "Layout 2019", is2019: true },
  "layout-2019-bollettino": { title: "Layout 2019 con bollettino", type: slip, is2019: true },
};

function planOf(count: number, { amountCents }: DebtPosition) {
  return { installmentPlans: [galleryPlan(count, amountCents)] };
}

/** Every choice of languages. */
export const galleryLanguages: Readonly<Record<string, NoticeLanguages>> = {
  it: { mode: "italian" },
  "it+de": { mode: "inline", second: "de" },
  "it+en": { mode: "inline", second: "en" },
  "it+fr": { mode: "inline", second: "fr" },
  "it+sl": { mode: "inline", second: "sl" },
  "it=de": { mode: "bilingual", first: "it" },
  "de=it": { mode: "bilingual", first: "de" },
  de: { mode: "only", language: "de" },
  en: { mode: "only", language: "en" },
  fr: { mode: "only", language: "fr" },
  sl: { mode: "only", language: "sl" },
};

type Extreme = {
  readonly title: string;
  readonly organization?: Partial<Organization>;
  readonly position?: Partial<Omit<DebtPosition, "debtor">>;
  readonly debtor?: Partial<DebtPosition["debtor"]>;
};

const filled = (words: string, length: number) =>
  words
    .repeat(Math.ceil(length / words.length))
    .slice(0, length)
    .trim();

/** Data at the edge of what a notice may hold, beside ordinary ones. */
export const galleryExtremes: Readonly<Record<string, Extreme>> = {
  normale: { title: "Dati ordinari" },
  lungo: {
    title: "Campi lunghi quanto è ammesso",
    organization: {
      name: filled("Consorzio intercomunale per i servizi sociali della valle ", 100),
      officeName: filled("Settore entrate, tributi e riscossioni ", 50),
      postalAccountHolder: filled("Tesoreria del Consorzio intercomunale ", 50),
      contacts: { website: filled("consorzio-servizi.", 58), phone: "039 0000000000" },
      noticePrint: { onlineChannel: "siteAndApp", physicalChannel: filled("Sportello ", 50) },
    },
    position: {
      description: filled(
        "Tassa sui rifiuti, utenza 12_B, rif. prot. 4567-2027, zona C; saldo ",
        90,
      ),
      amountCents: euroCents(9_999_999_999),
    },
    debtor: {
      fullName: filled("Maria Immacolata Addolorata Concetta Dell’Acquasanta ", 70),
      address: {
        street: filled("Strada Comunale Vecchia della Madonna delle Grazie ", 70),
        civicNumber: "1234/A",
        postalCode: "20149",
        city: filled("San Valentino in Abruzzo Citeriore ", 50),
        province: "MI",
      },
    },
  },
  maiuscolo: {
    title: "Lettere larghe, parole senza spazi",
    organization: {
      name: filled("COMMISSARIAMENTOMAGGIORE ", 100),
      officeName: filled("WMWM", 50),
    },
    position: { description: filled("MMWWMMWWMMWWMMWW", 90) },
    debtor: { fullName: filled("WMWMWMWMWMWMWM", 70) },
  },
  centesimo: { title: "Un centesimo", position: { amountCents: euroCents(1) } },
  massimo: {
    title: "999.999.999,99 euro",
    position: { amountCents: euroCents(99_999_999_999) },
  },
  ostile: {
    title: "Nomi ostili",
    organization: { name: "Comune di ((Prova\\) <b>&amp;</b> %%EOF" },
    position: { description: "') Tj ET \u0000\u0007 endstream endobj <script>alert(1)</script>" },
    debtor: { fullName: "O’Brien-\\(Ñuñez)\u202e gnirts \u200b\t x̂ ﬁ 👩‍👩‍👧" },
  },
  "non-latino": {
    title: "Nomi non latini",
    position: { description: "Đorđević Łukasz Ğülşah Žižek: Ελληνικά, Кириллица" },
    debtor: {
      fullName: "محمد عبد الله · דוד כהן · 王小明 · Иван",
      address: { street: "Улица Ленина", civicNumber: "5", city: "София" },
    },
  },
};

export type GalleryChoice = {
  /** Parts of names: a case is made when its layout, language and extreme are among them. */
  readonly layouts?: readonly string[];
  readonly languages?: readonly string[];
  readonly extremes?: readonly string[];
};

/** The cases of the gallery, all of them unless fewer are chosen. */
export function galleryCases(choice: GalleryChoice = {}): GalleryCase[] {
  const cases: GalleryCase[] = [];
  for (const [layoutName, layout] of chosen(galleryLayouts, choice.layouts)) {
    for (const [language, languages] of chosen(galleryLanguages, choice.languages)) {
      // The layout of 2019 has Italian texts only.
      if (layout.is2019 && language !== "it") continue;
      for (const [extremeName, extreme] of chosen(galleryExtremes, choice.extremes)) {
        cases.push({
          name: `${layoutName}_${language}_${extremeName}`,
          layout: layout.title,
          language,
          extreme: extreme.title,
          ...factsOf(layout, languages, extreme),
        });
      }
    }
  }
  return cases;
}

function chosen<Value>(
  values: Readonly<Record<string, Value>>,
  names: readonly string[] | undefined,
): [string, Value][] {
  const unknown = names?.filter((name) => !(name in values)) ?? [];
  if (unknown.length > 0) {
    throw new RangeError(
      `Non c’è ${unknown.join(", ")}: scegliere fra ${Object.keys(values).join(", ")}`,
    );
  }
  return Object.entries(values).filter(([name]) => names === undefined || names.includes(name));
}

function factsOf(layout: Layout, languages: NoticeLanguages, extreme: Extreme) {
  const organization: Organization = {
    ...galleryOrganization,
    ...extreme.organization,
    noticePrint: {
      ...extreme.organization?.noticePrint,
      ...(layout.is2019 ? { layout: "2019" } : { languages }),
    },
  };
  const debtor = { ...galleryPosition.debtor, ...extreme.debtor };
  const position = { ...galleryPosition, ...extreme.position, debtor };
  const debtPosition = layout.change?.(position) ?? position;
  const debtPositionType = { ...galleryType, ...layout.type };
  return { organization, notice: composeNotice({ organization, debtPositionType, debtPosition }) };
}
