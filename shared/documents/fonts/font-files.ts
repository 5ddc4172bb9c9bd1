/** The font files of printed documents and the npm packages they come from. */
const packageFiles = {
  titilliumRegular:
    "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf",
  titilliumBold:
    "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf",
  robotoMonoRegular:
    "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf",
  robotoMonoBold: "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.ttf",
  dejaVuSans: "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  dejaVuSansBold: "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
  notoNaskhArabic: "@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf",
  notoSansThai: "@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf",
  notoSansSc: "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  nanumGothic: "@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf",
} as const;

export type FontFile = keyof typeof packageFiles;

/**
 * Reads a font from the `fonts` folder beside the running bundle, where the build puts it, or,
 * when the sources run as they are, from the npm package.
 */
export function readFontFile(font: FontFile): Uint8Array {
  // Loaded with the first document, not with the function.
  const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
  const { createRequire } = process.getBuiltinModule("node:module");
  const { basename } = process.getBuiltinModule("node:path");
  const packageFile = packageFiles[font];
  const besideBundle = new URL(`./fonts/${basename(packageFile)}`, import.meta.url);
  if (existsSync(besideBundle)) return readFileSync(besideBundle);
  return readFileSync(createRequire(import.meta.url).resolve(packageFile));
}
