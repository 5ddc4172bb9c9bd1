import { writeFile } from "node:fs/promises";
import { Command } from "commander";
import type { PortalClient } from "../portal-client.ts";

/** `portale notice …`: payment notices of an ente. */
export function noticeCommands(connect: () => PortalClient): Command {
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
  return notice;
}
