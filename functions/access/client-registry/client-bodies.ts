import * as z from "zod/mini";
import {
  clientAddressesMax,
  clientStatuses,
  delegatedTypesMax,
  parseApiClientId,
} from "../../../shared/domain/access/api-client.ts";
import { overlapDaysMax } from "../../../shared/domain/access/client-secrets.ts";
import { organizationPermissions, permissions } from "../../../shared/domain/access/permission.ts";
import {
  EMAIL_LENGTH_MAX,
  parseEmailAddress,
} from "../../../shared/domain/values/email-address.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";
import { parseVatNumber } from "../../../shared/domain/values/vat-number.ts";

const clientId = () => parsedText(parseApiClientId, "L'identificativo del client non è valido.");
const secretId = () => z.string().check(z.regex(/^[0-9a-f]{32}$/u));
const fiscalCode = () =>
  parsedText(parseOrganizationFiscalCode, "Il codice fiscale dell'ente non è valido.");

export const clientParameters = z.lazy(() => z.object({ clientId: clientId() }));
export const secretParameters = z.lazy(() =>
  z.object({ clientId: clientId(), secretId: secretId() }),
);
export const delegationParameters = z.lazy(() =>
  z.object({ clientId: clientId(), fiscalCode: fiscalCode() }),
);

const nameLengthMax = 100;
const validDaysMax = 730;

const softwareHouse = () =>
  z.exactOptional(
    z.object(
      {
        name: registryText(nameLengthMax),
        vatNumber: parsedText(parseVatNumber, "Partita IVA non valida: undici cifre."),
        email: parsedText(
          parseEmailAddress,
          `Indirizzo di posta elettronica non valido (al più ${EMAIL_LENGTH_MAX} caratteri).`,
        ),
      },
      "La software house è un oggetto con name, vatNumber ed email.",
    ),
  );

const addressLengthMax = 1_000;
const addresses = (what: string) =>
  z.exactOptional(
    z.array(registryText(addressLengthMax), `${what} sono un elenco di testi.`).check(
      z.maxLength(clientAddressesMax, `${what} sono al più ${clientAddressesMax}.`),
      z.refine((texts) => new Set(texts).size === texts.length, `${what} sono ripetuti.`),
    ),
  );

const validDays = () =>
  z.exactOptional(
    z
      .int("La durata è un numero intero di giorni.")
      .check(
        z.minimum(1, "La durata è di almeno un giorno."),
        z.maximum(validDaysMax, `La durata è al più di ${validDaysMax} giorni.`),
      ),
  );

const regionPermissions = () =>
  z.array(z.enum(permissions, "Permesso sconosciuto."), "I permessi sono un elenco.").check(
    z.minLength(1, "Indicare almeno un permesso."),
    z.refine((names) => new Set(names).size === names.length, "Permessi ripetuti."),
  );

const grantMembers = () => ({
  permissions: regionPermissions().check(
    z.refine(
      (names) => names.every((name) => organizationPermissions.includes(name)),
      "Un permesso è della sola Regione: un ente non lo può delegare.",
    ),
  ),
  typeCodes: z.exactOptional(
    z.array(registryText(64), "I tipi dovuto sono un elenco di codici.").check(
      z.minLength(1, "Indicare almeno un tipo dovuto, oppure nessun elenco per averli tutti."),
      z.maxLength(delegatedTypesMax, `I tipi dovuto sono al più ${delegatedTypesMax}.`),
      z.refine((codes) => new Set(codes).size === codes.length, "Tipi dovuto ripetuti."),
    ),
  ),
});

const namedMembers = () => ({
  name: registryText(nameLengthMax),
  softwareHouse: softwareHouse(),
  returnUrls: addresses("Gli indirizzi di ritorno"),
  webhookHosts: addresses("I nomi per le notifiche"),
});

/** A client that the Region registers: a program of its own, or one for enti. */
export const clientBody = z.lazy(() =>
  z.discriminatedUnion(
    "serves",
    [
      z.object({
        serves: z.literal("region"),
        ...namedMembers(),
        permissions: regionPermissions(),
        validDays: validDays(),
      }),
      z.object({
        serves: z.literal("organizations"),
        ...namedMembers(),
        validDays: validDays(),
      }),
    ],
    "Indicare in serves per chi è il client: region oppure organizations.",
  ),
);

/** A client that an ente registers for itself. */
export const organizationClientBody = z.lazy(() =>
  z.object({ ...namedMembers(), ...grantMembers(), validDays: validDays() }),
);

export const clientChangeBody = z.lazy(() =>
  z.object({
    ...namedMembers(),
    status: z.enum(clientStatuses, "Stato del client sconosciuto: active oppure disabled."),
    /** Of a program of the Region's own. */
    permissions: z.exactOptional(regionPermissions()),
  }),
);
export type ClientChangeBody = z.infer<typeof clientChangeBody>;

export const organizationClientChangeBody = z.lazy(() =>
  z.object({
    ...namedMembers(),
    status: z.enum(clientStatuses, "Stato del client sconosciuto: active oppure disabled."),
  }),
);

export const grantBody = z.lazy(() => z.object(grantMembers()));

const overlapMessage = `La sovrapposizione è di giorni interi, da 0 a ${overlapDaysMax}.`;

export const rotationBody = z.lazy(() =>
  z.object({
    /** How long the secret in use stays good. */
    overlapDays: z
      .int(overlapMessage)
      .check(z.minimum(0, overlapMessage), z.maximum(overlapDaysMax, overlapMessage)),
    validDays: validDays(),
  }),
);
