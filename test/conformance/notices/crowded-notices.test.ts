import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { afterAll, describe, expect, it } from "vitest";
import { createNoticePrinter } from "../../../shared/documents/notice-pdf/notice-printer.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import {
  overlappingWords,
  printArea,
  readDataMatrix,
  readQrCode,
  wordBoxes,
} from "../../support/notices/printed-page-tools.ts";
import { comuneWithSlip, sampleNotice } from "../../support/notices/sample-notices.ts";
import { debtPosition } from "../../support/notifications/debts.ts";

const folder = mkdtempSync(join(tmpdir(), "avvisi-"));
afterAll(() => rmSync(folder, { recursive: true }));

const printer = createNoticePrinter();
const rightMargin = (200 / 25.4) * 72;

/** Texts that fill their field: narrow letters, wide ones, one endless word, ordinary words. */
const fillings = {
  "ordinary words": "Consorzio intercomunale per i servizi sociali della valle ",
  "capital letters": "COMMISSARIAMENTO MAGGIORE MUNICIPIO GRANDE ",
  "one endless word": "Wmwmwmwm",
  "narrow letters": "il lillà illimitato ",
};
const filled = (filling: string, length: number) =>
  filling.repeat(Math.ceil(length / filling.length)).slice(0, length);

const cases = Object.entries(fillings).flatMap(([name, filling]) =>
  (["bank", "bank+postal"] as const).map((account) => ({ name, filling, account })),
);

describe.each(cases)("a notice full of $name, type on $account", ({ filling, account }) => {
  const organization = {
    ...comuneWithSlip,
    name: filled(filling, 100),
    officeName: filled(filling, 50),
    postalAccountHolder: filled(filling, 50),
    contacts: { website: filled("comune.", 60), phone: "0390000000" },
  };
  const address = {
    street: filled(filling, 70),
    civicNumber: "1234/A",
    postalCode: "20149",
    city: filled(filling, 50),
    province: "MI",
  };
  const notice = sampleNotice(1, {
    organization,
    type: { account },
    position: {
      debtor: { ...debtPosition(1).debtor, fullName: filled(filling, 70), address },
      description: filled(filling, 90),
      amountCents: euroCents(9_999_999_999),
    },
  });
  const file = join(folder, `${account}-${filling.slice(0, 3)}.pdf`);
  writeFileSync(file, printer.printNotice(organization, notice));

  it("prints no word over another and none beyond the margins", () => {
    const words = wordBoxes(file);
    expect(words.length).toBeGreaterThan(50);
    expect(overlappingWords(words)).toEqual([]);
    expect(words.filter(({ left, right }) => left < 28 || right > rightMargin + 0.5)).toEqual([]);
  });
});

describe("a print pack of random notices", () => {
  const names = fc.string({
    unit: fc.constantFrom(..."AaÀđŁ'&.-: 0"),
    minLength: 1,
    maxLength: 60,
  });
  const facts = fc.record({
    fullName: names,
    description: names,
    cents: fc.integer({ min: 1, max: 9_999_999_999 }),
  });
  const notices = fc.sample(facts, { numRuns: 24, seed: 2027 }).map((fact, index) => {
    const { fullName, description, cents } = fact;
    const debtor = { ...debtPosition(index).debtor, fullName };
    const position = { debtor, description, amountCents: euroCents(cents) };
    return sampleNotice(index, { position });
  });
  const file = join(folder, "casuali.pdf");
  writeFileSync(file, printer.printPack(comuneWithSlip, notices));

  it("has codes that zbar and libdmtx read, exactly, on every page", () => {
    notices.forEach((notice, index) => {
      const at = { dpi: 200, page: index + 1 };
      const qrCode = printArea(file, { x: 6.5, y: 146.8, side: 32 }, at);
      const dataMatrix = printArea(file, { x: 175.3, y: 225.6, side: 26.4 }, at);
      expect(readQrCode(qrCode)).toBe(notice.qrPayload);
      expect(readDataMatrix(dataMatrix)).toBe(notice.postalSlip?.dataMatrixPayload);
    });
  });
});
