import {
  type EmailAddress,
  parseEmailAddress,
} from "../../../shared/domain/values/email-address.ts";
import { type EuroCents, euroCents } from "../../../shared/domain/values/euro-cents.ts";

/** The fields of a submitted form; an empty field was not filled in. */
export type FormFields = Readonly<Record<string, string>>;

export function readFormFields(body: string): FormFields {
  const filledIn = [...new URLSearchParams(body)].filter(([, value]) => value.trim() !== "");
  return Object.fromEntries(filledIn.map(([name, value]) => [name, value.trim()]));
}

/** The amount that a page has shown, in cents; `undefined` where it is none. */
export function readSeenAmount({ importo = "" }: FormFields): EuroCents | undefined {
  const cents = /^\d{1,15}$/u.test(importo) ? Number(importo) : Number.NaN;
  return Number.isSafeInteger(cents) ? euroCents(cents) : undefined;
}

export type EmailReading =
  | { readonly outcome: "read"; readonly email?: EmailAddress }
  | { readonly outcome: "wrong"; readonly problems: Readonly<Record<"email", string>> };

/** Where the receipt goes; nobody has to say it. */
export function readEmail({ email }: FormFields): EmailReading {
  if (email === undefined) return { outcome: "read" };
  const parsed = parseEmailAddress(email);
  if (parsed !== undefined) return { outcome: "read", email: parsed };
  const problem = "L'indirizzo e-mail non è valido: scrivilo come nome@esempio.it.";
  return { outcome: "wrong", problems: { email: problem } };
}
