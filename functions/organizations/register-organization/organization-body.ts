import * as z from "zod/mini";
import { collectionAccounts } from "../../../shared/domain/organizations/debt-position-type.ts";
import {
  organizationFeatures,
  organizationStatuses,
} from "../../../shared/domain/organizations/organization.ts";
import { euroCents } from "../../../shared/domain/values/euro-cents.ts";
import { parseIban } from "../../../shared/domain/values/iban.ts";
import { parseIpaCode } from "../../../shared/domain/values/ipa-code.ts";
import { PROGRESSIVE_MAX } from "../../../shared/domain/values/iuv.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";
import { parseTaxonomyCode } from "../../../shared/domain/values/taxonomy-code.ts";
import { noticePrintBody } from "./notice-print-body.ts";

/** To callers null and absent mean the same; inside the portal only absence exists. */
function withoutNulls(raw: unknown): unknown {
  if (Array.isArray(raw)) return raw.map(withoutNulls);
  if (typeof raw !== "object" || raw === null) return raw;
  const members = Object.entries(raw).filter(([, member]) => member !== null);
  return Object.fromEntries(members.map(([name, member]) => [name, withoutNulls(member)]));
}

const typeBody = z.lazy(() =>
  z.object({
    code: registryText(64).check(
      z.regex(/^\S+$/u, "Il codice del tipo dovuto non può contenere spazi."),
    ),
    description: registryText(256),
    active: z._default(z.boolean(), true),
    taxonomyCode: parsedText(parseTaxonomyCode, "Codice tassonomico non valido."),
    account: z.enum(collectionAccounts, "Indicare bank, postal oppure bank+postal."),
    dueDateMandatory: z._default(z.boolean(), false),
    printDueDate: z._default(z.boolean(), false),
    spontaneous: z._default(z.boolean(), false),
    notifyIo: z._default(z.boolean(), false),
    anonymousDebtorAllowed: z._default(z.boolean(), false),
    fixedAmountCents: z.exactOptional(
      z.pipe(
        z.int("Importo in centesimi non valido.").check(z.minimum(1), z.maximum(99_999_999_999)),
        z.transform(euroCents),
      ),
    ),
  }),
);

const iban = parsedText(parseIban, "IBAN non valido.");

const organizationShape = z.lazy(() =>
  z.object({
    ipaCode: parsedText(parseIpaCode, "Codice IPA non valido."),
    fiscalCode: parsedText(parseOrganizationFiscalCode, "Codice fiscale dell'ente non valido."),
    name: registryText(100),
    officeName: z.exactOptional(registryText(50)),
    status: z.enum(organizationStatuses, "Stato dell'ente non valido."),
    address: z.object({
      street: registryText(70),
      civicNumber: z.exactOptional(registryText(16)),
      postalCode: z.exactOptional(registryText(16)),
      city: z.exactOptional(registryText(35)),
      province: z.exactOptional(registryText(2)),
      country: z.exactOptional(registryText(2)),
    }),
    contacts: z.prefault(
      z.object({
        phone: z.exactOptional(registryText(70)),
        pec: z.exactOptional(registryText(256)),
        email: z.exactOptional(registryText(256)),
        website: z.exactOptional(registryText(256)),
      }),
      {},
    ),
    segregationCode: z
      .string()
      .check(z.regex(/^\d{2}$/u, "Il codice di segregazione è di due cifre.")),
    iuvFirstProgressive: z.exactOptional(
      z
        .int("Il primo progressivo degli IUV è un numero intero.")
        .check(z.minimum(1), z.maximum(PROGRESSIVE_MAX)),
    ),
    station: registryText(35),
    cbillCode: z.exactOptional(
      z.string().check(z.regex(/^[A-Z0-9]{5}$/u, "Il codice CBILL è di 5 caratteri.")),
    ),
    bankIban: z.exactOptional(iban),
    postalIban: z.exactOptional(iban),
    postalAccountHolder: z.exactOptional(registryText(50)),
    posteAuthorization: z.exactOptional(
      registryText(50).check(
        z.regex(/^AUT.+DEL.+/iu, "L'autorizzazione di Poste ha la forma AUT. … DEL gg/mm/aaaa."),
      ),
    ),
    logoPngBase64: z.exactOptional(
      z.base64("Logo non valido: PNG in base64.").check(z.maxLength(200_000)),
    ),
    /** In the place of the PNG, which is drawn from it. */
    logoSvg: z.exactOptional(
      z
        .string("Logo SVG non valido: testo.")
        .check(z.maxLength(262_144, "Il logo SVG supera 256 KB.")),
    ),
    noticePrint: z.exactOptional(noticePrintBody),
    features: z.array(z.enum(organizationFeatures, "Funzione sconosciuta.")),
    debtPositionTypes: z.array(typeBody).check(z.maxLength(1_000)),
  }),
);

/** The registry of an ente as the Region's back office sends it. */
export const organizationBody = z.pipe(z.transform(withoutNulls), organizationShape);
