import * as z from "zod/mini";
import { euroCents } from "../values/euro-cents.ts";
import { parseIban, parsePostalIban } from "../values/iban.ts";
import { parseOutboundUrl } from "../values/outbound-url.ts";
import { parsedText } from "../values/parsed-text.ts";
import { registryText } from "../values/registry-text.ts";
import { parseTaxonomyCode } from "../values/taxonomy-code.ts";
import { withoutNulls } from "../values/without-nulls.ts";
import { budgetSharesMax, wholeInThousandths } from "./budget-share.ts";
import { collectionAccounts, creationChannels, parseTypeCode } from "./debt-position-type.ts";
import { dueDaysMax, dueMonthsMax, longestMonth } from "./due-date-rule.ts";
import { rtpOptOuts } from "./transfer-category.ts";

/** 999,999,999.99 euro: the most that pagoPA moves in one transfer (SANP 3.12.0, stAmount). */
const amountCentsMax = 99_999_999_999;
const keywordsMax = 30;
const serviceFieldsMax = 20;

const flag = () => z.boolean("Indicare true oppure false.");

const cents = () =>
  z.pipe(
    z
      .int("Importo in centesimi: un numero intero.")
      .check(
        z.minimum(1, "L'importo è di almeno un centesimo."),
        z.maximum(amountCentsMax, `L'importo è al più di ${amountCentsMax} centesimi.`),
      ),
    z.transform(euroCents),
  );

const bankIban = () =>
  parsedText((text) => {
    const iban = parseIban(text);
    return iban?.startsWith("IT") ? iban : undefined;
  }, "IBAN non valido: serve un conto italiano, con CIN e cifre di controllo corretti.");

const postalIban = () =>
  parsedText(
    parsePostalIban,
    "IBAN postale non valido: serve un conto corrente di Poste Italiane (ABI 07601).",
  );

/** A whole number within limits. */
function whole(min: number, max: number) {
  const message = `Indicare un numero intero da ${min} a ${max}.`;
  return z.int(message).check(z.minimum(min, message), z.maximum(max, message));
}

const dueDateRule = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.strictObject({ kind: z.literal("none") }),
      z.strictObject({ kind: z.literal("daysAfter"), days: whole(0, dueDaysMax) }),
      z.strictObject({ kind: z.literal("endOfMonth"), months: whole(0, dueMonthsMax) }),
      z.strictObject({ kind: z.literal("fixedDay"), month: whole(1, 12), day: whole(1, 31) }).check(
        z.refine(({ month, day }) => day <= longestMonth(month), {
          error: "Il mese indicato non ha quel giorno.",
          path: ["day"],
        }),
      ),
    ],
    "Regola sconosciuta: kind è none, daysAfter, endOfMonth oppure fixedDay.",
  ),
);

const budgetCode = () =>
  registryText(64).check(
    z.regex(
      /^[\p{L}\p{N}._/ -]+$/u,
      "Un codice di bilancio ha lettere, cifre, spazi e i segni . _ / -",
    ),
  );

const place = () => ({
  chapterCode: budgetCode(),
  officeCode: z.exactOptional(budgetCode()),
  assessmentCode: z.exactOptional(budgetCode()),
});

const budgetShare = z.lazy(() =>
  z.discriminatedUnion(
    "kind",
    [
      z.strictObject({
        ...place(),
        kind: z.literal("percent"),
        percentThousandths: whole(1, wholeInThousandths),
      }),
      z.strictObject({ ...place(), kind: z.literal("fixed"), fixedCents: cents() }),
      z.strictObject({ ...place(), kind: z.literal("remainder") }),
    ],
    "Quota sconosciuta: kind è percent, fixed oppure remainder.",
  ),
);

const budgetShares = () =>
  z
    .array(budgetShare, "Le quote di bilancio sono un elenco.")
    .check(
      z.minLength(1, "Indicare almeno una quota, oppure lasciare il campo vuoto."),
      z.maxLength(budgetSharesMax, `Le quote di bilancio sono al più ${budgetSharesMax}.`),
    );

const notificationChannels = () =>
  z.array(z.enum(creationChannels, "Canale sconosciuto: appIo oppure email.")).check(
    z.minLength(1, "Indicare almeno un canale."),
    z.maxLength(creationChannels.length, "Ogni canale si indica una volta sola."),
    z.refine(
      (channels) => new Set(channels).size === channels.length,
      "Ogni canale si indica una volta sola.",
    ),
  );

const keywords = () =>
  z
    .array(registryText(50), "Le parole chiave sono un elenco di testi.")
    .check(z.maxLength(keywordsMax, `Le parole chiave sono al più ${keywordsMax}.`));

const paymentPageUrl = () =>
  registryText(256).check(
    z.refine(isPublicPage, "L'indirizzo della pagina di pagamento comincia con https://."),
  );

function isPublicPage(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, username, password } = new URL(text);
  return protocol === "https:" && username === "" && password === "";
}

export const typeCodeText = () =>
  parsedText(
    parseTypeCode,
    "Il codice del tipo dovuto ha da 1 a 64 caratteri, senza spazi e senza / \\ ? # %.",
  );

