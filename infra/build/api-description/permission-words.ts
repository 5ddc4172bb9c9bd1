import type { Permission } from "../../../shared/domain/access/permission.ts";

/** What each scope of a token allows, for whoever asks for one. */
export const permissionWords: Readonly<Record<Permission, string>> = {
  "organizations:read": "Leggere l'anagrafica dell'ente, il suo stato e la sua adesione",
  "organizations:write": "Registrare gli enti e cambiarne anagrafica e stato (Regione)",
  "organization-profile:write": "Cambiare la parte dell'anagrafica che è dell'ente",
  "types:read": "Leggere i tipi dovuto dell'ente e il catalogo",
  "types:write": "Adottare e cambiare i tipi dovuto dell'ente",
  "catalogue:write": "Cambiare il catalogo regionale dei tipi e la tassonomia (Regione)",
  "debt-positions:read": "Leggere posizioni debitorie e flussi",
  "debt-positions:write": "Creare, cambiare e annullare posizioni debitorie e caricare flussi",
  "debtors:read": "Cercare che cosa deve e che cosa ha pagato una persona",
  "notices:read": "Leggere e stampare gli avvisi",
  "receipts:read": "Leggere le ricevute",
  "accounts:write": "Cambiare i conti dell'ente, anche sulle posizioni aperte",
  "operators:read": "Vedere gli operatori",
  "operators:write": "Aggiungere, cambiare e togliere operatori",
  "clients:read": "Vedere i client delle software house",
  "clients:write": "Aggiungere, cambiare e togliere client",
  "webhooks:read": "Vedere i webhook dell'ente e le loro consegne",
  "webhooks:write": "Registrare, cambiare e togliere webhook, e ripetere le consegne",
  "journal:read": "Leggere il giornale degli eventi",
  "audit:read": "Leggere chi ha cambiato la configurazione, e come",
};
