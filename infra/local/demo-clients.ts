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

const organizationScope = "organizations:read debt-positions:write notices:read";

/** One client for each demo ente, and the Region's, which keeps the registry of enti. */
export const demoClients: readonly DemoClient[] = [
  {
    clientId: "regione",
    clientSecret: "segreto-locale-regione",
    description: "Regione (gestione del registro degli enti)",
    organizationFiscalCode: undefined,
    scope: "organizations:write",
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
