import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  registryParagraphs,
  registryText,
} from "../../../../../shared/domain/values/registry-text.ts";

const lengthMax = 100;
const line = registryText(lengthMax);
const messagesFor = (text: unknown) =>
  line.safeParse(text).error?.issues.map(({ message }) => message) ?? [];

describe("a text of the registry", () => {
  it("stands without the blanks around it", () => {
    expect(line.parse("  Comune di Prova ")).toBe("Comune di Prova");
  });

  it("is as long as people count, not machines", () => {
    expect(messagesFor("😀".repeat(lengthMax))).toEqual([]);
    expect(messagesFor("😀".repeat(lengthMax + 1))).toEqual(["Il testo supera 100 caratteri."]);
  });

  it.each([
    ["", "Il testo non può essere vuoto."],
    [" \u200b ", "Il testo non può essere vuoto."],
    ["a".repeat(5_000), "Il testo supera 100 caratteri."],
    ["Comune\u0007 di Prova", "Il testo contiene caratteri di controllo."],
    ["Comune\ndi Prova", "Il testo contiene caratteri di controllo."],
    ["Comune\u0000", "Il testo contiene caratteri di controllo."],
    ["\ud800", "Il testo contiene caratteri non validi."],
    [12, "Testo obbligatorio."],
  ])("is not %j, and it says why", (text, message) => {
    expect(messagesFor(text)).toContain(message);
  });

  it("never lets a control character through, whatever is sent", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const parsed = line.safeParse(text);
        expect(parsed.success && /\p{Cc}/u.test(parsed.data)).toBe(false);
      }),
    );
  });
});

describe("paragraphs of the registry", () => {
  it("keep their lines and no other control character", () => {
    const block = registryParagraphs(lengthMax);
    expect(block.parse("Orari:\r\nlunedì\n\nmartedì")).toBe("Orari:\nlunedì\n\nmartedì");
    expect(block.safeParse("Orari:\tlunedì").success).toBe(false);
    expect(block.safeParse("riga\rriga").success).toBe(false);
  });
});
