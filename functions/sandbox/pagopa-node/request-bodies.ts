import * as z from "zod";
import { sessionMinutesMax } from "../../../shared/domain/sandbox/payment-session.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import type { CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";

const text = (max: number) =>
  z
    .string("Testo obbligatorio.")
    .min(1, "Il testo non può essere vuoto.")
    .max(max, `Il testo supera ${max} caratteri.`);

/** Any eleven digits: what an unknown or mistyped ente leads to is to be tried as well. */
export const fiscalCode = z
  .string("Indicare il codice fiscale dell'ente.")
  .trim()
  .regex(/^\d{11}$/u, "Il codice fiscale dell'ente è di 11 cifre.");
/** Any eighteen digits, with or without the spaces of the printed form. */
export const noticeNumber = z
  .string("Indicare il numero avviso.")
  .transform((printed) => printed.replaceAll(/\s/gu, ""))
  .pipe(z.string().regex(/^\d{18}$/u, "Il numero avviso è di 18 cifre."));
export const version = z.enum(["V1", "V2"], "La versione è V1 oppure V2.");
export const paymentOutcome = z.enum(["OK", "KO"], "L'esito è OK oppure KO.");
export const daysLate = z
  .int("I giorni di ritardo sono un numero intero.")
  .min(0, "I giorni di ritardo non possono essere negativi.")
  .max(365, "I giorni di ritardo sono al più 365.");

const amountMaxCents = 99_999_999_999;
export const amountCents = z
  .int("L'importo è un numero intero di centesimi.")
  .min(1, "L'importo è di almeno un centesimo.")
  .max(amountMaxCents, "L'importo supera 999.999.999,99 euro.")
  .transform(euroCents);
export const transferType = z.enum(["POSTAL", "PAGOPA"], "Indicare POSTAL oppure PAGOPA.");
export const receiptsMax = 5;

/** Identifiers of pagoPA put in place of the right ones, for negative tests. */
const override = z
  .strictObject({
    idPA: text(35).exactOptional(),
    idBrokerPA: text(35).exactOptional(),
    idStation: text(35).exactOptional(),
  })
  .default({});

const payer = z
  .strictObject({
    kind: z.enum(["F", "G"], "Il pagatore è F (persona) oppure G (ente o impresa)."),
    code: text(16).min(2, "Il codice del pagatore ha almeno 2 caratteri."),
    fullName: text(70),
    email: z.email("Indirizzo di posta non valido.").max(256).exactOptional(),
  })
  .transform(
    ({ kind, code, fullName, email }): CtSubject => ({
      entityUniqueIdentifierType: kind,
      entityUniqueIdentifierValue: code,
      fullName,
      ...(email === undefined ? {} : { "e-mail": email }),
    }),
  );

const whole = "Inviare un oggetto JSON.";
const noticeMembers = { fiscalCode, noticeNumber };
const activationMembers = {
  transferType: transferType.exactOptional(),
  paymentNote: text(210).exactOptional(),
  sessionMinutes: z
    .int()
    .min(0)
    .max(sessionMinutesMax, `Una sessione dura al più ${sessionMinutesMax} minuti.`)
    .default(sessionMinutesMax),
};
const receiptMembers = {
  outcome: paymentOutcome.default("OK"),
  receiptId: z.enum(["reuse", "other"], "receiptId vale reuse oppure other.").default("reuse"),
  times: z.int().min(1).max(receiptsMax, `Al più ${receiptsMax} ricevute alla volta.`).default(1),
  mode: z.enum(["now", "late"], "mode vale now oppure late.").default("now"),
  daysLate: daysLate.default(1),
  malformed: z.boolean().default(false),
  broadcast: z.boolean().default(false),
  recipient: fiscalCode.exactOptional(),
  deferred: z.boolean().default(false),
  payer: payer.exactOptional(),
  feeCents: amountCents.exactOptional(),
};

export const runBody = z.strictObject(
  { title: text(100).exactOptional(), fiscalCode: fiscalCode.exactOptional() },
  whole,
);
export const verifyBody = z.strictObject({ ...noticeMembers, override }, whole);
export const activateBody = z.strictObject(
  {
    ...noticeMembers,
    ...activationMembers,
    version: version.default("V2"),
    amountCents: amountCents.exactOptional(),
    dueDate: z.exactOptional(parsedText(parseCalendarDate, "La scadenza ha la forma AAAA-MM-GG.")),
    override,
  },
  whole,
);
export const payBody = z.strictObject(
  {
    paymentToken: z.string().regex(/^[0-9a-f]{32}$/u, "Il token è di 32 cifre esadecimali."),
    version: version.exactOptional(),
    ...receiptMembers,
    override,
  },
  whole,
);
export const resendBody = z.strictObject({ receipt: text(64) }, whole);
export const demandBody = z.strictObject(
  {
    fiscalCode,
    serviceId: z.string().length(5, "Il codice del servizio è di 5 caratteri."),
    serviceSubjectId: z.string().length(5, "Il codice del soggetto è di 5 caratteri."),
    serviceDataBase64: z.base64("I dati del servizio sono un XML in base64.").max(50_000),
    override,
  },
  whole,
);
export const probeBody = z.strictObject({ fiscalCode, override }, whole);
export const paymentBody = z.strictObject(
  {
    title: text(100).exactOptional(),
    ...noticeMembers,
    ...activationMembers,
    version: version.default("V2"),
    ...receiptMembers,
    override,
  },
  whole,
);

/** How the members of a body say what is to become of the receipts. */
export function receiptChoicesOf<Members extends { mode: "now" | "late"; daysLate: number }>(
  members: Members,
): Members {
  return { ...members, daysLate: members.mode === "late" ? members.daysLate : 0 };
}
