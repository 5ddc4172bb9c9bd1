import * as z from "zod/mini";
import { sessionMinutesMax } from "../../../shared/domain/sandbox/payment-session.ts";
import { parseCalendarDate } from "../../../shared/domain/values/calendar-date.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import type { CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";

const text = (max: number) =>
  z
    .string("Testo obbligatorio.")
    .check(
      z.minLength(1, "Il testo non può essere vuoto."),
      z.maxLength(max, `Il testo supera ${max} caratteri.`),
    );

/** Any eleven digits: what an unknown or mistyped ente leads to is to be tried as well. */
export const fiscalCode = () =>
  z
    .string("Indicare il codice fiscale dell'ente.")
    .check(z.trim(), z.regex(/^\d{11}$/u, "Il codice fiscale dell'ente è di 11 cifre."));
/** Any eighteen digits, with or without the spaces of the printed form. */
export const noticeNumber = () =>
  z.string("Indicare il numero avviso.").check(
    z.overwrite((printed) => printed.replaceAll(/\s/gu, "")),
    z.regex(/^\d{18}$/u, "Il numero avviso è di 18 cifre."),
  );
export const version = () => z.enum(["V1", "V2"], "La versione è V1 oppure V2.");
export const paymentOutcome = () => z.enum(["OK", "KO"], "L'esito è OK oppure KO.");
export const daysLate = () =>
  z
    .int("I giorni di ritardo sono un numero intero.")
    .check(
      z.minimum(0, "I giorni di ritardo non possono essere negativi."),
      z.maximum(365, "I giorni di ritardo sono al più 365."),
    );

const amountMaxCents = 99_999_999_999;
export const amountCents = () =>
  z.pipe(
    z
      .int("L'importo è un numero intero di centesimi.")
      .check(
        z.minimum(1, "L'importo è di almeno un centesimo."),
        z.maximum(amountMaxCents, "L'importo supera 999.999.999,99 euro."),
      ),
    z.transform(euroCents),
  );
export const transferType = () => z.enum(["POSTAL", "PAGOPA"], "Indicare POSTAL oppure PAGOPA.");
export const receiptsMax = 5;

/** Identifiers of pagoPA put in place of the right ones, for negative tests. */
const override = () =>
  z._default(
    z.strictObject({
      idPA: z.exactOptional(text(35)),
      idBrokerPA: z.exactOptional(text(35)),
      idStation: z.exactOptional(text(35)),
    }),
    {},
  );

const payerMembers = () =>
  z.strictObject({
    kind: z.enum(["F", "G"], "Il pagatore è F (persona) oppure G (ente o impresa)."),
    code: text(16).check(z.minLength(2, "Il codice del pagatore ha almeno 2 caratteri.")),
    fullName: text(70),
    email: z.exactOptional(z.email("Indirizzo di posta non valido.").check(z.maxLength(256))),
  });
const payer = () =>
  z.pipe(
    payerMembers(),
    z.transform(
      ({ kind, code, fullName, email }: z.infer<ReturnType<typeof payerMembers>>): CtSubject => ({
        entityUniqueIdentifierType: kind,
        entityUniqueIdentifierValue: code,
        fullName,
        ...(email === undefined ? {} : { "e-mail": email }),
      }),
    ),
  );

const whole = "Inviare un oggetto JSON.";
const noticeMembers = () => ({ fiscalCode: fiscalCode(), noticeNumber: noticeNumber() });
const activationMembers = () => ({
  transferType: z.exactOptional(transferType()),
  paymentNote: z.exactOptional(text(210)),
  sessionMinutes: z._default(
    z
      .int()
      .check(
        z.minimum(0),
        z.maximum(sessionMinutesMax, `Una sessione dura al più ${sessionMinutesMax} minuti.`),
      ),
    sessionMinutesMax,
  ),
});
const receiptMembers = () => ({
  outcome: z._default(paymentOutcome(), "OK"),
  receiptId: z._default(z.enum(["reuse", "other"], "receiptId vale reuse oppure other."), "reuse"),
  times: z._default(
    z
      .int()
      .check(z.minimum(1), z.maximum(receiptsMax, `Al più ${receiptsMax} ricevute alla volta.`)),
    1,
  ),
  mode: z._default(z.enum(["now", "late"], "mode vale now oppure late."), "now"),
  daysLate: z._default(daysLate(), 1),
  malformed: z._default(z.boolean(), false),
  broadcast: z._default(z.boolean(), false),
  recipient: z.exactOptional(fiscalCode()),
  deferred: z._default(z.boolean(), false),
  payer: z.exactOptional(payer()),
  feeCents: z.exactOptional(amountCents()),
});

export const runBody = z.lazy(() =>
  z.strictObject(
    { title: z.exactOptional(text(100)), fiscalCode: z.exactOptional(fiscalCode()) },
    whole,
  ),
);
export const verifyBody = z.lazy(() =>
  z.strictObject({ ...noticeMembers(), override: override() }, whole),
);
export const activateBody = z.lazy(() =>
  z.strictObject(
    {
      ...noticeMembers(),
      ...activationMembers(),
      version: z._default(version(), "V2"),
      amountCents: z.exactOptional(amountCents()),
      dueDate: z.exactOptional(
        parsedText(parseCalendarDate, "La scadenza ha la forma AAAA-MM-GG."),
      ),
      override: override(),
    },
    whole,
  ),
);
export const payBody = z.lazy(() =>
  z.strictObject(
    {
      paymentToken: z
        .string()
        .check(z.regex(/^[0-9a-f]{32}$/u, "Il token è di 32 cifre esadecimali.")),
      version: z.exactOptional(version()),
      ...receiptMembers(),
      override: override(),
    },
    whole,
  ),
);
export const resendBody = z.lazy(() => z.strictObject({ receipt: text(64) }, whole));
export const demandBody = z.lazy(() =>
  z.strictObject(
    {
      fiscalCode: fiscalCode(),
      serviceId: z.string().check(z.length(5, "Il codice del servizio è di 5 caratteri.")),
      serviceSubjectId: z.string().check(z.length(5, "Il codice del soggetto è di 5 caratteri.")),
      serviceDataBase64: z
        .base64("I dati del servizio sono un XML in base64.")
        .check(z.maxLength(50_000)),
      override: override(),
    },
    whole,
  ),
);
export const probeBody = z.lazy(() =>
  z.strictObject({ fiscalCode: fiscalCode(), override: override() }, whole),
);
export const paymentBody = z.lazy(() =>
  z.strictObject(
    {
      title: z.exactOptional(text(100)),
      ...noticeMembers(),
      ...activationMembers(),
      version: z._default(version(), "V2"),
      ...receiptMembers(),
      override: override(),
    },
    whole,
  ),
);

/** How the members of a body say what is to become of the receipts. */
export function receiptChoicesOf<Members extends { mode: "now" | "late"; daysLate: number }>(
  members: Members,
): Members {
  return { ...members, daysLate: members.mode === "late" ? members.daysLate : 0 };
}
