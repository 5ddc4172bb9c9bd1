import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { prepareNoticeTemplate } from "../../../../../../shared/documents/notice-pdf/notice-template.ts";
import { renderNotice } from "../../../../../../shared/documents/notice-pdf/render-notice.ts";
import type { Notice } from "../../../../../../shared/domain/notices/notice.ts";
import type { NoticePrintSettings } from "../../../../../../shared/domain/organizations/notice-print-settings.ts";
import { euroCents } from "../../../../../../shared/domain/values/euro-cents.ts";
import {
  joinedText,
  type PlacedText,
  placedTexts,
} from "../../../../../support/notices/pdf-text.ts";
import { printedCodes } from "../../../../../support/notices/printed-codes.ts";
import {
  type SampleChanges,
  sampleNotice,
  sampleNoticeWithoutSlip,
} from "../../../../../support/notices/sample-notices.ts";
import { debtPosition } from "../../../../../support/notifications/debts.ts";

function in2019(changes: SampleChanges = {}, settings: NoticePrintSettings = {}): SampleChanges {
  const noticePrint = { layout: "2019", ...settings } as const;
  return { ...changes, organization: { ...changes.organization, noticePrint } };
}

function printed(notice: Notice): Uint8Array {
  return renderNotice(prepareNoticeTemplate({ creditor: notice.creditor }), notice).pdf;
}

async function onlyPage(notice: Notice): Promise<readonly PlacedText[]> {
  const [page, ...others] = await placedTexts(printed(notice));
  expect(others).toEqual([]);
  return page ?? [];
}

async function textOf(notice: Notice): Promise<string> {
  return joinedText(await onlyPage(notice));
}

const millimetresPerPoint = 25.4 / 72;
const margins = { left: 10, right: 200, bottom: 289 } as const;

/** Texts that stand on each other, as far as their widths and half their heights tell. */
function collisions(page: readonly PlacedText[]): readonly string[] {
  return page.flatMap((one, index) =>
    page
      .slice(index + 1)
      .filter((other) => {
        const height = Math.min(one.size, other.size) * millimetresPerPoint;
        const isInLine = Math.abs(one.y - other.y) < 0.6 * height;
        const overlap =
          Math.min(one.x + one.width, other.x + other.width) - Math.max(one.x, other.x);
        return isInLine && overlap > 0.3;
      })
      .map((other) => `${one.text} / ${other.text}`),
  );
}

describe("the notice of 2019", () => {
  it("says on one page what is to be paid, to whom, and where", async () => {
    const notice = sampleNotice(1, in2019({}, { onlineChannel: "site" }));
    const text = await textOf(notice);
    for (const expected of [
      "AVVISO DI PAGAMENTO",
      "Tassa sui rifiuti 2027",
      "ENTE CREDITORE Cod. Fiscale 02336340159",
      "DESTINATARIO AVVISO",
      "Cod. Fiscale RSSMRA80A01H001I Mario Rossi",
      "QUANTO E QUANDO PAGARE?",
      "120,50 Euro 30/06/2027",
      "Puoi pagare con una unica rata .",
      "DOVE PAGARE? Lista dei canali di pagamento su www.agid.gov.it/pagopa",
      "PAGA SUL SITO O CON LE APP del tuo Ente Creditore, di Poste Italiane, della tua Banca",
      "PAGA SUL TERRITORIO in tutti gli Uffici Postali, in Banca, in Ricevitoria",
      "BANCHE E ALTRI CANALI RATA UNICA entro il",
      "Codice CBILL AB 1 CD",
      "BOLLETTINO POSTALE PA RATA UNICA entro il",
      "Euro 120,50",
      "sul C/C n. 000035058205",
      "Intestato a Comune di Prova - Servizio Tesoreria",
      "P1",
      "AUT. DB/SSIC/E 12345 DEL 01/02/2026",
    ]) {
      expect(text).toContain(expected);
    }
  });

  it("groups the notice code as it did, 1 and 4 and 1 digits", async () => {
    const notice = sampleNotice(1, in2019());
    const [payment] = notice.payments;
    expect(payment.noticeNumberText).toMatch(/^\d( \d{4}){4} \d$/);
    expect((await textOf(notice)).split(payment.noticeNumberText)).toHaveLength(3);
  });

  it("has codes that say what the payment's do", () => {
    const notice = sampleNotice(1, in2019());
    const [{ qrPayload, dataMatrixPayload }] = notice.payments;
    expect(printedCodes(printed(notice)).map(({ text }) => text)).toEqual([
      qrPayload,
      dataMatrixPayload,
    ]);
  });

  it("has a dash for who has no CBILL code, and neither slip nor post without an account", async () => {
    const notice = sampleNoticeWithoutSlip(1, in2019());
    const { cbillCode: _cbillCode, ...creditor } = notice.creditor;
    const text = await textOf({ ...notice, creditor });
    expect(text).toContain("Codice CBILL -");
    expect(text).not.toMatch(/post/i);
    expect(text).not.toContain("del tuo Ente Creditore");
  });

  it("prints no date where the debt has none", async () => {
    const text = await textOf(sampleNotice(1, in2019({ type: { printDueDate: false } })));
    expect(text).toContain("QUANTO PAGARE?");
    expect(text).not.toContain("entro il");
  });

  it("names no code of a debtor whom the ente does not name", async () => {
    const debtor = { kind: "F", code: "ANONIMO", fullName: "Anonimo" } as const;
    const text = await textOf(sampleNotice(1, in2019({ position: { debtor } })));
    expect(text.split("Cod. Fiscale 0")).toHaveLength(2);
    expect(text).not.toContain("DESTINATARIO AVVISO Cod. Fiscale");
  });

  it("keeps texts of any length on the page, within its margins and off each other", async () => {
    const words = (lengthMax: number) =>
      fc
        .array(
          fc.constantFrom("WWW", "Consorzio", "intercomunale", "ESEMPLARE", "di", "l’Aquila"),
          {
            minLength: 1,
            maxLength: 30,
          },
        )
        .map((all) => all.join(" ").slice(0, lengthMax).trim());
    const facts = fc.record({
      name: words(100),
      officeName: words(50),
      holder: words(50),
      description: words(90),
      fullName: words(70),
      street: words(90),
      city: words(60),
      amountCents: fc.integer({ min: 1, max: 9_999_999_999 }),
    });
    await fc.assert(
      fc.asyncProperty(facts, async ({ name, officeName, holder, street, city, ...debt }) => {
        const debtor = { ...debtPosition(1).debtor, fullName: debt.fullName };
        const notice = sampleNotice(
          1,
          in2019(
            {
              organization: { name, officeName, postalAccountHolder: holder },
              position: {
                description: debt.description,
                debtor: { ...debtor, address: { street, city, postalCode: "20149" } },
                amountCents: euroCents(debt.amountCents),
              },
            },
            { physicalChannel: "presso gli sportelli comunali di piazza Garibaldi 1" },
          ),
        );
        const page = await onlyPage(notice);
        for (const { text, x, y, width } of page) {
          expect(x, text).toBeGreaterThan(margins.left - 0.2);
          expect(x + width, text).toBeLessThan(margins.right + 0.2);
          expect(y, text).toBeLessThan(margins.bottom);
        }
        expect(collisions(page)).toEqual([]);
      }),
      { numRuns: 8 },
    );
  });
});
