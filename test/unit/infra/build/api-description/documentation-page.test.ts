import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { apiDocument } from "../../../../../infra/build/api-description/api-document.ts";
import { documentationPage } from "../../../../../infra/build/api-description/page/documentation-page.ts";
import { problemPage } from "../../../../../infra/build/api-description/page/problem-page.ts";
import type { OperationDocumentation } from "../../../../../shared/lambda/operation-documentation.ts";

const evil = '<script>alert("1")</script>';
const documented: OperationDocumentation = {
  operation: {
    method: "PUT",
    path: "/v1/organizations/{fiscalCode}/things/{iud}",
    access: { kind: "organization", permission: "types:write" },
  },
  operationId: "putThing",
  chapter: "Enti",
  summary: "Cambia una cosa",
  description: `Cambia \`una\` cosa ${evil}.\n\n\`\`\`js\nif (a < b) {\n  c();\n}\n\`\`\`\n\nFine.`,
  parameters: z.object({ fiscalCode: z.string(), iud: z.string() }),
  query: z.object({ limit: z._default(z.int().check(z.minimum(1), z.maximum(9)), 3) }),
  body: { schema: z.object({ kind: z.enum(["uno", "due"]) }), example: { kind: evil } },
  answers: { 200: { description: "Fatto.", schema: z.object({ amountCents: z.int() }) } },
};
const meaning = { title: "Guasto", meaning: "È guasto.", remedy: "Attendere." };
const page = documentationPage(apiDocument([documented], { version: "1.2.3" }), {
  guasto: meaning,
});

describe("the page of the API", () => {
  it("shows a call with what it takes, answers and may be refused for", () => {
    for (const words of [
      'id="putThing"',
      "Cambia una cosa",
      "<code>una</code>",
      '<pre tabindex="0">if (a &lt; b) {\n  c();\n}</pre>',
      "<p>Fine.",
      "<code>types:write</code>",
      "If-Match",
      "da 1 a 9, se manca 3",
      "uno fra uno, due",
      'href="#schema-PutThingRequest"',
      'id="schema-PutThingAnswer"',
      "Importo in centesimi di euro.",
      "Nel frattempo è cambiato",
      'href="/problemi/guasto"',
    ]) {
      expect(page).toContain(words);
    }
  });

  it("is Italian, has one first heading and one name for each place", () => {
    expect(page).toContain('<html lang="it">');
    expect(page.match(/<h1/gu)).toHaveLength(1);
    const ids = [...page.matchAll(/ id="([^"]+)"/gu)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const links = [...page.matchAll(/href="#([^"]+)"/gu)].map(([, id]) => id);
    expect(links.filter((id) => !ids.includes(id))).toEqual([]);
  });

  it("runs nothing that somebody has written into a description", () => {
    expect(page).not.toContain("<script");
    expect(problemPage("guasto", { ...meaning, title: evil })).not.toContain("<script");
  });
});

describe("the page of a problem", () => {
  it("says what it means and what to do", () => {
    const shown = problemPage("guasto", meaning);
    for (const words of ["Guasto", "È guasto.", "Attendere.", "/problemi/guasto"]) {
      expect(shown).toContain(words);
    }
  });
});
