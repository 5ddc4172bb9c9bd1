import * as z from "zod/mini";
import { EMAIL_LENGTH_MAX, parseEmailAddress } from "../values/email-address.ts";
import { parseFiscalCode } from "../values/fiscal-code.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { registryText } from "../values/registry-text.ts";
import { parsePersonId } from "./person-id.ts";
import { organizationRoles, regionRoles } from "./role.ts";

/** Nobody has more types to choose among: see the registry of an ente. */
const typesMax = 1_000;

const email = () =>
  parsedText(
    parseEmailAddress,
    `Indirizzo di posta elettronica non valido (al più ${EMAIL_LENGTH_MAX} caratteri).`,
  );

const personMembers = () => ({
  fiscalCode: parsedText(parseFiscalCode, "Codice fiscale della persona non valido."),
  name: registryText(100),
  email: email(),
});
const contactMembers = () => ({
  name: z.exactOptional(registryText(100)),
  email: z.exactOptional(email()),
});
const organizationMembers = () => ({
  role: z.enum(organizationRoles, `Ruolo sconosciuto: ${organizationRoles.join(", ")}.`),
  typeCodes: z.exactOptional(
    z.array(registryText(64), "I tipi dovuto sono un elenco di codici.").check(
      z.minLength(1, "Indicare almeno un tipo dovuto, oppure nessun elenco per averli tutti."),
      z.maxLength(typesMax, `I tipi dovuto sono al più ${typesMax}.`),
      z.refine((codes) => new Set(codes).size === codes.length, "Tipi dovuto ripetuti."),
    ),
  ),
});
const regionMembers = () => ({
  role: z.enum(regionRoles, `Ruolo sconosciuto: ${regionRoles.join(", ")}.`),
});

/** Who becomes an operator of an ente. */
export const operatorBody = z.lazy(() =>
  z.object({ ...personMembers(), ...organizationMembers() }),
);
/** What becomes of an operator of an ente. */
export const operatorChangeBody = z.lazy(() =>
  z.object({ ...contactMembers(), ...organizationMembers() }),
);
export const regionOperatorBody = z.lazy(() =>
  z.object({ ...personMembers(), ...regionMembers() }),
);
export const regionOperatorChangeBody = z.lazy(() =>
  z.object({ ...contactMembers(), ...regionMembers() }),
);

const operatorId = z.lazy(() => parsedText(parsePersonId, "Operatore sconosciuto."));
const fiscalCode = z.lazy(() => parsedText(parseOrganizationFiscalCode));
/** Of an operator of the ente that the token speaks for. */
export const operatorParameters = z.lazy(() => z.object({ fiscalCode, operatorId }));
export const regionOperatorParameters = z.lazy(() => z.object({ operatorId }));
