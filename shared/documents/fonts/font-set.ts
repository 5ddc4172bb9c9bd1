import { prepareOnce } from "../prepare-once.ts";
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

/** The part of a face that every document embeds. */
export type CoreFont = FontSource & {
  /** Name of the font in the page's resources. */
  readonly resource: string;
  /** Code points of the subset; the n-th is glyph n + 1 of the embedded file. */
  readonly codePoints: readonly number[];
  /** By code point: its code in a literal string (`glyphCode`), "" when not in the subset. */
  readonly codes: readonly string[];
  /** By code point: advance in em. */
  readonly advances: Float64Array;
};

export type FontSet = {
  readonly core: Readonly<Record<Face, CoreFont>>;
  /** Fonts that complete a face, in order of preference; read from disk when first asked. */
  readonly completions: Readonly<Record<Face, () => readonly FontSource[]>>;
};

/** Highest code point a core subset may hold, plus one: the euro sign is the last we need. */
const coreCodePointEnd = 0x20ad;

const asciiCharacters = String.fromCharCode(...Array.from({ length: 95 }, (_, at) => 32 + at));
/** Italian, German and French letters; any other letter is embedded by the document that has it. */
const textCharacters = `${asciiCharacters}àèéìòùÀÈÉÌÒÙäöüÄÖÜßâêîôûëïçñáíóú°·’“”–…€`;
const digits = "0123456789";
const fiscalCodeCharacters = `${digits}ABCDEFGHIJKLMNOPQRSTUVWXYZ`;
const amountCharacters = `${digits} ,.P`;

const recipes = {
  regular: {
    resource: "R",
    file: "titilliumRegular",
    postScriptName: "TitilliumWeb-Regular",
    characters: textCharacters,
    fallback: "dejaVuSans",
  },
  bold: {
    resource: "B",
    file: "titilliumBold",
    postScriptName: "TitilliumWeb-Bold",
    characters: textCharacters,
    fallback: "dejaVuSansBold",
  },
  mono: {
    resource: "M",
    file: "robotoMonoRegular",
    postScriptName: "RobotoMono-Regular",
    characters: fiscalCodeCharacters,
    fallback: "dejaVuSans",
  },
  monoBold: {
    resource: "N",
    file: "robotoMonoBold",
    postScriptName: "RobotoMono-Bold",
    characters: amountCharacters,
    fallback: "dejaVuSansBold",
  },
} as const satisfies Readonly<Record<Face, FaceRecipe>>;

type FaceRecipe = {
  readonly resource: string;
  readonly file: FontFile;
  readonly postScriptName: string;
  readonly characters: string;
  readonly fallback: "dejaVuSans" | "dejaVuSansBold";
};

const fallbackPostScriptNames = {
  dejaVuSans: "DejaVuSans",
  dejaVuSansBold: "DejaVuSans-Bold",
} as const;

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
  const completionsOf = (face: Face) => prepareOnce(() => [core[face], readFallback(face)]);
  return {
    core,
    completions: {
      regular: completionsOf("regular"),
      bold: completionsOf("bold"),
      mono: completionsOf("mono"),
      monoBold: completionsOf("monoBold"),
    },
  };
}

function prepareCoreFont(recipe: FaceRecipe): CoreFont {
  const font = readTrueTypeFont(readFontFile(recipe.file));
  const codePoints = [...new Set(Array.from(recipe.characters, codePointOf))]
    .filter((codePoint) => font.glyphOf(codePoint) !== 0)
    .sort((a, b) => a - b);
  const codes = new Array<string>(coreCodePointEnd).fill("");
  const advances = new Float64Array(coreCodePointEnd);
  codePoints.forEach((codePoint, index) => {
    codes[codePoint] = glyphCode(index + 1);
    advances[codePoint] = font.advanceOf(font.glyphOf(codePoint)) / font.unitsPerEm;
  });
  const { postScriptName, resource } = recipe;
  return { postScriptName, font, resource, codePoints, codes, advances };
}

function readFallback(face: Face): FontSource {
  const { fallback } = recipes[face];
  const font = readTrueTypeFont(readFontFile(fallback));
  return { postScriptName: fallbackPostScriptNames[fallback], font };
}

function codePointOf(character: string): number {
  return character.codePointAt(0) ?? 0;
}

/** Glyph number as a two-byte code of an Identity-H font, inside a literal string ( … ). */
export function glyphCode(glyph: number): string {
  return escapedByte(glyph >>> 8) + escapedByte(glyph & 0xff);
}

function escapedByte(byte: number): string {
  const character = String.fromCharCode(byte);
  if (character === "\r") return "\\r";
  return "()\\".includes(character) ? `\\${character}` : character;
}
