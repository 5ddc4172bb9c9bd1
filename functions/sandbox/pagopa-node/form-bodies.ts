import * as z from "zod/mini";
import { readQrText } from "../../../shared/domain/sandbox/qr-text.ts";
import { parseEuroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import type { CtSubject } from "../../../shared/pagopa/pa-for-node/messages.ts";
import type { FieldProblem } from "./reply.ts";
import {
  daysLate,
  fiscalCode,
  noticeNumber,
  paymentOutcome,
  transferType,
  version,
} from "./request-bodies.ts";

/** The fields of a submitted form; an empty field was not filled in. */
export type FormFields = Readonly<Record<string, string>>;

export function readFormFields(body: string): FormFields {
  const filledIn = [...new URLSearchParams(body)].filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(filledIn.map(([name, value]) => [name, value.trim()]));
}

/** A text that people write, as long as a form lets them. */
const text = (max: number) =>
  z.string().check(z.maxLength(max, `Il testo supera ${max} caratteri.`));

const noticeFields = () =>
  z.object({
    title: z.optional(text(100)),
    qr: z.optional(text(200)),
    fiscalCode: z.optional(z.string()),
    noticeNumber: z.optional(z.string()),
  });
/** The notice of a form: typed, or read from the QR code, which wins. */
export const noticeForm = z.lazy(() =>
  z.pipe(
    noticeFields(),
    z.transform(({ title, qr, ...typed }: z.infer<ReturnType<typeof noticeFields>>, payload) => {
      if (qr !== undefined) {
        const read = readQrText(qr);
        if (read !== undefined) return { title, ...read };
        const message = "Il testo non è quello del codice QR di un avviso (PAGOPA|002|…).";
        payload.issues.push({ code: "custom", input: qr, message, path: ["qr"] });
        return z.NEVER;
      }
      const parsed = z
        .object({ noticeNumber: noticeNumber(), fiscalCode: fiscalCode() })
        .safeParse(typed);
      if (parsed.success) return { title, ...parsed.data };
      for (const { path, message } of parsed.error.issues) {
        payload.issues.push({ code: "custom", input: typed, message, path: [...path] });
      }
      return z.NEVER;
    }),
  ),
);

export const enteForm = z.lazy(() =>
  z.object({ title: z.optional(text(100)), fiscalCode: fiscalCode() }),
);

export const demandForm = z.lazy(() =>
  z.object({
    fiscalCode: fiscalCode(),
    serviceId: z.string("Indicare il servizio.").check(z.length(5, "Il servizio ha 5 caratteri.")),
    serviceSubjectId: z
      .string("Indicare il soggetto.")
      .check(z.length(5, "Il soggetto ha 5 caratteri.")),
    serviceData: z.string("Scrivere l'XML dei dati del servizio.").check(z.maxLength(30_000)),
  }),
);

const daysInForm = () =>
  z.pipe(
    z.transform((days = "0") => Number(days)),
    daysLate(),
  );

const fee = () =>
  parsedText(
    (written) => parseEuroCents(written.replace(",", ".")),
    "La commissione si scrive come 1,50.",
  );

const scenarios = ["once", "twiceSame", "twiceOther", "malformed"] as const;
const recipients = ["creditor", "all", "other"] as const;

/** How a payment ends, as the form of a run asks it. */
const receiptFields = () => ({
  version: z._default(version(), "V2"),
  outcome: z._default(paymentOutcome(), "OK"),
  scenario: z._default(z.enum(scenarios, "Scegliere che cosa succede alla ricevuta."), "once"),
  daysLate: daysInForm(),
  recipients: z._default(z.enum(recipients, "Scegliere a chi va la ricevuta."), "creditor"),
  recipient: z.optional(fiscalCode()),
  payerName: z.optional(text(70)),
  payerCode: z.optional(
    text(16).check(z.minLength(2, "Il codice del pagatore ha almeno 2 caratteri.")),
  ),
  fee: z.optional(fee()),
});

export const receiptForm = z.lazy(() =>
  z.object(receiptFields()).check(
    z.refine(({ recipients: to, recipient }) => to !== "other" || recipient !== undefined, {
      path: ["recipient"],
      message: "Indicare il codice fiscale dell'ente secondario.",
    }),
  ),
);

export const activationForm = z.lazy(() =>
  z.object({
    fiscalCode: fiscalCode(),
    noticeNumber: noticeNumber(),
    version: z._default(version(), "V2"),
    transferType: z.optional(transferType()),
    step: z._default(z.enum(["pay", "activate"]), "pay"),
  }),
);

export const tokenForm = z.lazy(() =>
  z.object({ paymentToken: z.string().check(z.regex(/^[0-9a-f]{32}$/u)) }),
);
export const resendForm = z.lazy(() =>
  z.object({ receipt: z.string().check(z.minLength(1), z.maxLength(64)) }),
);

/** What the form's scenario means for the receipts. */
export function choicesOfForm(form: z.infer<typeof receiptForm>) {
  const { version: chosen, outcome, scenario, daysLate: late, recipients: to, fee: cents } = form;
  const payer = payerOf(form);
  return {
    version: chosen,
    outcome,
    receiptId: scenario === "twiceOther" ? "other" : "reuse",
    times: scenario === "twiceSame" || scenario === "twiceOther" ? 2 : 1,
    daysLate: late,
    malformed: scenario === "malformed",
    broadcast: to === "all",
    deferred: false,
    override: {},
    ...(to === "other" && form.recipient !== undefined ? { recipient: form.recipient } : {}),
    ...(payer === undefined ? {} : { payer }),
    ...(cents === undefined ? {} : { feeCents: cents }),
  } as const;
}

function payerOf({ payerName, payerCode }: z.infer<typeof receiptForm>): CtSubject | undefined {
  if (payerName === undefined) return undefined;
  return {
    entityUniqueIdentifierType: /^\d{11}$/u.test(payerCode ?? "") ? "G" : "F",
    entityUniqueIdentifierValue: payerCode ?? "ANONIMO",
    fullName: payerName,
  };
}

export function problemsOf({ issues }: z.core.$ZodError): readonly FieldProblem[] {
  return issues.map(({ path, message }) => ({
    pointer: `/${path.map(String).join("/")}`,
    detail: message,
  }));
}
