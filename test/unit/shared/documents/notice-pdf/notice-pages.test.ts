import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../shared/documents/fonts/typesetter.ts";
import type { NoticeImages } from "../../../../../shared/documents/notice-pdf/notice-frame.ts";
import { noticePages } from "../../../../../shared/documents/notice-pdf/notice-pages.ts";
import { prepareNoticeTemplate } from "../../../../../shared/documents/notice-pdf/notice-template.ts";
import { renderNotice } from "../../../../../shared/documents/notice-pdf/render-notice.ts";
import type { PageBlock } from "../../../../../shared/documents/pdf/page-template.ts";
import type { Notice } from "../../../../../shared/domain/notices/notice.ts";
import { composeNoticeWords } from "../../../../../shared/domain/notices/notice-words.ts";
import type { Organization } from "../../../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../../../shared/domain/values/euro-cents.ts";
import type { NoticeLanguages } from "../../../../../shared/domain/values/notice-languages.ts";
import { joinedText, type PlacedText, placedTexts } from "../../../../support/notices/pdf-text.ts";
import {
  discount,
  type SampleChanges,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../support/notices/sample-notices.ts";
import { overlappingTexts, textsOutside } from "../../../../support/notices/text-boxes.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";

const others = ["de", "en", "fr", "sl"] as const;
const allLanguages: readonly NoticeLanguages[] = [
  { mode: "italian" },
  ...others.map((second) => ({ mode: "inline", second }) as const),
  { mode: "bilingual", first: "it" },
  { mode: "bilingual", first: "de" },
  ...others.map((language) => ({ mode: "only", language }) as const),
];

function blocksOf(notice: Notice, images: NoticeImages = {}): readonly PageBlock<Notice>[] {
  const { form, creditor } = notice;
  const typesetter = createTypesetter(fontSet());
  const words = composeNoticeWords(form, creditor);
  return noticePages({ typesetter, form, words, creditor, images }).flatMap(({ blocks }) => blocks);
}

function textsOf(notice: Notice): Promise<readonly (readonly PlacedText[])[]> {
  const template = prepareNoticeTemplate({ creditor: notice.creditor });
  return placedTexts(renderNotice(template, notice).pdf);
}

/** Text operators of a block, of its own texts those of the notice. */
function operatorsOf(block: PageBlock<Notice>, notice: Notice): string {
  const typesetter = createTypesetter(fontSet());
  if (!("pieces" in block)) return "";
  return block.pieces
    .map((piece) => ("fixed" in piece ? piece.fixed : piece.own(typesetter, notice)))
    .join("");
}

const fine: SampleChanges = { position: { installmentPlans: [discount(8_000)] } };

describe("the page of a notice", () => {
  it("says everything the notice says, with the labels of the official layout", async () => {
    const notice = sampleNotice(1);
    const [page] = await textsOf(notice);
    const text = joinedText(page).replaceAll(" ", "");
    const [payment] = notice.payments;
    for (const expected of [
      "AVVISO DI PAGAMENTO",
      notice.subject,
      "ENTE CREDITORE",
      notice.creditor.fiscalCode,
      "DESTINATARIO",
      notice.debtor.code ?? "",
      notice.creditor.name,
      "Settore Tributi",
      "Info: www.comune.prova.example · tel. 0390000000 ·",
      notice.debtor.name,
      "QUANTO E QUANDO PAGARE?",
      "120,50 Euro",
      "30/06/2027",
      "PAGA CON L’APP IO",
      "PAGA SUL TERRITORIO",
      "Rata unica entro il",
      "Cod. CBILL",
      "AB1CD",
      payment.noticeNumberText,
      "BOLLETTINO POSTALE",
      "sul C/C n. 000035058205",
      "Comune di Prova - Servizio Tesoreria",
      "P1",
      "AUT. DB/SSIC/E 12345 DEL 01/02/2026",
    ]) {
      expect(text).toContain(expected.replaceAll(" ", ""));
    }
  });

  it("asks how much and not when, without a due date", async () => {
    const [page] = await textsOf(sampleNotice(1, { type: { printDueDate: false } }));
    const text = joinedText(page);
    expect(text).toContain("QUANTO PAGARE?");
    expect(text).toContain("Rata unica");
    expect(text).not.toContain("entro il");
  });

  it("gives the notice code the place of a CBILL code the ente has not", async () => {
    const leftOf = async (changes: SampleChanges, label: string) => {
      const [page] = await textsOf(sampleNoticeWithoutSlip(1, changes));
      return page?.find(({ text }) => text === label)?.x;
    };
    const withoutCbill = await leftOf({ organization: { cbillCode: "" } }, "Cod. Avviso");
    expect(withoutCbill).toBe(await leftOf({}, "Cod. CBILL"));
  });

  it("keeps a wide account holder clear of the slip's Data Matrix", async () => {
    const notice = sampleNotice(1, { organization: { postalAccountHolder: "W".repeat(50) } });
    const frames = blocksOf(notice).flatMap((block) =>
      block.role === "Figure" ? [block.box.x] : [],
    );
    const [page] = await textsOf(notice);
    const lines = page?.filter(({ text }) => /^W+$/.test(text)) ?? [];
    expect(lines.map(({ text }) => text).join("")).toBe("W".repeat(50));
    for (const { x, width } of lines) expect(x + width).toBeLessThan(Math.max(...frames) - 2);
  });

  it("is read from title and subject to the codes of the payment", () => {
    const roles = blocksOf(sampleNotice(1))
      .map(({ role }) => role)
      .filter((role) => role !== "Artifact" && role !== "P");
    expect(roles).toEqual(["H1", "H2", "H2", "H2", "H2", "H2", "Figure", "H2", "Figure"]);
  });

  it("has words for its pictures in the notice's language, none of one person", () => {
    const image = { number: 1, width: 100, height: 100 };
    const images = { L: image, P: image, T: image, C: image, B: image };
    const notice = sampleNotice(1);
    const figures = blocksOf(notice, images).filter((block) => block.role === "Figure");
    expect(figures.map(({ alt }) => alt)).toEqual([
      "pagoPA",
      "Logo di Comune di Prova",
      "Codice QR per pagare",
      "BancoPosta",
      "Poste Italiane",
      "Circuito bollettino postale BancoPosta",
      "Codice Data Matrix del bollettino postale",
    ]);
    const onlyGerman = { noticePrint: { languages: { mode: "only", language: "de" } as const } };
    const german = blocksOf(sampleNotice(1, { organization: onlyGerman }));
    expect(german.flatMap((block) => (block.role === "Figure" ? [block.alt] : []))).toEqual([
      "QR-Code zum Bezahlen",
      "Data-Matrix-Code des Posterlagscheins",
    ]);
  });

  it("prints the names of marks it has no picture of", async () => {
    const text = joinedText((await textsOf(sampleNotice(1)))[0]);
    expect(text).toContain("pagoPA");
    expect(text).toContain("Poste Italiane");
  });

  it("says which texts are in a second language, grey where it is not the first's equal", () => {
    for (const { languages, language, grey } of [
      { languages: { mode: "inline", second: "fr" }, language: "fr", grey: true },
      { languages: { mode: "bilingual", first: "de" }, language: "it", grey: false },
    ] as const) {
      const notice = sampleNotice(1, { organization: { noticePrint: { languages } } });
      const pieces = blocksOf(notice).flatMap((block) => (block.role === "P" ? block.pieces : []));
      const seconds = pieces.filter((piece) => piece.language !== undefined);
      expect(new Set(seconds.map((piece) => piece.language))).toEqual(new Set([language]));
      const greys = seconds.filter(
        (piece) => "fixed" in piece && piece.fixed.startsWith("0.485 g"),
      );
      expect(greys.length > 0).toBe(grey);
    }
  });

  it("prints Poste's leave at 70 % black", () => {
    const notice = sampleNotice(1);
    const leave = blocksOf(notice).find((block) =>
      operatorsOf(block, notice).includes("AUT. DB/SSIC/E"),
    );
    const operators = leave === undefined ? "" : operatorsOf(leave, notice);
    expect(operators.startsWith("0.3 g\n")).toBe(true);
    expect(operators.endsWith("\n0 g\n")).toBe(true);
  });

  it("has a QR code of 25 mm in one language, and a Data Matrix of 23 mm", () => {
    for (const changes of [{}, fine]) {
      const sides = blocksOf(sampleNotice(1, changes)).flatMap((block) =>
        block.role === "Figure" ? [block.box.width] : [],
      );
      expect(new Set(sides)).toEqual(new Set([25, 23]));
    }
  });

  it("shows both amounts of a fine on one page, or each on its own with a slip", async () => {
    const both = await textsOf(sampleNoticeWithoutSlip(1, fine));
    expect(both.map(joinedText)).toEqual([expect.stringMatching(/80,00 Euro.*120,50 Euro/)]);
    const [discounted, reduced, ...rest] = (await textsOf(sampleNotice(1, fine))).map(joinedText);
    expect(rest).toEqual([]);
    expect(discounted).toContain("80,00 Euro");
    expect(discounted).not.toContain("120,50");
    expect(reduced).toContain("120,50 Euro");
    expect(reduced).not.toContain("80,00");
  });
});

const widestDebtor = {
  ...debtPosition(1).debtor,
  fullName: "W".repeat(70),
  address: { street: "W".repeat(80), postalCode: "20853", city: "W".repeat(60), province: "MI" },
};
const widest: Partial<Organization> = {
  name: "W".repeat(100),
  officeName: "W".repeat(50),
  contacts: { website: "W".repeat(90) },
  postalAccountHolder: "W".repeat(50),
  posteAuthorization: "W".repeat(50),
};
const longest: Partial<Organization> = {
  name: "Unione Montana dei Comuni dell'Alta Valle del Torrente e della Comunità Collinare Pedemontana Est",
  officeName: "Settore Entrate Tributarie e Servizi alla Persona",
  contacts: {
    website: "www.unione-alta-valle-torrente.example",
    phone: "0390000000",
    pec: "protocollo@pec.unione.example",
  },
};

describe.each([
  { texts: "longest", organization: longest, place: "Sportello Polifunzionale, Piazza Libertà 1" },
  { texts: "widest", organization: widest, place: "W".repeat(50) },
])("a notice with the $texts legal texts", ({ organization, place }) => {
  const changesIn = (languages: NoticeLanguages, isFine: boolean): SampleChanges => ({
    organization: {
      ...organization,
      noticePrint: { languages, onlineChannel: "siteAndApp", physicalChannel: place },
    },
    position: {
      debtor: widestDebtor,
      description: "W".repeat(90),
      amountCents: euroCents(isFine ? 9_999_999_999 : 99_999_999),
      ...(isFine ? { installmentPlans: [discount(9_999_999_998)] } : {}),
    },
  });

  it.each(
    allLanguages.map((languages) => ({ languages, name: Object.values(languages).join(" ") })),
  )("keeps every text in its place, $name", async ({ languages }) => {
    for (const isFine of [false, true]) {
      for (const make of [sampleNotice, sampleNoticeWithoutSlip]) {
        const notice = make(1, changesIn(languages, isFine));
        for (const page of await textsOf(notice)) {
          expect(overlappingTexts(page)).toEqual([]);
          const area = { left: 10, right: 200, top: 9.5, bottom: 289 };
          expect(textsOutside(page, area)).toEqual([]);
          expect(joinedText(page).replaceAll(" ", "")).toContain("W".repeat(90));
        }
      }
    }
  });
});
