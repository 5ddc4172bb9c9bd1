import mailModule from "aws-ses-v2-local";
import mailStore from "aws-ses-v2-local/dist/store.js";
import { Journal } from "../journal.ts";
import { mailSchema } from "./mail-schema.ts";

const saveEveryMs = 250;
/** Attachments make a mail some 60 KB: all those of a large flow would fill the memory. */
const mailsMax = 2_000;

/** Starts the SES emulator; the latest mails are kept in a journal, since it only has a memory. */
export async function startMail(
  journalPath: string,
): Promise<{ readonly port: number; readonly stop: () => Promise<void> }> {
  const journal = await Journal.open({
    path: journalPath,
    schema: mailSchema,
    entriesMax: mailsMax,
  });
  const server = await mailModule.default({ port: 0, host: "127.0.0.1" });
  const { emails } = mailStore.getStoreReadonly();
  emails.push(...journal.entries());
  let savedCount = emails.length;
  const save = async () => {
    const added = emails.slice(savedCount).map((mail) => mailSchema.parse(mail));
    emails.splice(0, Math.max(0, emails.length - mailsMax));
    savedCount = emails.length;
    if (added.length > 0) {
      await journal.append(...added);
    }
  };
  const timer = setInterval(() => void save(), saveEveryMs);
  const address = server.address();
  if (address === null || typeof address === "string") {
    throw new Error("L'emulatore della posta non ha un indirizzo");
  }
  return {
    port: address.port,
    stop: async () => {
      clearInterval(timer);
      await save();
      server.closeAllConnections();
      server.close();
    },
  };
}
