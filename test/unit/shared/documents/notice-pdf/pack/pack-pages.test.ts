import { describe, expect, it } from "vitest";
import { createNoticePrinter } from "../../../../../../shared/documents/notice-pdf/notice-printer.ts";
import type { PackOptions } from "../../../../../../shared/domain/notices/print-pack.ts";
import { parseCalendarDate } from "../../../../../../shared/domain/values/calendar-date.ts";
import {
  joinedText,
  type PlacedText,
  placedTexts,
} from "../../../../../support/notices/pdf-text.ts";
import { comuneWithSlip, sampleNotice } from "../../../../../support/notices/sample-notices.ts";

const { printPack } = createNoticePrinter();
const debtor = (fullName: string, street: string) => ({
  position: {
    debtor: {
      kind: "F",
      code: "RSSMRA80A01F205X",
      fullName,
      address: {
        street,
        civicNumber: "12/B",
        postalCode: "20853",
        city: "Biassono",
        province: "MB",
      },
    },
  } as const,
});
const longName = "Wanda Maria Immacolata Bergamaschi Quattrocchi vedova Mastromattei";
const longStreet = "Strada Provinciale Vecchia del Santuario della Madonna della Neve";
const notices = [
  sampleNotice(1, debtor("Rossi Maria", "Via Roma")),
  sampleNotice(2, debtor(longName, longStreet)),
];
const cover = {
  flowFileName: "c_demo1-TARI2026-1_4.zip",
  pack: 3,
  packs: 12,
  order: "postalCode",
  madeOn: parseCalendarDate("2026-11-28") ?? expect.fail(),
  destinations: [{ postalCode: "20853", province: "MB" }, {}],
} as const;
const plain = { duplex: false, envelopeWindow: "none", firstProgressive: 2_001 } as const;
const pagesOf = async (options: PackOptions) =>
  placedTexts(printPack(comuneWithSlip, notices, options));
const numbers = notices.map(({ payments: [{ noticeNumber }] }) => noticeNumber);

describe("the cover of a pack", () => {
  it("tells what is in it and where, and names nobody", async () => {
    const [page] = await pagesOf({ ...plain, cover, duplex: true });
    const text = joinedText(page);
    expect(text).toContain("Pacchetto di stampa 3 di 12");
    expect(text).toContain(`Ente: ${comuneWithSlip.name}`);
    expect(text).toContain("Flusso: c_demo1-TARI2026-1_4.zip");
    expect(text).toContain("Avvisi: 2, dal numero 2001 al 2002");
    expect(text).toContain("Pagine: 5; fogli: 3");
    expect(text).toContain("Ordine: per CAP e indirizzo");
    expect(text).toContain("Stampa: fronte e retro; preparata il 28/11/2026");
    expect(text).toContain(`2001 ${numbers[0]} 20853 MB 3`);
    expect(text).toContain(`2002 ${numbers[1]} 5`);
    expect(text).not.toMatch(/Rossi|Wanda|RSSMRA/u);
  });

  it("lists each notice on the page that it says", async () => {
    const pages = await pagesOf({ ...plain, cover, duplex: true, envelopeWindow: "right" });
    const listed = joinedText(pages[0]).match(/(?<=20853 MB )\d+/u)?.[0];
    const texts = pages.map((page) => joinedText(page).replaceAll(" ", ""));
    expect(texts[Number(listed) - 1]).toContain(numbers[0]);
    expect(texts).toHaveLength(9);
  });

  it("takes a page for every 120 notices, within its margins", async () => {
    const many = Array.from({ length: 121 }, (_, index) => sampleNotice(index + 1));
    const options = { ...plain, cover: { ...cover, destinations: [] } };
    const pages = await placedTexts(printPack(comuneWithSlip, many, options));
    expect(pages).toHaveLength(2 + 121);
    expect(joinedText(pages[1])).toContain("Indice, pagina 2 di 2");
    expect(joinedText(pages[1])).toContain("2121");
    for (const { x, y, width } of pages.slice(0, 2).flat()) {
      expect(x).toBeGreaterThanOrEqual(15 - 0.5);
      expect(x + width).toBeLessThanOrEqual(195 + 0.5);
      expect(y).toBeLessThanOrEqual(290);
    }
  });
});

/** Where the window of the envelope is, however the sheet lies in it: millimetres of the page. */
const windows = {
  left: { from: 20, to: 110, top: 55, bottom: 79 },
  right: { from: 100, to: 190, top: 55, bottom: 79 },
} as const;
const isSeen = (text: PlacedText, { from, to, top, bottom }: (typeof windows)["left" | "right"]) =>
  text.x >= from &&
  text.x + text.width <= to &&
  text.y - text.size * 0.35 >= top &&
  text.y <= bottom;

describe("the page behind an envelope's window", () => {
  it.each(["left", "right"] as const)("shows sender and addressee at the %s", async (side) => {
    const pages = await pagesOf({ ...plain, envelopeWindow: side });
    for (const [index, page] of [pages[0], pages[2]].entries()) {
      const foot = page?.filter(({ y }) => y > 280) ?? [];
      const shown = page?.filter(({ y }) => y <= 280) ?? [];
      expect(foot.map(({ text }) => text)).toEqual([String(2_001 + index)]);
      expect(shown.every((text) => isSeen(text, windows[side]))).toBe(true);
      const text = joinedText(shown);
      expect(text).toMatch(/^Mitt\. Comune di /u);
      expect(text).toContain("20853 Biassono (MB)");
    }
    expect(joinedText(pages[2])).toContain(longName);
    expect(joinedText(pages[2])).toContain(longStreet);
  });
});
