/** Fonts of the printed notices and receipts, as paths inside node_modules. */
const printFonts = [
  "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-regular.ttf",
  "bootstrap-italia/dist/fonts/Titillium_Web/titillium-web-v10-latin-ext_latin-700.ttf",
  "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-regular.ttf",
  "bootstrap-italia/dist/fonts/Roboto_Mono/roboto-mono-v13-latin-ext_latin-700.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans.ttf",
  "dejavu-fonts-ttf/ttf/DejaVuSans-Bold.ttf",
];

/** What functions read beside their bundle: folder → package files, by "<context>/<function>". */
export const bundleAssets: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "notices/get-notice": { fonts: printFonts },
  "notices/render-print-pack": { fonts: printFonts },
  "notices/archive-notices": { fonts: printFonts },
  "notifications/notify-debtors": { fonts: printFonts },
  "notifications/send-receipt": { fonts: printFonts },
  "receipts/get-receipt": { fonts: printFonts },
};
