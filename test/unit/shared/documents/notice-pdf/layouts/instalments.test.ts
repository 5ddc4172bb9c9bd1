import { describe, expect, it } from "vitest";
import { fontSet } from "../../../../../../shared/documents/fonts/font-set.ts";
import { createTypesetter } from "../../../../../../shared/documents/fonts/typesetter.ts";
import { instalmentPages } from "../../../../../../shared/documents/notice-pdf/layouts/instalments.ts";
import { prepareNoticeTemplate } from "../../../../../../shared/documents/notice-pdf/notice-template.ts";
import { renderNotice } from "../../../../../../shared/documents/notice-pdf/render-notice.ts";
import type { PageBlock } from "../../../../../../shared/documents/pdf/page-template.ts";
import type { Notice, NoticePayment } from "../../../../../../shared/domain/notices/notice.ts";
import { composeNoticeWords } from "../../../../../../shared/domain/notices/notice-words.ts";
import { euroCents } from "../../../../../../shared/domain/values/euro-cents.ts";
import type { NoticeLanguages } from "../../../../../../shared/domain/values/notice-languages.ts";
import { withoutSingle } from "../../../../../support/notices/instalment-examples.ts";
import {
  joinedText,
  type PlacedText,
  placedTexts,
} from "../../../../../support/notices/pdf-text.ts";
import {
  plan,
  type SampleChanges,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../../support/notices/sample-notices.ts";
import { overlappingTexts, textsOutside } from "../../../../../support/notices/text-boxes.ts";
import { debtPosition } from "../../../../../support/notifications/debts.ts";

function inInstalments(count: number, { position, ...changes }: SampleChanges = {}): SampleChanges {
  return { ...changes, position: { ...position, installmentPlans: [plan(count)] } };
}

function textsOf(notice: Notice): Promise<readonly (readonly PlacedText[])[]> {
  const template = prepareNoticeTemplate({ creditor: notice.creditor });
  return placedTexts(renderNotice(template, notice).pdf);
}

function pagesOf({ form, creditor }: Notice): readonly (readonly PageBlock<Notice>[])[] {
  const typesetter = createTypesetter(fontSet());
  const words = composeNoticeWords(form, creditor);
  const frame = { typesetter, form, words, creditor, images: {} };
  return instalmentPages(frame).map(({ blocks }) => blocks);
}

/** The notice with its instalments changed. */
function withInstalments(
  notice: Notice,
  change: (payment: NoticePayment) => NoticePayment,
): Notice {
  const [first, ...others] = notice.payments;
  return { ...notice, payments: [first, ...others.map(change)] };
}

describe("the pages of instalments", () => {
  it.each([
    { count: 2, withSlip: [0, 4], without: [3] },
    { count: 5, withSlip: [0, 4, 6], without: [3, 3] },
    { count: 10, withSlip: [0, 6, 6, 6, 2], without: [4, 7] },
  ])("show $count instalments with all their codes", ({ count, withSlip, without }) => {
    const codes = (notice: Notice) =>
      pagesOf(notice).map(
        (blocks) => blocks.filter((block) => block.role === "Figure" && "own" in block).length,
      );
    const [single = 0, ...rest] = codes(sampleNotice(1, inInstalments(count)));
    expect([single - 2, ...rest]).toEqual(withSlip);
    expect(codes(sampleNoticeWithoutSlip(1, inInstalments(count)))).toEqual(without);
  });

  it("tell of each instalment its amount, date and code", async () => {
    const notice = sampleNoticeWithoutSlip(1, inInstalments(7));
    const text = (await textsOf(notice)).map(joinedText).join(" ");
    notice.payments.slice(1).forEach((payment, index) => {
      const own = [payment.amountText, payment.dueDateText ?? "", payment.noticeNumberText];
      expect(text).toContain(`Rata ${index + 1}`);
      for (const expected of own) expect(text).toContain(expected);
    });
  });

  it("number the instalments as their plan does when the first are paid", async () => {
    const notice = sampleNotice(1, inInstalments(2));
    const later = withInstalments(notice, (payment) => ({
      ...payment,
      number: (payment.number ?? 0) + 4,
    }));
    const [, page] = await textsOf(later);
    const text = joinedText(page);
    expect(text).toContain("Rata 5");
    expect(text).toMatch(/Rata 6 entro il \d/);
    expect(text).not.toContain("Rata 1");
  });

  it("say nothing of the date of an instalment that has none", async () => {
    const notice = sampleNotice(1, inInstalments(2));
    const undated = withInstalments(notice, ({ dueDateText: _date, ...payment }) => payment);
    const [, page] = await textsOf(undated);
    expect(joinedText(page)).toContain("Rata 1");
    expect(joinedText(page)).not.toContain("entro il");
  });

  it("begin below the ways to pay where there is no payment at once", async () => {
    const notice = withoutSingle(sampleNoticeWithoutSlip(1, inInstalments(3)));
    const [page, ...others] = await textsOf(notice);
    expect(others).toEqual([]);
    expect(joinedText(page)).toMatch(/DATI PER IL PAGAMENTO.*Rata 1/);
    expect(joinedText(page)).not.toContain("Rata unica");
  });

  it("are read column by column: title, texts, code", () => {
    const [, page = []] = pagesOf(sampleNotice(1, inInstalments(2)));
    const roles = page
      .map(({ role }) => role)
      .filter((role) => role !== "Artifact" && role !== "P")
      .join(" ");
    expect(roles).toBe("H1 H2 Figure H2 Figure H2 Figure H2 Figure");
  });

  it("are refused of a notice that is not paid by instalments", () => {
    expect(() => pagesOf(sampleNotice(1))).toThrow("L'avviso non si paga a rate");
  });
});

const others = ["de", "en", "fr", "sl"] as const;
const allLanguages: readonly NoticeLanguages[] = [
  { mode: "italian" },
  ...others.map((second) => ({ mode: "inline", second }) as const),
  { mode: "bilingual", first: "it" },
  { mode: "bilingual", first: "de" },
  ...others.map((language) => ({ mode: "only", language }) as const),
];

/** The longest legal texts and the largest amount. */
function longestNotice(
  make: typeof sampleNotice,
  count: number,
  languages: NoticeLanguages,
): Notice {
  const name = "Unione Montana dei Comuni dell'Alta Valle del Torrente e della Comunità Collinare";
  const notice = make(
    1,
    inInstalments(count, {
      organization: {
        name: `${name} Pedemontana Est`,
        officeName: "Settore Entrate Tributarie e Servizi alla Persona",
        noticePrint: { languages, onlineChannel: "siteAndApp" },
      },
      position: {
        debtor: { ...debtPosition(1).debtor, fullName: "W".repeat(70) },
        description:
          "Tassa sui rifiuti: utenza n. 12, protocollo 4567-2027, via dell'Olmo; saldo".padEnd(
            90,
            "x",
          ),
        amountCents: euroCents(9_999_999_999),
      },
    }),
  );
  return withInstalments(notice, (payment) => ({ ...payment, amountText: "999.999.999,99" }));
}

describe("instalments with the longest legal texts", () => {
  it.each(
    allLanguages.map((languages) => ({ languages, name: Object.values(languages).join(" ") })),
  )("keep every text in its place, $name", async ({ languages }) => {
    for (const make of [sampleNotice, sampleNoticeWithoutSlip]) {
      for (const count of [2, 3, 10]) {
        const notice = longestNotice(make, count, languages);
        for (const printed of [notice, withoutSingle(notice)]) {
          for (const page of await textsOf(printed)) {
            expect(overlappingTexts(page)).toEqual([]);
            const area = { left: 10, right: 200, top: 9.5, bottom: 289 };
            expect(textsOutside(page, area)).toEqual([]);
          }
        }
      }
    }
  });

  it("lose no letter of the widest subject and name, which have the least room in a column", async () => {
    for (const count of [2, 3]) {
      const changes = inInstalments(count, {
        organization: { name: "M".repeat(100) },
        position: { description: "W".repeat(90) },
      });
      const [page = []] = await textsOf(sampleNoticeWithoutSlip(1, changes));
      const text = joinedText(page).replaceAll(" ", "");
      expect(text.split("W".repeat(90))).toHaveLength(count + 3);
      expect(text.split("M".repeat(100)).length).toBeGreaterThan(count);
      expect(overlappingTexts(page)).toEqual([]);
    }
  });
});
