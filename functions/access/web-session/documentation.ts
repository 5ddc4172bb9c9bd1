import * as z from "zod/mini";
import { permissions } from "../../../shared/domain/access/permission.ts";
import { roles } from "../../../shared/domain/access/role.ts";
import type { OperationDocumentation } from "../../../shared/lambda/operation-documentation.ts";
import * as operations from "./operations.ts";
import { choiceBody, loginQuery } from "./session-bodies.ts";

const organizationShape = z.nullable(
  z.object({ fiscalCode: z.string(), name: z.nullable(z.string()) }),
);
const rightsShape = {
  organization: organizationShape,
  permissions: z.array(z.enum(permissions)),
  typeCodes: z.nullable(z.array(z.string())),
};
const sessionShape = z.object({
  personId: z.string(),
  displayName: z.string(),
  role: z.nullable(z.enum(roles)),
  ...rightsShape,
  choices: z.array(z.object({ role: z.enum(roles), ...rightsShape })),
  anyOrganization: z.boolean(),
  startedAt: z.iso.datetime(),
  endsAt: z.iso.datetime(),
});

const operator = {
  role: "reader",
  organization: { fiscalCode: "02336340159", name: "Comune di Prova" },
  permissions: ["organizations:read", "types:read", "debt-positions:read"],
  typeCodes: ["TARI"],
};
const example = {
  personId: "Zx3nB0q9Yk7mW2v5T8r1E4u6I0o3P5a7S9d2F4g6H8j",
  displayName: "Carla Tributi",
  ...operator,
  choices: [operator],
  anyOrganization: false,
  startedAt: "2027-01-15T08:00:00.000Z",
  endsAt: "2027-01-15T16:00:00.000Z",
};

const fromPages =
  "Le pagine del portale la chiamano con il cookie della sessione e l'intestazione " +
  "x-portale-web: senza l'una o l'altro la risposta è 401.";
const nobody = { description: "Nessuno ha fatto l'accesso, o la sessione è finita." };
const location = { location: "Dove prosegue il browser." };
const redirected = { headers: location };
const newToken = { "set-cookie": "Il token di accesso, che dura dieci minuti." };

export const documentation: readonly OperationDocumentation[] = [
  {
    operation: operations.beginLogin,
    operationId: "beginLogin",
    chapter: "Accessi",
    summary: "Comincia l'accesso di una persona",
    description:
      "Porta il browser dal fornitore di identità (SPID, CIE o altro), con codice di " +
      "autorizzazione e PKCE; returnTo è il percorso del portale a cui tornare, e nessun altro " +
      "luogo. L'accesso va concluso entro dieci minuti nello stesso browser.",
    query: loginQuery,
    answers: { 303: { description: "Verso il fornitore di identità.", ...redirected } },
  },
  {
    operation: operations.finishLogin,
    operationId: "finishLogin",
    chapter: "Accessi",
    summary: "Conclude l'accesso di una persona",
    description:
      "Il fornitore di identità vi rimanda il browser con il codice di autorizzazione. Se tutto " +
      "torna comincia una sessione di otto ore, che finisce dopo mezz'ora senza rinnovi; " +
      "altrimenti il portale riceve accesso=annullato, scaduto o rifiutato.",
    answers: { 303: { description: "Verso le pagine del portale.", ...redirected } },
  },
  {
    operation: operations.showSession,
    operationId: "showSession",
    chapter: "Accessi",
    summary: "Dice chi ha fatto l'accesso",
    description:
      "Chi è la persona, per quale ente e con quale ruolo lavora, quali altri può scegliere. " +
      `Il ruolo manca se nel frattempo è stato revocato. ${fromPages}`,
    answers: {
      200: { description: "La sessione.", schema: sessionShape, example },
      401: nobody,
    },
  },
  {
    operation: operations.chooseOrganization,
    operationId: "chooseOrganization",
    chapter: "Accessi",
    summary: "Sceglie per chi lavorare",
    description:
      "Prosegue per un ente fra quelli della persona; l'amministratore della Regione ne sceglie " +
      "uno qualsiasi. Con il solo ruolo si lavora per la Regione, o per sé stessi (citizen). " +
      fromPages,
    versioned: false,
    body: { schema: choiceBody, example: { fiscalCode: "02336340159" } },
    answers: {
      200: { description: "La sessione.", schema: sessionShape, headers: newToken, example },
      401: nobody,
      404: { description: "L'ente non esiste, o la persona non ha quel ruolo." },
    },
  },
  {
    operation: operations.renewSession,
    operationId: "renewSession",
    chapter: "Accessi",
    summary: "Rinnova il token di accesso",
    description:
      "Dà un token nuovo con ciò che la persona può fare adesso, e allontana la fine della " +
      `sessione per inattività. Un ruolo revocato finisce qui. ${fromPages}`,
    repeatable: false,
    answers: {
      200: { description: "La sessione.", schema: sessionShape, headers: newToken, example },
      401: nobody,
      403: { description: "Il ruolo con cui si lavorava è stato revocato." },
    },
  },
  {
    operation: operations.endSession,
    operationId: "endSession",
    chapter: "Accessi",
    summary: "Esce dal portale",
    description:
      "Chiude la sessione in tutto il portale; logoutUrl è dove il browser può uscire anche dal " +
      `fornitore di identità. ${fromPages}`,
    versioned: false,
    answers: {
      200: {
        description: "Sessione chiusa.",
        schema: z.object({ logoutUrl: z.nullable(z.url()) }),
        example: { logoutUrl: "https://accesso.regione.example/logout?client_id=portale" },
      },
      401: nobody,
    },
  },
];
