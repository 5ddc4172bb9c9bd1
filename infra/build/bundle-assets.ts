/** Fonts of the printed notices and receipts, as paths inside node_modules. */
const printFonts = [
  "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf",
  "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf",
  "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf",
  "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
  "@expo-google-fonts/noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf",
  "@expo-google-fonts/noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf",
  "@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf",
  "@expo-google-fonts/nanum-gothic/400Regular/NanumGothic_400Regular.ttf",
];

/** What functions read beside their bundle: folder → package files, by "<context>/<function>". */
export const bundleAssets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "notices/get-notice": { fonts: printFonts },
  "notices/render-print-pack": { fonts: printFonts },
  "notices/archive-notices": { fonts: printFonts },
  "notifications/notify-debtors": { fonts: printFonts },
  "notifications/send-receipt": { fonts: printFonts },
  "receipts/get-receipt": { fonts: printFonts },
  "organizations/register-organization": { wasm: ["@resvg/resvg-wasm/index_bg.wasm"] },
};
