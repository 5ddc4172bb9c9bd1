import * as z from "zod/mini";
import { parseEmailAddress } from "../values/email-address.ts";
import { registryParagraphs, registryText } from "../values/registry-text.ts";

const informationLengthMax = 4_000;

/** An address of mail of at most so many characters (MyPay4, mygov_ente). */
export const emailBody = (lengthMax: number) =>
  registryText(lengthMax).check(
    z.refine(
      (text) => parseEmailAddress(text) !== undefined,
      "Indirizzo di posta non valido: ad esempio tributi@comune.example.it.",
    ),
  );

/** An address of the web: with a name, without credentials. */
export const webAddressBody = (lengthMax: number, protocols: readonly string[]) =>
  registryText(lengthMax).check(
    z.refine(
      (text) => {
        const url = URL.parse(text);
        if (url === null || !protocols.includes(url.protocol)) return false;
        return url.username === "" && url.password === "" && url.hostname.includes(".");
      },
      `Indirizzo web non valido: comincia con ${protocols.map((one) => `${one}//`).join(" oppure ")}.`,
    ),
  );

/** How citizens reach the ente: MyPay4's beneficiary block, with its lengths. */
export const contactsBody = z.lazy(() =>
  z.object({
    phone: z.exactOptional(
      registryText(70).check(
        z.regex(
          /^\+?[\d ./()-]*\d[\d ./()-]*$/u,
          "Telefono non valido: cifre, spazi e + all'inizio.",
        ),
      ),
    ),
    pec: z.exactOptional(emailBody(256)),
    email: z.exactOptional(emailBody(256)),
    website: z.exactOptional(webAddressBody(256, ["http:", "https:"])),
  }),
);

/** What the ente's page says to citizens: paragraphs of plain text, never HTML. */
export const informationBody = z.lazy(() => registryParagraphs(informationLengthMax));
