import type { NoticeMarks } from "./notice-template.ts";

/** Files of the trade marks that a build lays beside the bundle (`npm run build -- --marks`). */
const files = {
  pagoPaPng: "pagopa.png",
  posteItalianePng: "poste-italiane.png",
  bollettinoPostalePng: "bollettino-postale.png",
  bancoPostaPng: "bancoposta.png",
} as const satisfies Record<keyof NoticeMarks, string>;

/** Those of the marks that this build came with. */
export function readMarks(folder = new URL("./marks/", import.meta.url)): NoticeMarks {
  return {
    ...markEntry(folder, "pagoPaPng"),
    ...markEntry(folder, "posteItalianePng"),
    ...markEntry(folder, "bollettinoPostalePng"),
    ...markEntry(folder, "bancoPostaPng"),
  };
}

function markEntry(folder: URL, name: keyof NoticeMarks): NoticeMarks {
  const { existsSync, readFileSync } = process.getBuiltinModule("node:fs");
  const file = new URL(files[name], folder);
  return existsSync(file) ? { [name]: readFileSync(file) } : {};
}
