import type * as z from "zod";
import type { stageNameSchema, stageSettingsSchema } from "./stage-schema.ts";

type StageSettings = z.infer<typeof stageSettingsSchema>;
type StageName = z.infer<typeof stageNameSchema>;

const tagsOfProject = {
  Progetto: "portale-pagamenti",
  CentroDiCosto: "pagamenti-regionali",
  Responsabile: "servizi-digitali",
};

const organizationClaim = "organization_fiscal_code";
/** The Region's own fiscal code, as an example: whoever deploys puts the right one. */
const brokerFiscalCode = "12345678903";
/** What SPID's OpenID Connect says of people, at its second level. */
const spidLogin = {
  scope: "openid profile",
  acrValues: ["https://www.spid.gov.it/SpidL2"],
  claims: { fiscalCode: "fiscalNumber", names: ["name", "familyName"] },
};
/** Example as well: each stage has the zone of its own name, in its own account. */
const exampleZoneId = "Z00000000000EXAMPLE";
const appIoBaseUrl = "https://api.io.pagopa.it/api/v1";
const taxonomy = { url: "https://api.platform.pagopa.it/taxonomy/service/v1/taxonomy" };

/** As an example too: the enti, as controllers, decide for how long. */
const retention: StageSettings["retention"] = {
  uploadsDays: 90,
  resultsDays: 400,
  journalDays: 365,
  journalArchiveDays: 3_650,
  auditYears: 10,
};

/** Many people of an office, or of a telephone company, may share an address. */
const visitors: StageSettings["visitors"] = {
  look: { address: { minute: 600, hour: 12_000 }, device: { minute: 120, hour: 1_200 } },
  open: { address: { minute: 60, hour: 600 }, device: { minute: 10, hour: 60 } },
};

function sandboxCheckout(publicUrl: string): StageSettings["checkout"] {
  return { baseUrl: `${publicUrl}/sandbox/checkout/ec/v2`, pageOrigin: publicUrl };
}

/**
 * Where the local cloud listens unless it is told another port, which it then puts in its place.
 * Everything the stage calls (identity provider, App IO stub) lives under its `/_local/`.
 */
const localUrl = "http://localhost:4400";

const localSettings: StageSettings = {
  name: "local",
  region: "eu-south-1",
  account: "000000000000",
  protectsData: false,
  encryption: "awsOwned",
  monitoring: false,
  tracing: false,
  logRetentionDays: 7,
  retention,
  api: {
    publicUrl: localUrl,
    rateLimit: 1_000,
    burstLimit: 2_000,
    clientCallsPerMinute: 600_000,
    browserOrigins: [localUrl],
  },
  // Whatever tests the load comes from one address; devices are held to what they are elsewhere.
  visitors: {
    look: { ...visitors.look, address: { minute: 600_000, hour: 36_000_000 } },
    open: { ...visitors.open, address: { minute: 600_000, hour: 36_000_000 } },
  },
  jwt: {
    issuer: `${localUrl}/_local/oidc`,
    jwksUri: `${localUrl}/_local/oidc/jwks`,
    audience: "https://api.portale.local",
    organizationClaim,
  },
  access: { tokenSeed: "seme-locale-dei-token-che-non-protegge-nulla" },
  login: {
    ...spidLogin,
    issuer: `${localUrl}/_local/oidc`,
    clientId: "portale-web",
    clientSecret: "segreto-locale-portale-web",
    personSeed: "seme-locale-degli-pseudonimi-di-persone-inventate",
  },
  pagoPa: { brokerFiscalCode },
  outbound: { loopback: true },
  sandbox: true,
  checkout: { ...sandboxCheckout(localUrl), subscriptionKey: "chiave-locale-di-checkout" },
  appIo: {
    baseUrl: `${localUrl}/_local/app-io/api/v1`,
    requestsPerSecond: 1_000,
    stubKey: "chiave-pubblica-dello-stub-locale",
  },
  taxonomy: { url: `${localUrl}/_local/taxonomy` },
  mail: { from: "avvisi@portale.local" },
  portalUrl: localUrl,
  concurrency: { importBlocks: 2, printPacks: 2, notifications: 2, archives: 2 },
  tags: { ...tagsOfProject, Ambiente: "locale", Dati: "fittizi" },
};

const devSettings: StageSettings = {
  name: "dev",
  region: "eu-south-1",
  protectsData: false,
  encryption: "awsOwned",
  monitoring: true,
  tracing: true,
  logRetentionDays: 7,
  retention,
  domain: {
    hostedZoneId: exampleZoneId,
    zoneName: "dev.pagamenti.regione.example",
    portalHost: "dev.pagamenti.regione.example",
    apiHost: "api.dev.pagamenti.regione.example",
    originHost: "origine.dev.pagamenti.regione.example",
    nodeHost: "nodo.dev.pagamenti.regione.example",
    firewall: { requestsPerIp: 5_000, guessesPerIp: 100, blockedMax: 1_000 },
  },
  api: {
    publicUrl: "https://api.dev.pagamenti.regione.example",
    rateLimit: 100,
    burstLimit: 200,
    clientCallsPerMinute: 600,
    browserOrigins: ["https://dev.pagamenti.regione.example"],
  },
  visitors,
  jwt: {
    issuer: "https://accesso.dev.pagamenti.regione.example",
    jwksUri: "https://accesso.dev.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.dev.pagamenti.regione.example",
    organizationClaim,
  },
  access: {},
  login: {
    ...spidLogin,
    issuer: "https://accesso.dev.pagamenti.regione.example",
    clientId: "portale-pagamenti",
  },
  pagoPa: { brokerFiscalCode },
  sandbox: true,
  checkout: sandboxCheckout("https://api.dev.pagamenti.regione.example"),
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 5 },
  taxonomy,
  mail: { from: "avvisi@dev.pagamenti.regione.example" },
  portalUrl: "https://dev.pagamenti.regione.example",
  concurrency: { importBlocks: 5, printPacks: 5, notifications: 2, archives: 2 },
  tags: { ...tagsOfProject, Ambiente: "sviluppo", Dati: "fittizi" },
};

