import { appendFile } from "node:fs/promises";
import mailModule from "aws-ses-v2-local";
import mailStore from "aws-ses-v2-local/dist/store.js";
import { readJournal } from "../journal.ts";
import { mailSchema } from "./mail-schema.ts";

const saveEveryMs = 250;

/** Starts the SES emulator; mails are kept in a journal, since it only has a memory. */
export async function startMail(
  journalPath: string,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const server = await mailModule.default({ port: 0, host: "127.0.0.1" });
  for (const mail of await readJournal(journalPath, mailSchema)) {
    mailStore.saveEmail(mail);
  }
  let savedCount = mailStore.getStoreReadonly().emails.length;
  let saving = Promise.resolve();
  const save = () => {
    const added = mailStore.getStoreReadonly().emails.slice(savedCount);
    savedCount += added.length;
    const lines = added.map((mail) => `${JSON.stringify(mail)}\n`).join("");
    if (lines !== "") {
      saving = saving.then(() => appendFile(journalPath, lines));
    }
  };
  const timer = setInterval(save, saveEveryMs);
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("L'emulatore della posta non ha un indirizzo");
  }
  return {
    port: address.port,
    stop: async () => {
      clearInterval(timer);
      save();
      await saving;
      server.closeAllConnections();
      server.close();
    },
  };
}
