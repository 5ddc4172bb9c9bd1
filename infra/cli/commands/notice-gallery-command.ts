import { Command } from "commander";
import {
  galleryCases,
  galleryExtremes,
  galleryLanguages,
  galleryLayouts,
} from "../../gallery/gallery-cases.ts";
import { isFaultless } from "../../gallery/gallery-entry.ts";
import { writeGallery } from "../../gallery/write-gallery.ts";
import { type ExitCode, exitCodes, UsageError } from "../exit-codes.ts";

type GalleryOptions = {
  readonly output: string;
  readonly layout?: readonly string[];
  readonly language?: readonly string[];
  readonly extreme?: readonly string[];
  readonly json: boolean;
};

const names = (values: object) => Object.keys(values).join(", ");

/** `portale notice gallery`: every notice the portal can print, on invented data. */
export function noticeGalleryCommand(finish: (code: ExitCode) => void): Command {
  return new Command("gallery")
    .description("stampa ogni layout in ogni lingua con dati estremi, e ne scrive l'indice")
    .requiredOption("-o, --output <cartella>", "cartella da riempire")
    .option("--layout <nomi...>", `solo questi layout: ${names(galleryLayouts)}`)
    .option("--language <nomi...>", `solo queste lingue: ${names(galleryLanguages)}`)
    .option("--extreme <nomi...>", `solo questi dati: ${names(galleryExtremes)}`)
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (options: GalleryOptions) => {
      const cases = chosenCases(options);
      const entries = await writeGallery({
        folder: options.output,
        cases,
        progress: (done, total) => {
          if (done % 50 === 0 || done === total)
            process.stderr.write(`${done} di ${total} avvisi\n`);
        },
      });
      const faulty = entries.filter((entry) => !isFaultless(entry)).map(({ file }) => file);
      const told = `${options.output}/index.html, con difetti: ${faulty.length}`;
      const answer = options.json
        ? JSON.stringify({ notices: entries.length, faulty })
        : `${entries.length} avvisi in ${told}`;
      process.stdout.write(`${answer}\n`);
      if (faulty.length > 0) finish(exitCodes.dataErrors);
    });
}

function chosenCases({ layout, language, extreme }: GalleryOptions) {
  try {
    return galleryCases({
      ...(layout && { layouts: layout }),
      ...(language && { languages: language }),
      ...(extreme && { extremes: extreme }),
    });
  } catch (error) {
    throw error instanceof RangeError ? new UsageError(error.message) : error;
  }
}
