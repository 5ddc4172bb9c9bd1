import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import type { ExitCode } from "../exit-codes.ts";
import type { PortalClient } from "../portal-client.ts";
import { noticeGalleryCommand } from "./notice-gallery-command.ts";

/** `portale notice …`: payment notices of an ente. */
export function noticeCommands(
  connect: () => PortalClient,
  finish: (code: ExitCode) => void,
): Command {
  const notice = new Command("notice").description("avvisi di pagamento di un ente");
  notice
    .command("get")
    .description("scarica l'avviso in PDF")
    .argument("<numero>", "numero avviso, 18 cifre")
    .requiredOption("-o, --output <file>", "file PDF da scrivere")
    .option("--json", "stampa il risultato in JSON", false)
    .action(async (noticeNumber: string, options: { output: string; json: boolean }) => {
      const pdf = await connect().findNotice(noticeNumber.replaceAll(" ", ""));
      await writeFile(options.output, pdf);
      const answer = options.json
        ? JSON.stringify({ file: options.output, bytes: pdf.length })
        : `Avviso salvato in ${options.output}`;
      process.stdout.write(`${answer}\n`);
    });
  notice.addCommand(noticeGalleryCommand(finish));
  return notice;
}
