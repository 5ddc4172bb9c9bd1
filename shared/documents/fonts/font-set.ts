import { prepareOnce } from "../prepare-once.ts";
import { characterKinds, coreCodeOf, coreCodePointEnd, escapedByte } from "./core-codes.ts";
import { type FontFile, readFontFile } from "./font-files.ts";
import { readTrueTypeFont, type TrueTypeFont } from "./true-type-font.ts";

/** How a text of a printed document looks: words in Titillium Web, codes in Roboto Mono. */
export const faces = ["regular", "bold", "mono", "monoBold"] as const;
export type Face = (typeof faces)[number];

/** A font file and how PDF calls it. */
export type FontSource = {
  readonly postScriptName: string;
  readonly font: TrueTypeFont;
};

/** The part of a face that every document embeds, as a font of one-byte codes. */
export type CoreFont = FontSource & {
  /** Name of the font in the page's resources. */
  readonly resource: string;
  /** What the font holds, by ascending code; the n-th is glyph n + 1 of the embedded file. */
  readonly characters: readonly CoreCharacter[];
  /** By code point: what becomes of the character in a literal string (`characterKinds`). */
  readonly kinds: Uint8Array;
  /** By code point: what stands in a literal string for a character that is not itself there. */
  readonly translations: ReadonlyMap<number, string>;
  /** By code point: advance in thousandths of an em. */
  readonly advances: Uint16Array;
};

export type CoreCharacter = { readonly code: number; readonly codePoint: number };

/** A font that completes a face, read from disk when a document needs it. */
export type Completion = {
  /** Name of what a document embeds of it, in the page's resources. */
  readonly resource: string;
  /** What it is asked for; any character when absent. */
  readonly covers?: RegExp;
  readonly source: () => FontSource;
};

export type FontSet = {
  readonly core: Readonly<Record<Face, CoreFont>>;
  /** Fonts that complete a face, in order of preference. */
  readonly completions: Readonly<Record<Face, readonly Completion[]>>;
};

const asciiCharacters = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at));
const italianLetters = "àèéìíîòóùúÀÈÉÌÒÙ";
const germanLetters = "äöüÄÖÜß";
const frenchLetters = "âæçêëïôœûÿÂÇÊËÎÏÔŒÛ";
const sloveneLetters = "čšžćđČŠŽĆĐ";
/**
 * What notices in Italian, German, French, Slovene and English are written with; any other letter
 * is embedded by the document that has it.
 */
const textCharacters = [
  asciiCharacters,
  italianLetters,
  germanLetters,
  frenchLetters,
  sloveneLetters,
  "áñ",
  "\u{a0}°·«»‘’“”„–—…€•",
].join("");
const digits = "0123456789";
const fiscalCodeCharacters = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
/** Amounts, notice codes, the due dates of instalments. */
const amountCharacters = `${digits} ,./P`;

const recipes = {
  regular: {
    resource: "R",
    file: "titilliumRegular",
    postScriptName: "TitilliumWeb-Regular",
    characters: textCharacters,
  },
  bold: {
    resource: "B",
    file: "titilliumBold",
    postScriptName: "TitilliumWeb-Bold",
    characters: textCharacters,
  },
  mono: {
    resource: "M",
    file: "robotoMonoRegular",
    postScriptName: "RobotoMono-Regular",
    characters: fiscalCodeCharacters,
  },
  monoBold: {
    resource: "N",
    file: "robotoMonoBold",
    postScriptName: "RobotoMono-Bold",
    characters: amountCharacters,
  },
} as const satisfies Readonly<Record<Face, FaceRecipe>>;

type FaceRecipe = {
  readonly resource: string;
  readonly file: FontFile;
  readonly postScriptName: string;
  readonly characters: string;
};

/** Chinese characters, kana and bopomofo, with the signs that go with them. */
const chineseAndJapanese = new RegExp(
  "^[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Bopomofo}" +
    "\\u3000-\\u303f\\u30fb\\u30fc\\uff00-\\uffef]",
  "u",
);

