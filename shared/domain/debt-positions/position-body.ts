import * as z from "zod/mini";
import { parseCalendarDate } from "../values/calendar-date.ts";
import { euroCents } from "../values/euro-cents.ts";
import { parseIban } from "../values/iban.ts";
import { metadataEntriesMax } from "../values/metadata-entry.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseProvinceCode } from "../values/province-code.ts";

const optionsMax = 10;
const listMax = 100;
const budgetLinesMax = 40;

const text = z.string("Testo obbligatorio.").check(z.trim());
const shortText = text.check(
  z.minLength(1, "Il testo non può essere vuoto."),
  z.maxLength(140, "Al più 140 caratteri."),
  z.regex(/^\P{Cc}*$/u, "Caratteri di controllo non ammessi."),
);
const cents = z.pipe(
  z
    .int("Importo in centesimi: un numero intero.")
    .check(z.minimum(0, "L'importo non può essere negativo.")),
  z.transform(euroCents),
);
const dueDate = parsedText(parseCalendarDate, "Data inesistente o non nel formato aaaa-mm-gg.");
const iban = parsedText(parseIban, "IBAN non valido.");

const metadata = z.lazy(() =>
  z
    .array(z.object({ key: shortText, value: shortText }))
    .check(z.maxLength(metadataEntriesMax, `Al più ${metadataEntriesMax} voci.`)),
);

const destination = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.object({ kind: z.literal("ownAccounts") }),
      z.object({ kind: z.literal("account"), iban, postalIban: z.exactOptional(iban) }),
      z.object({
        kind: z.literal("stamp"),
        documentHash: z
          .string()
          .check(z.regex(/^[A-Za-z0-9+/]{43}=$/u, "Impronta SHA-256 del documento, in base64.")),
        province: parsedText(parseProvinceCode, "Sigla di provincia inesistente."),
      }),
    ],
    "Destinazione sconosciuta: ownAccounts, account oppure stamp.",
  ),
);

const transfer = z.lazy(() =>
  z.object({
    amountCents: cents,
    beneficiaryFiscalCode: parsedText(
      parseOrganizationFiscalCode,
      "Codice fiscale dell'ente beneficiario non valido.",
    ),
    beneficiaryName: z.exactOptional(shortText),
    destination,
    remittanceInformation: z.exactOptional(shortText),
    transferCategory: z
      .string()
      .check(z.regex(/^[0-26-9]\/[^\s\p{Cc}]{3,138}$/u, "Atteso ad esempio 9/0101101IM/.")),
    metadata: z.exactOptional(metadata),
  }),
);

const notice = () => ({
  amountCents: cents,
  dueDate: z.exactOptional(dueDate),
  transfers: z.exactOptional(z.array(transfer).check(z.maxLength(listMax))),
});

const paymentOption = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.object({ kind: z.literal("SINGLE"), ...notice() }),
      z.object({
        kind: z.literal("DISCOUNT"),
        description: z.exactOptional(shortText),
        ...notice(),
      }),
      z.object({
        kind: z.literal("INSTALMENTS"),
        description: shortText,
        installments: z.array(z.object(notice())).check(z.maxLength(listMax, "Troppe rate.")),
      }),
    ],
    "Modo di pagare sconosciuto: SINGLE, INSTALMENTS oppure DISCOUNT.",
  ),
);

const code = text.check(
  z.minLength(1, "Il codice non può essere vuoto."),
  z.maxLength(64, "Al più 64 caratteri."),
  z.regex(/^\P{Cc}*$/u, "Caratteri di controllo non ammessi."),
);

/** Where the ente books the debt (bilancio): its sum is the amount of the payment. */
const budget = z.lazy(() =>
  z
    .array(
      z.object({
        chapterCode: code,
        officeCode: z.exactOptional(code),
        assessments: z
          .array(z.object({ code: z.exactOptional(code), amountCents: cents }))
          .check(
            z.minLength(1, "Indicare almeno un importo."),
            z.maxLength(budgetLinesMax, `Al più ${budgetLinesMax} importi.`),
          ),
      }),
    )
    .check(
      z.minLength(1, "Indicare almeno un capitolo, o nessun bilancio."),
      z.maxLength(budgetLinesMax, `Al più ${budgetLinesMax} capitoli.`),
    ),
);

const iud = text;

const members = () => ({
  debtPositionType: text,
  description: text,
  transferCategory: z.exactOptional(text),
  debtor: z.object({
    kind: text,
    code: text,
    fullName: text,
    address: z.exactOptional(
      z.object({
        street: z.exactOptional(text),
        civicNumber: z.exactOptional(text),
        postalCode: z.exactOptional(text),
        city: z.exactOptional(text),
        province: z.exactOptional(text),
        country: z.exactOptional(text),
      }),
    ),
    email: z.exactOptional(text),
  }),
  metadata: z.exactOptional(metadata),
  budget: z.exactOptional(budget),
  spontaneous: z._default(z.boolean("Pagamento spontaneo: indicare true oppure false."), false),
  /** A draft is numbered, and payable once it is published. */
  published: z._default(z.boolean("Pubblicata: indicare true oppure false."), true),
  paymentOptions: z
    .array(paymentOption)
    .check(z.maxLength(optionsMax, "Al più 10 modi di pagare.")),
});

/** A debt as a system of the ente sends it; the rules of its texts are those of every door. */
export const positionBody = z.lazy(() => z.object({ iud, ...members() }));
export type PositionBody = z.infer<typeof positionBody>;

/** The same, where the address says the IUD already. */
export const replacedPositionBody = z.lazy(() =>
  z.object({ iud: z.exactOptional(iud), ...members() }),
);
export type ReplacedPositionBody = z.infer<typeof replacedPositionBody>;

const action = <Name extends string>(name: Name) => ({ action: z.literal(name) });

/** One of many things to do with debts in one call. */
export const positionAction = z.lazy(() =>
  z.discriminatedUnion(
    "action",
    [
      z.object({ ...action("create"), iud, ...members() }),
      z.object({ ...action("upsert"), iud, ...members() }),
      z.object({ ...action("cancel"), iud }),
      z.object({ ...action("publish"), iud }),
    ],
    "Azione sconosciuta: create, upsert, cancel oppure publish.",
  ),
);
export type PositionAction = z.infer<typeof positionAction>;
