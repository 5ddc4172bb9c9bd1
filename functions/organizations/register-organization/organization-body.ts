import * as z from "zod";
import {
  collectionAccounts,
  organizationFeatures,
  organizationStatuses,
} from "../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { parseIpaCode } from "../../../shared/domain/values/ipa-code.ts";
import { PROGRESSIVE_MAX } from "../../../shared/domain/values/iuv.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { parseTaxonomyCode } from "../../../shared/domain/values/taxonomy-code.ts";

/** To callers null and absent mean the same; inside the portal only absence exists. */
function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls);
  if (typeof raw !== "object" || raw === null) return raw;
  const members = Object.entries(raw).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

const text = (max: number) =>
  z
    .string("Testo obbligatorio.")
    .trim()
    .min(1, "Il testo non può essere vuoto.")
    .max(max, `Il testo supera ${max} caratteri.`);

const typeBody = z.object({
  code: text(64).regex(/^\S+$/u, "Il codice del tipo dovuto non può contenere spazi."),
  description: text(256),
  active: z.boolean().default(true),
  taxonomyCode: parsedText(parseTaxonomyCode, "Codice tassonomico non valido."),
  account: z.enum(collectionAccounts, "Indicare bank, postal oppure bank+postal."),
  dueDateMandatory: z.boolean().default(false),
  printDueDate: z.boolean().default(false),
  spontaneous: z.boolean().default(false),
  notifyIo: z.boolean().default(false),
  anonymousDebtorAllowed: z.boolean().default(false),
  fixedAmountCents: z
    .int("Importo in centesimi non valido.")
    .min(1)
    .max(99_999_999_999)
    .transform(euroCents)
    .exactOptional(),
});

const iban = parsedText(parseIban, "IBAN non valido.");

const organizationShape = z.object({
  ipaCode: parsedText(parseIpaCode, "Codice IPA non valido."),
  fiscalCode: parsedText(parseOrganizationFiscalCode, "Codice fiscale dell'ente non valido."),
  name: text(100),
  officeName: text(50).exactOptional(),
  status: z.enum(organizationStatuses, "Stato dell'ente non valido."),
  address: z.object({
    street: text(70),
    civicNumber: text(16).exactOptional(),
    postalCode: text(16).exactOptional(),
    city: text(35).exactOptional(),
    province: text(2).exactOptional(),
    country: text(2).exactOptional(),
  }),
  contacts: z
    .object({
      phone: text(70).exactOptional(),
      pec: text(256).exactOptional(),
      email: text(256).exactOptional(),
      website: text(256).exactOptional(),
    })
    .prefault({}),
  segregationCode: z.string().regex(/^\d{2}$/u, "Il codice di segregazione è di due cifre."),
  iuvFirstProgressive: z
    .int("Il primo progressivo degli IUV è un numero intero.")
    .min(1)
    .max(PROGRESSIVE_MAX)
    .exactOptional(),
  station: text(35),
  cbillCode: z
    .string()
    .regex(/^[A-Z0-9]{5}$/u, "Il codice CBILL è di 5 caratteri.")
    .exactOptional(),
  bankIban: z.exactOptional(iban),
  postalIban: z.exactOptional(iban),
  postalAccountHolder: text(50).exactOptional(),
  posteAuthorization: text(50)
    .regex(/^AUT.+DEL.+/iu, "L'autorizzazione di Poste ha la forma AUT. … DEL gg/mm/aaaa.")
    .exactOptional(),
  logoPngBase64: z.base64("Logo non valido: PNG in base64.").max(200_000).exactOptional(),
  features: z.array(z.enum(organizationFeatures, "Funzione sconosciuta.")),
  debtPositionTypes: z.array(typeBody).max(1_000),
});

/** The registry of an ente as the Region's back office sends it. */
export const organizationBody = z.preprocess(withoutNulls, organizationShape);
