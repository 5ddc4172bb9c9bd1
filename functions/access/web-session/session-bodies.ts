import * as z from "zod/mini";
import { roles } from "../../../shared/domain/access/role.ts";
import { parseReturnPath } from "../../../shared/domain/access/web-login.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";

export const loginQuery = z.lazy(() =>
  z.object({
    returnTo: z.prefault(
      parsedText(
        parseReturnPath,
        "Dopo l'accesso si torna solo a un percorso del portale, che comincia con una barra.",
      ),
      "/",
    ),
  }),
);

const parameter = () => z.exactOptional(z.string());

/** What the OpenID provider sends the browser back with. */
export const loginReturnQuery = z.lazy(() =>
  z.object({ code: parameter(), state: parameter(), error: parameter() }),
);

/** In whose name to go on. */
export const choiceBody = z.lazy(() =>
  z
    .object({
      fiscalCode: z.exactOptional(
        parsedText(parseOrganizationFiscalCode, "Il codice fiscale dell'ente non è valido."),
      ),
      role: z.exactOptional(z.enum(roles, `Ruolo sconosciuto: ${roles.join(", ")}.`)),
    })
    .check(
      z.refine(
        ({ fiscalCode, role }) => fiscalCode !== undefined || role !== undefined,
        "Indicare l'ente, il ruolo o entrambi.",
      ),
    ),
);