const collaudoSettings: StageSettings = {
  name: "collaudo",
  region: "eu-south-1",
  protectsData: true,
  encryption: "ownKey",
  backup: { lockedDays: 7, tableDays: 35, filesDays: 35 },
  release: { canary: "10%5min" },
  monitoring: true,
  tracing: true,
  logRetentionDays: 30,
  retention,
  alarmsEmail: "allarmi-collaudo@pagamenti.regione.example",
  budget: { monthlyUsd: 500 },
  domain: {
    hostedZoneId: exampleZoneId,
    zoneName: "collaudo.pagamenti.regione.example",
    portalHost: "collaudo.pagamenti.regione.example",
    apiHost: "api.collaudo.pagamenti.regione.example",
    originHost: "origine.collaudo.pagamenti.regione.example",
    nodeHost: "nodo.collaudo.pagamenti.regione.example",
    firewall: { requestsPerIp: 20_000, guessesPerIp: 100, blockedMax: 1_000 },
  },
  api: {
    publicUrl: "https://api.collaudo.pagamenti.regione.example",
    rateLimit: 500,
    burstLimit: 1_000,
    clientCallsPerMinute: 1_200,
    browserOrigins: ["https://collaudo.pagamenti.regione.example"],
  },
  visitors,
  jwt: {
    issuer: "https://accesso.collaudo.pagamenti.regione.example",
    jwksUri: "https://accesso.collaudo.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.collaudo.pagamenti.regione.example",
    organizationClaim,
  },
  access: {},
  login: {
    ...spidLogin,
    issuer: "https://accesso.collaudo.pagamenti.regione.example",
    clientId: "portale-pagamenti",
  },
  pagoPa: { brokerFiscalCode },
  sandbox: true,
  checkout: sandboxCheckout("https://api.collaudo.pagamenti.regione.example"),
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 30 },
  taxonomy,
  mail: { from: "avvisi@collaudo.pagamenti.regione.example" },
  portalUrl: "https://collaudo.pagamenti.regione.example",
  concurrency: { importBlocks: 20, printPacks: 20, notifications: 5, archives: 5 },
  tags: { ...tagsOfProject, Ambiente: "collaudo", Dati: "personali" },
};

const prodSettings: StageSettings = {
  name: "prod",
  region: "eu-south-1",
  protectsData: true,
  encryption: "ownKey",
  backup: { lockedDays: 7, tableDays: 35, filesDays: 35 },
  release: { canary: "10%5min" },
  monitoring: true,
  tracing: true,
  logRetentionDays: 90,
  retention,
  alarmsEmail: "allarmi@pagamenti.regione.example",
  budget: { monthlyUsd: 2_000 },
  domain: {
    hostedZoneId: exampleZoneId,
    zoneName: "pagamenti.regione.example",
    portalHost: "pagamenti.regione.example",
    apiHost: "api.pagamenti.regione.example",
    originHost: "origine.pagamenti.regione.example",
    nodeHost: "nodo.pagamenti.regione.example",
    firewall: { requestsPerIp: 30_000, guessesPerIp: 100, blockedMax: 2_000 },
  },
  api: {
    publicUrl: "https://api.pagamenti.regione.example",
    rateLimit: 2_000,
    burstLimit: 4_000,
    clientCallsPerMinute: 1_800,
    browserOrigins: ["https://pagamenti.regione.example"],
  },
  visitors,
  jwt: {
    issuer: "https://accesso.pagamenti.regione.example",
    jwksUri: "https://accesso.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.pagamenti.regione.example",
    organizationClaim,
  },
  access: {},
  login: {
    ...spidLogin,
    issuer: "https://accesso.pagamenti.regione.example",
    clientId: "portale-pagamenti",
  },
  // Closed until the certificate that PagoPA publishes is entered here: see the runbook.
  pagoPa: { brokerFiscalCode, nodeCertificates: [] },
  sandbox: false,
  checkout: {
    baseUrl: "https://api.platform.pagopa.it/checkout/ec/v2",
    pageOrigin: "https://checkout.pagopa.it",
  },
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 30 },
  taxonomy,
  mail: { from: "avvisi@pagamenti.regione.example" },
  portalUrl: "https://pagamenti.regione.example",
  concurrency: { importBlocks: 50, printPacks: 50, notifications: 5, archives: 10 },
  tags: { ...tagsOfProject, Ambiente: "produzione", Dati: "personali" },
};

/** What each stage is like; checked when it is asked for. */
export const settingsByStage: Record<StageName, StageSettings> = {
  local: localSettings,
  dev: devSettings,
  collaudo: collaudoSettings,
  prod: prodSettings,
};