/** Fields that stand in the Region's catalogue and in the types of enti alike. */
const ruleFields = () => ({
  description: registryText(256),
  taxonomyCode: parsedText(
    parseTaxonomyCode,
    "Codice tassonomico non valido: atteso ad esempio 9/0101101IM/.",
  ),
  account: z.enum(collectionAccounts, "Indicare bank, postal oppure bank+postal."),
  dueDateMandatory: z._default(flag(), false),
  printDueDate: z._default(flag(), false),
  spontaneous: z._default(flag(), false),
  notifyIo: z._default(flag(), false),
  notificationChannels: z.exactOptional(notificationChannels()),
  anonymousDebtorAllowed: z._default(flag(), false),
  fixedAmountCents: z.exactOptional(cents()),
  minAmountCents: z.exactOptional(cents()),
  maxAmountCents: z.exactOptional(cents()),
  dueDateRule: z.exactOptional(dueDateRule),
  officeName: z.exactOptional(registryText(50)),
  postalAccountHolder: z.exactOptional(registryText(50)),
  budgetShares: z.exactOptional(budgetShares()),
  rtpOptOut: z.exactOptional(
    z.enum(rtpOptOuts, "Esclusione sconosciuta: timing, otherOperator oppure both."),
  ),
  paymentPageUrl: z.exactOptional(paymentPageUrl()),
  keywords: z.exactOptional(keywords()),
  printDisabled: z.exactOptional(flag()),
});

const notAnObject = "Il corpo della richiesta è un oggetto JSON.";

function unknownFields(sentence: string) {
  return {
    error: (issue: z.core.$ZodRawIssue) =>
      issue.code === "unrecognized_keys" ? `${sentence}: ${issue.keys.join(", ")}.` : notAnObject,
  };
}

/** An entry of the catalogue as the Region sends it; its code is in the address. */
export const catalogueTypeBody = z.pipe(
  z.transform(withoutNulls),
  z.lazy(() => z.strictObject(ruleFields(), unknownFields("Campi sconosciuti"))),
);

const wrongService =
  "L'indirizzo del servizio è https, con il nome di un server pubblico, senza porta né utente.";

/** Whether the stage lets its own machine be called is judged with the rest of the type. */
const amountService = () =>
  z.strictObject({
    url: parsedText((text) => parseOutboundUrl(text, { loopback: true }), wrongService),
  });

const elementName = () =>
  z
    .string("Indicare il nome di un elemento XML.")
    .check(z.regex(/^[A-Za-z_][\w.-]{0,63}$/u, "Il nome di un elemento XML, senza prefisso."));

const pspService = () =>
  z.strictObject({
    serviceCode: z
      .string("Indicare il codice del servizio.")
      .check(z.regex(/^\d{5}$/u, "Il codice del servizio è di cinque cifre.")),
    fields: z
      .record(registryText(200), elementName())
      .check(
        z.refine(
          (fields) => Object.keys(fields).length <= serviceFieldsMax,
          `I campi del servizio sono al più ${serviceFieldsMax}.`,
        ),
      ),
    debtor: z.exactOptional(z.strictObject({ code: elementName(), fullName: elementName() })),
  });

const fieldsOfEnte = () => ({
  ...ruleFields(),
  active: z._default(flag(), true),
  bankIban: z.exactOptional(bankIban()),
  postalIban: z.exactOptional(postalIban()),
  amountService: z.exactOptional(amountService()),
  pspService: z.exactOptional(pspService()),
});

/** A type of an ente as the Region sends it, all of it; its code is in the address. */
export const debtPositionTypeBody = z.pipe(
  z.transform(withoutNulls),
  z.lazy(() => z.strictObject(fieldsOfEnte(), unknownFields("Campi sconosciuti"))),
);

/** The same where it comes along with its ente, and so with its code. */
export const registeredTypeBody = z.lazy(() =>
  z.strictObject({ code: typeCodeText(), ...fieldsOfEnte() }, unknownFields("Campi sconosciuti")),
);

/** Null takes a field away (RFC 7396). */
function removable<Field extends z.core.$ZodType>(field: Field) {
  return z.exactOptional(z.nullable(field));
}

/**
 * What the ente itself may change of its type: accounts, amount, spontaneous payments, due dates,
 * budget and how debtors are told (MyPay4, what an administrator of the ente may edit), the service
 * that knows the amount, the words by which it is found, and whether it is active.
 */
export const ownTypeChangesBody = z.lazy(() =>
  z.strictObject(
    {
      active: z.exactOptional(flag()),
      bankIban: removable(bankIban()),
      postalIban: removable(postalIban()),
      fixedAmountCents: removable(cents()),
      minAmountCents: removable(cents()),
      maxAmountCents: removable(cents()),
      spontaneous: z.exactOptional(flag()),
      dueDateMandatory: z.exactOptional(flag()),
      printDueDate: z.exactOptional(flag()),
      budgetShares: removable(budgetShares()),
      notifyIo: z.exactOptional(flag()),
      notificationChannels: removable(notificationChannels()),
      keywords: removable(keywords()),
      amountService: removable(amountService()),
    },
    unknownFields("Campi che l'ente non può modificare"),
  ),
);
export type OwnTypeChanges = z.output<typeof ownTypeChangesBody>;

/** Which entry of the catalogue the ente takes, and under which code. */
export const adoptionBody = z.lazy(() =>
  z.strictObject(
    { catalogueCode: typeCodeText(), code: z.exactOptional(typeCodeText()) },
    unknownFields("Campi sconosciuti"),
  ),
);
