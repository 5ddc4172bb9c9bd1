import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { comune, pagesWorld, type ShownPage } from "../../../../support/checkout/pages-world.ts";
import { openDebt } from "../../../../support/pagopa-node/node-world.ts";
import { elementsOf, fieldsOf, titleOf } from "./page-parts.ts";

type Texts = { readonly description: string; readonly enteName: string; readonly typed: string };

// What XML cannot hold is no page's business here: the test reads pages as XML.
const printable = fc
  .string({ unit: "grapheme", minLength: 1, maxLength: 60 })
  .filter((text) => !/[\p{Cc}\p{Cs}\uFFFE\uFFFF]/u.test(text));
const hostile: [Texts][] = [
  `<script>alert("x")</script>`,
  `"><img src=x onerror=alert(1)>' onmouseover='x`,
  "</title></h1><a href='javascript:alert(1)'>&lt;b&gt;&#60;",
].map((text) => [{ description: text, enteName: text, typed: text }]);

/** One page of each kind, about an ente and a debt with texts that somebody has chosen. */
async function everyPage({ description, enteName, typed }: Texts): Promise<readonly ShownPage[]> {
  const world = pagesWorld();
  const { contacts } = comune;
  world.organizations.set(comune.fiscalCode, {
    ...comune,
    name: enteName,
    contacts: { ...contacts, website: description },
  });
  const debt = await world.addDebt(openDebt(1, { description }));
  const path = `/paga/${debt.noticeNumber}`;
  const query = { ente: comune.fiscalCode };
  const shown: ShownPage[] = [];
  const see = async (...asked: Parameters<typeof world.ask>) => {
    const page = await world.ask(...asked);
    if (page.page !== undefined) shown.push(page);
    return page;
  };
  await see("GET", "/paga");
  await see("GET", "/paga", { query: { numero: typed, ente: typed } });
  await see("GET", "/altro");
  const form = fieldsOf(await see("GET", path, { query }));
  await see("POST", path, { fields: { ...form, email: typed } });
  await see("POST", path, { fields: { ...form, importo: "1", email: "a@b.it" } });
  world.lookalikes.push({ iud: openDebt(2).iud, state: "open" });
  await see("POST", path, { fields: form });
  world.lookalikes.pop();
  world.scripted.push({ outcome: "unavailable" });
  await see("POST", path, { fields: form });
  const key = form["chiave"];
  await see("GET", `/paga/carrello/${key}`);
  await see("POST", `/paga/carrello/${key}`, { fields: { importo: "1" } });
  await see("POST", `/paga/carrello/${key}`);
  await see("GET", `/paga/esito/${key}`, { query: { esito: typed, da: typed } });
  await see("GET", `/paga/esito/${key}`, { query: { esito: "annullato" } });
  world.pay(debt);
  await see("GET", `/paga/esito/${key}`);
  await see("GET", path, { query });
  await see("GET", "/sportello/altro", { query });
  world.visits.retrySeconds = 9;
  await see("GET", "/paga");
  return shown;
}

const plainTexts: Texts = { description: "TARI 2026", enteName: "Comune di Prova", typed: "testo" };
/** Made once: no test changes them. */
const plainPages = everyPage(plainTexts);

describe("every page", () => {
  it("writes nothing as HTML that somebody has chosen", async () => {
    const structureOf = (pages: readonly ShownPage[]) =>
      pages.map((page) =>
        elementsOf(page).map(({ name, attributes }) => [name, Object.keys(attributes)]),
      );
    const expected = structureOf(await plainPages);
    const texts = fc.record({ description: printable, enteName: printable, typed: printable });
    await fc.assert(
      fc.asyncProperty(texts, async (chosen) => {
        expect(structureOf(await everyPage(chosen))).toEqual(expected);
      }),
      { numRuns: 5, examples: hostile },
    );
  });

  it("is in Italian, has one heading, one main part, and a title that says it", async () => {
    for (const shown of await plainPages) {
      const elements = elementsOf(shown);
      const [title] = elements.filter(({ name }) => name === "title");
      expect(title?.text).toBe(`${titleOf(shown)} · Portale dei Pagamenti`);
      expect(elements.filter(({ name }) => name === "main")).toHaveLength(1);
      expect(shown.text).toMatch(/^<!DOCTYPE html>\n<html lang="it">/u);
    }
  });

  it("labels every field, and leads from what is wrong to where it is", async () => {
    for (const shown of await plainPages) {
      const elements = elementsOf(shown);
      const ids = elements.flatMap(({ attributes }) => attributes["id"] ?? []);
      expect(new Set(ids).size).toBe(ids.length);
      const labelled = elements
        .filter(({ name }) => name === "label")
        .map(({ attributes }) => attributes["for"]);
      const fields = elements.filter(
        ({ name, attributes }) => name === "input" && attributes["type"] !== "hidden",
      );
      for (const { attributes } of fields) expect(labelled).toContain(attributes["id"]);
      for (const { name, attributes } of elements) {
        const named = (attributes["aria-describedby"] ?? attributes["aria-labelledby"] ?? "")
          .split(" ")
          .filter((id) => id !== "");
        const target = name === "a" ? (attributes["href"] ?? "") : "";
        if (target.startsWith("#")) named.push(target.slice(1));
        for (const id of named) expect(ids).toContain(id);
      }
    }
  });

  it("runs our script only, is kept and framed by nobody and told to no site", async () => {
    for (const { headers, text } of await plainPages) {
      expect(headers).toMatchObject({
        "cache-control": "no-store",
        "content-security-policy":
          "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; " +
          "form-action 'self' https://checkout.example; base-uri 'none'; frame-ancestors 'none'",
        "referrer-policy": "no-referrer",
        "x-content-type-options": "nosniff",
      });
      expect(text).not.toMatch(/<style|<script(?! src="\/paga\/risorse\/)|\son\w+=|\sstyle=/iu);
      expect(headers).not.toHaveProperty("set-cookie");
    }
  });

  it("writes pagoPA as it is to be written", async () => {
    for (const { text } of await plainPages) {
      expect(text).not.toMatch(/PagoPA|PAGOPA|(?:sistema|servizio) pagoPA|telematic/u);
    }
  });

  it("finds its style and its scripts", async () => {
    const world = pagesWorld();
    const style = await world.ask("GET", "/paga/risorse/stile.css");
    expect(style.headers["content-type"]).toBe("text/css; charset=utf-8");
    for (const file of ["attesa.js", "stampa.js"]) {
      const script = await world.ask("GET", `/paga/risorse/${file}`);
      expect(script.headers["content-type"]).toBe("text/javascript; charset=utf-8");
      expect(() => new Function(script.text)).not.toThrow();
    }
  });
});
