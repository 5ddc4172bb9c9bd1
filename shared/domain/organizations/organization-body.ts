import * as z from "zod/mini";
import { parseCalendarDate } from "../values/calendar-date.ts";
import { parseCountryCode } from "../values/country-code.ts";
import { type Iban, parseIban, parsePostalIban } from "../values/iban.ts";
import { parseIpaCode } from "../values/ipa-code.ts";
import { PROGRESSIVE_MAX } from "../values/iuv.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { parseProvinceCode } from "../values/province-code.ts";
import { registryText } from "../values/registry-text.ts";
import { withoutNulls } from "../values/without-nulls.ts";
import { registeredTypeBody } from "./debt-position-type-body.ts";
import { noticePrintBody } from "./notice-print-body.ts";
import { organizationFeatures } from "./organization.ts";
import {
  contactsBody,
  emailBody,
  informationBody,
  webAddressBody,
} from "./organization-profile-body.ts";

const isItalian = (text: string) => /^\s*(?:IT|SM)/iu.test(text);

/** An account on which debts are collected (SANP 3.12.0: accounts of Italy and San Marino). */
const collectionIban = (parse: (text: string) => Iban | undefined, message: string) =>
  z
    .string("IBAN obbligatorio.")
    .check(
      z.refine(
        isItalian,
        "IBAN estero: un conto su cui si incassa dev'essere italiano o di San Marino.",
      ),
    )
    .check(z.overwrite((text) => text.trim()))
    .check(z.refine((text) => !isItalian(text) || parse(text) !== undefined, message));

const bankIban = z.lazy(() =>
  z.pipe(
    collectionIban(
      parseIban,
      "IBAN non valido: ventisette caratteri, con CIN e cifre di controllo corretti.",
    ),
    parsedText(parseIban),
  ),
);

const postalIban = z.lazy(() =>
  z.pipe(
    collectionIban(
      parsePostalIban,
      "IBAN postale non valido: serve un conto corrente di Poste Italiane (ABI 07601).",
    ),
    parsedText(parsePostalIban),
  ),
);

const segregationCode = z
  .string("Il codice di segregazione è di due cifre.")
  .check(z.regex(/^\d{2}$/u, "Il codice di segregazione è di due cifre."));

const station = z.lazy(() =>
  z
    .string("Codice di stazione obbligatorio.")
    .check(
      z.regex(
        /^\d{11}_\d{2}$/u,
        "Il codice di stazione è il codice fiscale dell'intermediario, un trattino basso e due cifre.",
      ),
    ),
);

/** Who the ente is and where. */
const identityMembers = () => ({
  ipaCode: parsedText(parseIpaCode, "Codice IPA non valido."),
  fiscalCode: parsedText(parseOrganizationFiscalCode, "Codice fiscale dell'ente non valido."),
  name: registryText(100),
  officeName: z.exactOptional(registryText(50)),
  administratorEmail: z.exactOptional(emailBody(50)),
  organizationTypeCode: z.exactOptional(
    z
      .string()
      .check(z.regex(/^\d{2}$/u, "Il tipo di ente è il codice di due cifre della tassonomia.")),
  ),
  globalLocationNumber: z.exactOptional(
    z
      .string()
      .check(z.refine(isGlobalLocationNumber, "Il GLN è di 13 cifre, l'ultima di controllo.")),
  ),
  goLiveOn: z.exactOptional(
    parsedText(parseCalendarDate, "La data di avvio è un giorno nella forma AAAA-MM-GG."),
  ),
  address: z.object({
    street: registryText(70),
    civicNumber: z.exactOptional(registryText(16)),
    postalCode: z.exactOptional(
      z.string().check(z.regex(/^\d{1,16}$/u, "Il CAP è fatto di cifre.")),
    ),
    city: z.exactOptional(registryText(35)),
    province: z.exactOptional(
      parsedText(parseProvinceCode, "La provincia è la sua sigla di due lettere."),
    ),
    country: z.exactOptional(
      parsedText(parseCountryCode, "Il paese è il suo codice ISO di due lettere."),
    ),
  }),
  contacts: z.prefault(contactsBody, {}),
});

/** Where the node finds the ente, and how its IUVs begin. */
const stationMembers = () => ({
  segregationCode,
  iuvFirstProgressive: z.exactOptional(
    z
      .int("Il primo progressivo degli IUV è un numero intero.")
      .check(z.minimum(1), z.maximum(PROGRESSIVE_MAX)),
  ),
  station,
  otherStations: z.exactOptional(
    z.array(z.object({ station, segregationCode })).check(z.maxLength(98)),
  ),
  multiIntermediary: z.exactOptional(z.boolean("Indicare true oppure false.")),
  postalSlipConfirmed: z.exactOptional(z.boolean("Indicare true oppure false.")),
});

/** Where its debts are collected. */
const accountMembers = () => ({
  cbillCode: z.exactOptional(
    z.string().check(z.regex(/^[A-Z0-9]{5}$/u, "Il codice CBILL è di 5 caratteri.")),
  ),
  bankIban: z.exactOptional(bankIban),
  bankBic: z.exactOptional(
    z
      .string()
      .check(
        z.regex(
          /^[A-Z]{6}[A-Z0-9]{2}(?:[A-Z0-9]{3})?$/u,
          "Il BIC è di 8 o 11 caratteri, ad esempio BPPIITRRXXX.",
        ),
      ),
  ),
  activeIbans: z.exactOptional(z.array(bankIban).check(z.maxLength(2))),
  postalIban: z.exactOptional(postalIban),
  postalAccountHolder: z.exactOptional(registryText(50)),
  posteAuthorization: z.exactOptional(
    registryText(50).check(
      z.regex(/^AUT.+DEL.+/iu, "L'autorizzazione di Poste ha la forma AUT. … DEL gg/mm/aaaa."),
    ),
  ),
});

const organizationShape = z.lazy(() =>
  z.object({
    ...identityMembers(),
    ...stationMembers(),
    ...accountMembers(),
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
    information: z.exactOptional(informationBody),
    defaultBackUrl: z.exactOptional(webAddressBody(2_048, ["https:"])),
    features: z.array(z.enum(organizationFeatures, "Funzione sconosciuta.")),
    debtPositionTypes: z.exactOptional(z.array(registeredTypeBody).check(z.maxLength(1_000))),
  }),
);

/** GS1: the digits weigh 1 and 3 in turn, and the last makes the sum a multiple of ten. */
function isGlobalLocationNumber(text: string): boolean {
  if (!/^\d{13}$/u.test(text)) return false;
  const sum = Array.from(text).reduce(
    (total, digit, index) => total + Number(digit) * (index % 2 === 0 ? 1 : 3),
    0,
  );
  return sum % 10 === 0;
}

/** The state of an ente is no part of its registry: it has a call of its own. */
const withoutStatus = z.transform((raw: unknown, payload) => {
  if (typeof raw === "object" && raw !== null && "status" in raw) {
    const message =
      "Lo stato non fa parte dell'anagrafica: un ente nuovo è INSERITO, e cambia stato con " +
      "POST /v1/organizations/{fiscalCode}/status-changes.";
    payload.issues.push({ code: "custom", input: raw, path: ["status"], message });
    return z.NEVER;
  }
  return withoutNulls(raw);
});

/** The registry of an ente as the Region's back office sends it. */
export const organizationBody = z.pipe(withoutStatus, organizationShape);
