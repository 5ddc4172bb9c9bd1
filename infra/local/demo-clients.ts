/** A client of the local identity provider. Its secret protects nothing: it is local only. */
export type DemoClient = {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly description: string;
  /** The ente a token speaks for; undefined for the Region's own back office. */
  readonly organizationFiscalCode: string | undefined;
  readonly scope: string;
};

/** Audience of the access tokens, the same as in the settings of the stage "local". */
export const localAudience = "https://api.portale.local";

/** The portal itself, as the local identity provider knows it: as in the stage's settings. */
export const localWebClient = {
  clientId: "portale-web",
  clientSecret: "segreto-locale-portale-web",
} as const;

/** All that an ente's programs may be allowed. */
const organizationScope = [
  "organizations:read organization-profile:write types:read types:write",
  "debt-positions:read debt-positions:write debtors:read notices:read receipts:read accounts:write",
  "operators:read operators:write clients:read clients:write webhooks:read webhooks:write",
  "journal:read audit:read",
].join(" ");

/** And what the Region's do besides. */
const regionScope = `organizations:write catalogue:write ${organizationScope}`;

/** One client for each demo ente, and the Region's, which keeps the registry of enti. */
export const demoClients: readonly DemoClient[] = [
  {
    clientId: "regione",
    clientSecret: "segreto-locale-regione",
    description: "Regione (gestione del registro degli enti)",
    organizationFiscalCode: undefined,
    scope: regionScope,
  },
  {
    clientId: "comune-di-prova",
    clientSecret: "segreto-locale-comune",
    description: "Comune di Prova",
    organizationFiscalCode: "02336340159",
    scope: organizationScope,
  },
  {
    clientId: "provincia-di-prova",
    clientSecret: "segreto-locale-provincia",
    description: "Provincia di Prova",
    organizationFiscalCode: "80012340156",
    scope: organizationScope,
  },
  {
    clientId: "regione-di-prova",
    clientSecret: "segreto-locale-regione-ente",
    description: "Regione di Prova (come ente creditore)",
    organizationFiscalCode: "80001230566",
    scope: organizationScope,
  },
];
