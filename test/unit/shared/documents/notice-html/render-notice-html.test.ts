import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { renderNoticeHtml } from "../../../../../shared/documents/notice-html/render-notice-html.ts";
import type { Notice } from "../../../../../shared/domain/notices/notice.ts";
import {
  languagesOf,
  type NoticeLanguages,
  otherNoticeLanguages,
} from "../../../../../shared/domain/values/notice-languages.ts";
import {
  everyElement,
  type PageElement,
  parsedPage,
} from "../../../../support/notices/parsed-page.ts";
import {
  discount,
  plan,
  type SampleChanges,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../support/notices/sample-notices.ts";
import { debtPosition } from "../../../../support/notifications/debts.ts";

const languageModes: readonly NoticeLanguages[] = [
  { mode: "italian" },
  ...otherNoticeLanguages.map((second) => ({ mode: "inline", second }) as const),
  { mode: "bilingual", first: "it" },
  { mode: "bilingual", first: "de" },
  ...otherNoticeLanguages.map((language) => ({ mode: "only", language }) as const),
];

const kinds: Readonly<Record<string, NonNullable<SampleChanges["position"]>>> = {
  "a single payment": {},
  instalments: { installmentPlans: [plan(12)] },
  "a fine": { installmentPlans: [discount(8_050)] },
};

const cases = languageModes.flatMap((languages) =>
  Object.entries(kinds).map(([kind, position]) => {
    const notice = sampleNotice(1, { organization: { noticePrint: { languages } }, position });
    return { name: `${kind}, ${Object.values(languages).join(" ")}`, notice };
  }),
);

function elementsOf(notice: Notice): readonly PageElement[] {
  return everyElement(parsedPage(renderNoticeHtml(notice)));
}

function named(elements: readonly PageElement[], ...names: readonly string[]) {
  return elements.filter(({ name }) => names.includes(name));
}

describe.each(cases)("the page of $name", ({ notice }) => {
  const elements = elementsOf(notice);
  const [page] = elements;
  const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);

  it("names its language, and that of every text in the second", () => {
    const [first, second] = languagesOf(notice.form.languages);
    expect(page?.attributes["lang"]).toBe(first);
    const others = elements.slice(1).flatMap(({ attributes }) => attributes["lang"] ?? []);
    expect(new Set(others)).toEqual(new Set(second === undefined ? [] : [second]));
  });

  it("has one heading of the first level, and skips no level below it", () => {
    const levels = named(elements, "h1", "h2", "h3", "h4", "h5").map(({ name }) => Number(name[1]));
    expect(levels[0]).toBe(1);
    expect(levels.filter((level) => level === 1)).toHaveLength(1);
    for (const [index, level] of levels.entries()) {
      expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1);
    }
  });

  it("has a header, a main part, and sections that their headings name", () => {
    expect(named(elements, "header")).toHaveLength(1);
    expect(named(elements, "main")).toHaveLength(1);
    const labels = named(elements, "section").map(
      ({ attributes }) => attributes["aria-labelledby"] ?? "",
    );
    expect(new Set(labels).size).toBe(labels.length);
    for (const id of labels.flatMap((label) => label.split(" "))) expect(ids).toContain(id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("shows a code for each payment and each slip, with words that stand for it", () => {
    const codes = named(elements, "svg");
    expect(codes).toHaveLength(2 * notice.payments.length);
    const titles = codes.map(({ attributes, children }) => {
      const [title] = named(children, "title");
      expect(attributes).toMatchObject({ role: "img", "aria-labelledby": title?.attributes["id"] });
      return title?.text ?? "";
    });
    expect(new Set(titles).size).toBe(titles.length);
  });

  it("says the amount, the term and the code of each payment", () => {
    const payments = named(elements, "section").filter(
      ({ attributes }) => attributes["class"] === "payment",
    );
    expect(payments).toHaveLength(notice.payments.length);
    for (const [index, payment] of notice.payments.entries()) {
      const text = payments[index]?.text ?? "";
      expect(text).toContain(payment.amountText);
      expect(text).toContain(payment.noticeNumberText);
      expect(text).toContain(payment.dueDateText ?? "");
      expect(text).toContain(notice.debtor.name);
    }
  });

  it("lists its data as terms and what they mean", () => {
    const groups = named(elements, "dl").flatMap(({ children }) => children);
    expect(groups.length).toBeGreaterThan(0);
    for (const { name, children } of groups) {
      expect([name, ...children.map((child) => child.name)]).toEqual(["div", "dt", "dd"]);
    }
  });

  it("loads nothing and runs nothing", () => {
    expect(named(elements, "script", "link", "img", "iframe", "object", "form")).toEqual([]);
    for (const { attributes } of elements) {
      expect(Object.keys(attributes).filter((name) => /^(?:on|src|style$)/.test(name))).toEqual([]);
    }
    const [style] = named(elements, "style");
    expect(style?.text).not.toMatch(/url\(|@import/);
  });
});

describe("the page of a notice", () => {
  const shapeOf = (elements: readonly PageElement[]) =>
    elements.map(({ name, attributes }) => `${name} ${Object.keys(attributes).join(" ")}`);
  const withText = (notice: Notice, text: string): Notice => ({
    ...notice,
    subject: text,
    creditor: { ...notice.creditor, name: text, officeName: text, info: text, cbillCode: text },
    debtor: { code: text, name: text, addressLines: [text, text] },
  });
  const base = sampleNotice(1, { position: { debtor: { ...debtPosition(1).debtor } } });
  const saidIn = (elements: readonly PageElement[], text: string) =>
    named(elements, "bdi", "span").filter((each) => each.text === text).length;
  const plain = elementsOf(withText(base, "testo"));
  /** Characters that XML, unlike HTML, cannot have in any form; no text of a notice has them. */
  const printable = (text: string) => text.toWellFormed().replaceAll(/[\p{Cc}\ufffe\uffff]/gu, "");
  const hostile = fc.oneof(
    fc.string({ unit: "grapheme" }).map(printable),
    fc.constantFrom(
      `<script>alert("x")</script>`,
      `"><img src=x onerror=alert(1)>`,
      "</bdi></title></style><h1>",
      "&lt;b&gt; &amp; &#60; &#x3c;",
      `' onmouseover='alert(1)`,
      "<!-- ]]> <![CDATA[",
      "$& $1 $`",
    ),
  );

  it("writes no text of a debt or an ente as anything but text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const elements = elementsOf(withText(base, text));
        expect(shapeOf(elements)).toEqual(shapeOf(plain));
        const [heading] = named(elements, "h1");
        expect(heading?.children.at(-1)?.text).toBe(text);
        expect(saidIn(elements, text)).toBe(saidIn(plain, "testo"));
      }),
    );
  });

  it("isolates names that are written from right to left", () => {
    const name = "محمد بن سلمان";
    const isolated = named(elementsOf(withText(base, name)), "bdi").map(({ text }) => text);
    expect(isolated).toContain(name);
  });

  it("draws the QR code's modules and leaves white around them", () => {
    const [qr] = named(elementsOf(base), "svg");
    expect(qr?.attributes["viewBox"]).toBe("0 0 41 41");
    const path = qr?.children.at(-1)?.attributes["d"] ?? "";
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].map((run) => run.map(Number));
    expect(runs.length).toBeGreaterThan(100);
    expect(Math.min(...runs.map(([, x = 0]) => x))).toBe(4);
    expect(Math.max(...runs.map(([, x = 0, , length = 0]) => x + length))).toBe(37);
  });

  it("has no slip and no CBILL code where the notice has none", () => {
    const notice = sampleNoticeWithoutSlip(1);
    const { cbillCode: _cbillCode, ...creditor } = notice.creditor;
    const page = renderNoticeHtml({ ...notice, creditor });
    expect(page).not.toContain("Bollettino");
    expect(page).not.toContain("CBILL");
  });

  it("sends who has only instalments to their details", () => {
    const notice = sampleNotice(1, { position: { installmentPlans: [plan(3)] } });
    const [, first, ...others] = notice.payments;
    if (first === undefined) return expect.fail("the plan has instalments");
    const parts = { kind: "instalments", withSingle: false, count: 3 } as const;
    const form = { ...notice.form, parts };
    const page = renderNoticeHtml({ ...notice, form, payments: [first, ...others] });
    expect(page).toContain("Importi e scadenze sono riportati nel dettaglio");
    expect(page).toContain("Puoi pagare in 3 rate");
  });
});
