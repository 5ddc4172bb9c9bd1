import { describe, expect, it } from "vitest";
import type { NoticeWording } from "../../../../../../shared/domain/notices/wording/notice-wording.ts";
import { ownTranslations } from "../../../../../../shared/domain/notices/wording/own-translations.ts";
import { wordingOf } from "../../../../../../shared/domain/notices/wording/wording-of.ts";
import {
  type NoticeLanguage,
  otherNoticeLanguages,
} from "../../../../../../shared/domain/values/notice-languages.ts";

const languages: readonly NoticeLanguage[] = ["it", ...otherNoticeLanguages];

/** Texts by their path, "title" and "orOtherChannels.site". */
function textsOf(wording: NoticeWording): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(wording).flatMap(([key, value]): readonly [string, string][] =>
      typeof value === "string"
        ? [[key, value]]
        : Object.entries(value).map(([channel, text]) => [`${key}.${channel}`, text]),
    ),
  );
}

/** Words that two of the languages share, or that are names. */
const sharedWords = new Map<string, readonly string[]>([
  ["euro", ["de", "en", "fr", "sl", "it"]],
  ["instalment", ["de"]],
  ["slipType", ["en"]],
]);

describe("wordingOf", () => {
  const italian = textsOf(wordingOf("it"));

  it.each(languages)("has every text in %s, with nothing left blank", (language) => {
    const texts = textsOf(wordingOf(language));
    expect([...texts.keys()]).toEqual([...italian.keys()]);
    for (const [key, text] of texts) {
      expect(text, key).not.toBe("");
      expect(text.trim(), key).toBe(text);
    }
  });

  it.each(languages)("fills in the same in %s as in Italian", (language) => {
    const placeholders = (text: string | undefined) => [...(text?.match(/\{\w+\}/g) ?? [])].sort();
    for (const [key, text] of textsOf(wordingOf(language))) {
      expect(placeholders(text), key).toEqual(placeholders(italian.get(key)));
    }
  });

  it.each(languages)(
    "closes in %s each bold it opens, and is bold where Italian is",
    (language) => {
      const marks = (text: string | undefined) => text?.split("**").length ?? 0;
      for (const [key, text] of textsOf(wordingOf(language))) {
        expect(marks(text) % 2, key).toBe(1);
        expect(marks(text), key).toBe(marks(italian.get(key)));
      }
    },
  );

  it("gives no text of one language in another, but for words that are the same", () => {
    for (const language of languages) {
      for (const other of languages.filter((candidate) => candidate !== language)) {
        const texts = textsOf(wordingOf(other));
        for (const [key, text] of textsOf(wordingOf(language))) {
          if (text !== texts.get(key)) continue;
          const shared = sharedWords.get(key) ?? [];
          expect(
            shared.includes(language) || shared.includes(other),
            `${key} in ${language}/${other}`,
          ).toBe(true);
        }
      }
    }
  });

  it.each(otherNoticeLanguages)("has no Italian words left in %s", (language) => {
    const italianWords =
      /\b(?:il|della|delle|gli|dell|oppure|dal|presso|rata|rate n|ente|pagare)\b/;
    for (const [key, text] of textsOf(wordingOf(language)))
      expect(text, key).not.toMatch(italianWords);
  });

  it("prints the texts that the rules of the notice prescribe", () => {
    const german = wordingOf("de");
    expect(german.singleInstalmentBy).toBe("Einzige Rate fällig am");
    expect(german.payLocally).toBe("In Ihrer Umgebung");
    expect(german.dueBy).toBe("Fällig am");
    expect(wordingOf("en").orOtherChannels.site).toBe(
      "or with {creditor} website, your Home Banking, payment app or the other affiliated channels.",
    );
    expect(wordingOf("it").payOnlineWithIo).toBe("Paga con l’app IO");
  });

  it.each(otherNoticeLanguages)(
    "names texts that exist as translated for the notice in %s",
    (language) => {
      const texts = textsOf(wordingOf(language));
      for (const key of ownTranslations[language]) {
        expect(texts.get(key), key).toBeDefined();
        expect(texts.get(key), key).not.toBe(italian.get(key));
      }
    },
  );
});
