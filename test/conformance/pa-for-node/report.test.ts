import { describe, expect, it } from "vitest";
import type { CaseResult } from "./conformance-case.ts";
import { reportPage } from "./report-page.ts";

const facts = {
  date: "28 novembre 2026",
  software: "Portale Pagamenti",
  version: "9.9.9",
  specification: "SANP",
  environment: "prova",
  withLibxml2: false,
};

function result(number: string, got: string): CaseResult {
  const check = { what: "risposta", expected: "HTTP 200", got };
  return {
    section: "Sezione",
    number,
    title: `caso ${number}`,
    passed: got === check.expected,
    checks: [check],
    exchanges: [
      { title: "chiamata", request: "<a><b>1</b></a>", status: 200, answer: "\ufeff<script>" },
    ],
    exchangesLeftOut: 3,
  };
}

describe("the report of the conformance suite", () => {
  it("says that all is well only where it is", () => {
    const well = reportPage(facts, [result("1.01", "HTTP 200")]);
    expect(well).toContain("<strong>Superato</strong>");
    expect(well).not.toContain("fallito</span>");
    const ill = reportPage(facts, [result("1.01", "HTTP 200"), result("1.02", "HTTP 500")]);
    expect(ill).toContain("<strong>Non superato</strong>");
    expect(ill).toContain('<a href="#caso-1.02">1.02</a> caso 1.02');
    expect(ill).toContain('<td class="different">HTTP 500</td>');
  });

  it("shows messages to be read: indented, escaped, what cannot be seen spelt out", () => {
    const page = reportPage(facts, [result("1.01", "HTTP 200")]);
    expect(page).toContain("&lt;a&gt;\n  &lt;b&gt;1&lt;/b&gt;\n&lt;/a&gt;");
    expect(page).toMatch(/\[BOM\]\s*&lt;script&gt;/);
    expect(page).not.toContain("<script");
    expect(page).toContain("Altri 3 scambi");
  });

  it("carries date, version and specification, and fetches nothing", () => {
    const page = reportPage(facts, [result("1.01", "HTTP 200")]);
    const { withLibxml2: _, ...texts } = facts;
    for (const text of Object.values(texts)) expect(page).toContain(text);
    expect(page).not.toContain("libxml2");
    expect(page).not.toMatch(/(src|href)="(?!#)/);
  });
});
