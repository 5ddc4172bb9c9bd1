import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type BudgetEntry,
  budgetTotal,
  parseBudget,
} from "../../../../../shared/domain/debt-positions/budget.ts";
import { euroCents, formatEuroCents } from "../../../../../shared/domain/values/euro-cents.ts";

const codes = fc.string({ unit: fc.constantFrom(..."aZ09-à&<"), minLength: 1, maxLength: 64 });
const amounts = fc.integer({ min: 1, max: 99_999_999_999 }).map(euroCents);
const entries = fc.record(
  { chapterCode: codes, officeCode: codes, assessmentCode: codes, amountCents: amounts },
  { requiredKeys: ["chapterCode", "amountCents"] },
);

const escapeXml = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
const element = (name: string, text: string | undefined) =>
  text === undefined ? "" : `<${name}>${escapeXml(text)}</${name}>`;

function budgetXml(list: readonly BudgetEntry[], space = ""): string {
  const chapters = list.map((entry) =>
    [
      "<capitolo>",
      element("codCapitolo", entry.chapterCode),
      element("codUfficio", entry.officeCode),
      "<accertamento>",
      element("codAccertamento", entry.assessmentCode),
      element("importo", formatEuroCents(entry.amountCents)),
      "</accertamento></capitolo>",
    ].join(space),
  );
  return ["<bilancio>", ...chapters, "</bilancio>"].join(space);
}

describe("parseBudget", () => {
  it("reads back any budget, with or without blanks between elements", () => {
    const lists = fc.array(entries, { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(lists, fc.constantFrom("", " ", "\n  "), (list, space) => {
        expect(parseBudget(budgetXml(list, space))).toEqual(list);
      }),
    );
  });

  it("reads several accertamenti of one capitolo, and adds them up", () => {
    const xml =
      "<bilancio><capitolo><codCapitolo>C</codCapitolo><codUfficio>U</codUfficio>" +
      "<accertamento><importo>1.10</importo></accertamento>" +
      "<accertamento><importo>2.20</importo></accertamento></capitolo></bilancio>";
    const budget = parseBudget(xml) ?? [];
    expect(budget).toHaveLength(2);
    expect(budget[1]).toEqual({ chapterCode: "C", officeCode: "U", amountCents: 220 });
    expect(budgetTotal(budget)).toBe(330);
  });

  const right = budgetXml([{ chapterCode: "C", amountCents: euroCents(100) }]);

  it.each([
    "",
    "<bilancio></bilancio>",
    "<bilancio/>",
    right.slice(0, -1),
    `${right}x`,
    ` ${right}`.replace("<bilancio>", "< bilancio>"),
    `<?xml?>${right}`,
    `<?xml version="1.0"?><?xml version="1.0"?>${right}`,
    right.replace("<capitolo>", "<!-- c --><capitolo>"),
    right.replace(">C<", "><![CDATA[C]]><"),
    right.replace(">C<", ">]]><"),
    right.replace(">C<", ">C & D<"),
    right.replace(">C<", ">C&D;<"),
    right.replace(">C<", ">C&nbsp;<"),
    right.replace(">C<", ">C&amp<"),
    right.replace(">C<", ">&#;<"),
    right.replace(">C<", ">&#xZ;<"),
    right.replace(">C<", ">&#0;<"),
    right.replace(">C<", ">&#x1F;<"),
    right.replace(">C<", ">&#xD800;<"),
    right.replace(">C<", ">&#xFFFF;<"),
    right.replace(">C<", ">&#x110000;<"),
    right.replace(">C<", `>&#${"9".repeat(400)};<`),
    right.replace(">C<", ">C\u0007<"),
    right.replace(">C<", ">C\ud800<"),
    right.replace(">C<", ">C\ufffe<"),
    right.replace("<bilancio>", "<bilancio\u0001>"),
    `<!DOCTYPE bilancio>${right}`,
    right.replace("<bilancio>", '<bilancio xmlns="x">'),
    right.replace("1.00", "0.00"),
    right.replace("1.00", "1"),
    right.replace("1.00", "1,00"),
    right.replace("1.00", "1000000000.00"),
    right.replace("<codCapitolo>C</codCapitolo>", ""),
    right.replace(">C<", "><"),
    right.replace(">C<", `>${"C".repeat(65)}<`),
    right.replaceAll("accertamento", "altro"),
    right.replace("<accertamento>", "<accertamento><codAccertamento></codAccertamento>"),
    right.replace("<accertamento>", "<codUfficio>U</codUfficio>".repeat(2)),
  ])("refuses %j", (xml) => {
    expect(parseBudget(xml)).toBeUndefined();
  });

  it("takes blanks before the end of a tag, and an XML declaration", () => {
    const spaced = right.replaceAll(">", " \n>").replaceAll(" \n>C", ">C").replace(" \n>1", ">1");
    expect(parseBudget(spaced)).toEqual(parseBudget(right));
    for (const prolog of [
      '<?xml version="1.0"?>',
      "<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n",
    ]) {
      expect(parseBudget(prolog + right)).toEqual(parseBudget(right));
    }
  });

  it("resolves the predefined entities and references to characters", () => {
    const codeOf = (text: string) =>
      parseBudget(right.replace(">C<", `>${text}<`))?.[0]?.chapterCode;
    expect(codeOf("&lt;&gt;&amp;&quot;&apos;")).toBe("<>&\"'");
    expect(codeOf("&#65;&#x42;&#x1F600;")).toBe("AB😀");
    expect(codeOf("&amp;lt;")).toBe("&lt;");
    expect(codeOf("x > y")).toBe("x > y");
  });

  it("takes a time in proportion to a long text that is no budget", () => {
    expect(parseBudget("<bilancio><capitolo>".repeat(200))).toBeUndefined();
  });
});