/** Fonts of other scripts, one weight for all faces: seldom needed, and large. */
const otherFonts = {
  dejaVuSans: { resource: "D", postScriptName: "DejaVuSans" },
  dejaVuSansBold: { resource: "E", postScriptName: "DejaVuSans-Bold" },
  notoNaskhArabic: {
    resource: "A",
    postScriptName: "NotoNaskhArabic-Regular",
    covers: /^\p{Script=Arabic}/u,
  },
  notoSansThai: {
    resource: "T",
    postScriptName: "NotoSansThai-Regular",
    covers: /^\p{Script=Thai}/u,
  },
  notoSansSc: {
    resource: "C",
    postScriptName: "NotoSansSC-Regular",
    covers: chineseAndJapanese,
  },
  nanumGothic: {
    resource: "K",
    postScriptName: "NanumGothic",
    covers: /^\p{Script=Hangul}/u,
  },
} as const satisfies Partial<Record<FontFile, OtherFont>>;

type OtherFont = {
  readonly resource: string;
  readonly postScriptName: string;
  readonly covers?: RegExp;
};

let preparedFontSet: FontSet | undefined;

/** The fonts of printed documents, read and measured once in the life of the process. */
export function fontSet(): FontSet {
  preparedFontSet ??= prepareFontSet();
  return preparedFontSet;
}

function prepareFontSet(): FontSet {
  const core = {
    regular: prepareCoreFont(recipes.regular),
    bold: prepareCoreFont(recipes.bold),
    mono: prepareCoreFont(recipes.mono),
    monoBold: prepareCoreFont(recipes.monoBold),
  };
  const sans = completion("dejaVuSans");
  const bold = completion("dejaVuSansBold");
  const others = [
    completion("notoNaskhArabic"),
    completion("notoSansThai"),
    completion("notoSansSc"),
    completion("nanumGothic"),
  ];
  const rest = ({ resource, postScriptName, font }: CoreFont): Completion => ({
    resource: `${resource}0`,
    source: () => ({ postScriptName, font }),
  });
  return {
    core,
    completions: {
      regular: [rest(core.regular), sans, ...others],
      bold: [rest(core.bold), bold, sans, ...others],
      mono: [rest(core.mono), sans, ...others],
      monoBold: [rest(core.monoBold), bold, sans, ...others],
    },
  };
}

function completion(file: keyof typeof otherFonts): Completion {
  const font: OtherFont = otherFonts[file];
  const { postScriptName } = font;
  const source = () => ({ postScriptName, font: readTrueTypeFont(readFontFile(file)) });
  return { ...font, source: prepareOnce(source) };
}

function prepareCoreFont(recipe: FaceRecipe): CoreFont {
  const font = readTrueTypeFont(readFontFile(recipe.file));
  const characters = Array.from(new Set(recipe.characters), (character) => {
    const codePoint = codePointOf(character);
    return { code: coreCodeOf(codePoint), codePoint };
  })
    .filter(({ codePoint }) => font.glyphOf(codePoint) !== 0)
    .sort((a, b) => a.code - b.code);
  const kinds = new Uint8Array(coreCodePointEnd);
  const advances = new Uint16Array(coreCodePointEnd);
  const translations = new Map<number, string>();
  for (const { code, codePoint } of characters) {
    const literal = escapedByte(code);
    const isItself = literal === String.fromCharCode(codePoint);
    kinds[codePoint] = isItself ? characterKinds.verbatim : characterKinds.translated;
    if (!isItself) translations.set(codePoint, literal);
    advances[codePoint] = thousandths(font, font.advanceOf(font.glyphOf(codePoint)));
  }
  const { postScriptName, resource } = recipe;
  return { postScriptName, font, resource, characters, kinds, translations, advances };
}

/** A measure of the font in thousandths of an em, as PDF counts the widths of glyphs. */
export function thousandths(font: TrueTypeFont, units: number): number {
  return Math.round((1_000 * units) / font.unitsPerEm);
}

/** Name of a face's core font in the page's resources. */
export function coreResourceOf(face: Face): string {
  return recipes[face].resource;
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}
