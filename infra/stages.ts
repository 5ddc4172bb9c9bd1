import * as z from "zod";

/** The environments of the portal; `local` is the one that the local cloud runs. */
export const stageNames = ["local", "dev", "collaudo", "prod"] as const;
const stageNameSchema = z.enum(stageNames);
export type StageName = z.infer<typeof stageNameSchema>;

const concurrencySchema = z.int().min(2).max(1_000);

const stageSettingsSchema = z.strictObject({
  name: stageNameSchema,
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
  /** Twelve digits; left out, the stacks take the account of the credentials that deploy them. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Stateful resources refuse deletion and survive the stack. */
  protectsData: z.boolean(),
  tracing: z.boolean(),
  logRetentionDays: z.literal([7, 30, 90, 180, 365]),
  /** Who is told when an alarm rings; nobody where it is left out. */
  alarmsEmail: z.email().optional(),
  api: z.strictObject({
    /** Where the API answers, without the final slash. */
    publicUrl: z.url().regex(/[^/]$/),
    /** Requests per second, over all enti. */
    rateLimit: z.int().positive(),
    burstLimit: z.int().positive(),
    /** Origins of the web pages that may send and fetch files with presigned addresses. */
    browserOrigins: z.array(z.url()).min(1),
  }),
  jwt: z.strictObject({
    issuer: z.url(),
    /** Where the issuer publishes its keys. */
    jwksUri: z.url(),
    audience: z.string().min(1),
    /** Claim that holds the fiscal code of the ente a token speaks for. */
    organizationClaim: z.string().min(1),
  }),
  pagoPa: z.strictObject({
    /** The Region as pagoPA's intermediary: every station's code begins with it. */
    brokerFiscalCode: z.string().regex(/^\d{11}$/),
    /**
     * SHA-256 of the certificates by which pagoPA's node makes itself known, in hexadecimal: two
     * while one replaces the other. Where they are left out nobody is asked for a certificate;
     * an empty list lets nobody in.
     */
    nodeCertificates: z
      .array(z.string().regex(/^[0-9a-f]{64}$/))
      .max(2)
      .optional(),
    /**
     * Header, in lower case, by which a gateway in front of the API forwards the certificate it
     * has checked. It must strip what callers send under that name.
     */
    certificateHeader: z
      .string()
      .regex(/^[a-z0-9-]+$/)
      .optional(),
  }),
  /** A pagoPA node, PSP and Checkout to try things with: everywhere but in production. */
  sandbox: z.boolean(),
  appIo: z.strictObject({
    baseUrl: z.url(),
    /** Over all running functions; the real App IO takes 150 requests every 5 seconds. */
    requestsPerSecond: z.int().positive(),
    /** Key of the App IO stub. Where it is left out, the enti's own keys are in a secret. */
    stubKey: z.string().min(1).optional(),
  }),
  mail: z.strictObject({ from: z.email() }),
  /** Address of the portal, as printed in the mails that debtors receive. */
  portalUrl: z.url(),
  /** How many batches of a queue are worked on at once: 2 is the least that SQS accepts. */
  concurrency: z.strictObject({
    importBlocks: concurrencySchema,
    printPacks: concurrencySchema,
    notifications: concurrencySchema,
    archives: concurrencySchema,
  }),
  tags: z.strictObject({
    Progetto: z.string().min(1),
    Ambiente: z.string().min(1),
    CentroDiCosto: z.string().min(1),
    Responsabile: z.string().min(1),
    Dati: z.enum(["personali", "fittizi"]),
  }),
});
export type StageSettings = z.infer<typeof stageSettingsSchema>;

/** In production only pagoPA's own node may say that somebody has paid. */
const checkedSettings = stageSettingsSchema.refine(
  ({ name, sandbox, pagoPa }) =>
    name !== "prod" || (!sandbox && pagoPa.nodeCertificates !== undefined),
  "in produzione niente nodo di prova, e il certificato del nodo è obbligatorio",
);

const tagsOfProject = {
  Progetto: "portale-pagamenti",
  CentroDiCosto: "pagamenti-regionali",
  Responsabile: "servizi-digitali",
};

const organizationClaim = "organization_fiscal_code";
/** The Region's own fiscal code, as an example: whoever deploys puts the right one. */
const brokerFiscalCode = "12345678903";
const appIoBaseUrl = "https://api.io.pagopa.it/api/v1";

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
  tracing: false,
  logRetentionDays: 7,
  api: {
    publicUrl: localUrl,
    rateLimit: 1_000,
    burstLimit: 2_000,
    browserOrigins: [localUrl],
  },
  jwt: {
    issuer: `${localUrl}/_local/oidc`,
    jwksUri: `${localUrl}/_local/oidc/jwks`,
    audience: "https://api.portale.local",
    organizationClaim,
  },
  pagoPa: { brokerFiscalCode },
  sandbox: true,
  appIo: {
    baseUrl: `${localUrl}/_local/app-io/api/v1`,
    requestsPerSecond: 1_000,
    stubKey: "chiave-pubblica-dello-stub-locale",
  },
  mail: { from: "avvisi@portale.local" },
  portalUrl: localUrl,
  concurrency: { importBlocks: 2, printPacks: 2, notifications: 2, archives: 2 },
  tags: { ...tagsOfProject, Ambiente: "locale", Dati: "fittizi" },
};

const devSettings: StageSettings = {
  name: "dev",
  region: "eu-south-1",
  protectsData: false,
  tracing: true,
  logRetentionDays: 7,
  api: {
    publicUrl: "https://api.dev.pagamenti.regione.example",
    rateLimit: 100,
    burstLimit: 200,
    browserOrigins: ["https://dev.pagamenti.regione.example"],
  },
  jwt: {
    issuer: "https://accesso.dev.pagamenti.regione.example",
    jwksUri: "https://accesso.dev.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.dev.pagamenti.regione.example",
    organizationClaim,
  },
  pagoPa: { brokerFiscalCode },
  sandbox: true,
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 5 },
  mail: { from: "avvisi@dev.pagamenti.regione.example" },
  portalUrl: "https://dev.pagamenti.regione.example",
  concurrency: { importBlocks: 5, printPacks: 5, notifications: 2, archives: 2 },
  tags: { ...tagsOfProject, Ambiente: "sviluppo", Dati: "fittizi" },
};

const collaudoSettings: StageSettings = {
  name: "collaudo",
  region: "eu-south-1",
  protectsData: true,
  tracing: true,
  logRetentionDays: 30,
  alarmsEmail: "allarmi-collaudo@pagamenti.regione.example",
  api: {
    publicUrl: "https://api.collaudo.pagamenti.regione.example",
    rateLimit: 500,
    burstLimit: 1_000,
    browserOrigins: ["https://collaudo.pagamenti.regione.example"],
  },
  jwt: {
    issuer: "https://accesso.collaudo.pagamenti.regione.example",
    jwksUri: "https://accesso.collaudo.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.collaudo.pagamenti.regione.example",
    organizationClaim,
  },
  pagoPa: { brokerFiscalCode },
  sandbox: true,
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 30 },
  mail: { from: "avvisi@collaudo.pagamenti.regione.example" },
  portalUrl: "https://collaudo.pagamenti.regione.example",
  concurrency: { importBlocks: 20, printPacks: 20, notifications: 5, archives: 5 },
  tags: { ...tagsOfProject, Ambiente: "collaudo", Dati: "personali" },
};

const prodSettings: StageSettings = {
  name: "prod",
  region: "eu-south-1",
  protectsData: true,
  tracing: true,
  logRetentionDays: 90,
  alarmsEmail: "allarmi@pagamenti.regione.example",
  api: {
    publicUrl: "https://api.pagamenti.regione.example",
    rateLimit: 2_000,
    burstLimit: 4_000,
    browserOrigins: ["https://pagamenti.regione.example"],
  },
  jwt: {
    issuer: "https://accesso.pagamenti.regione.example",
    jwksUri: "https://accesso.pagamenti.regione.example/.well-known/jwks.json",
    audience: "https://api.pagamenti.regione.example",
    organizationClaim,
  },
  // Closed until the certificate that PagoPA publishes is entered here: see the runbook.
  pagoPa: { brokerFiscalCode, nodeCertificates: [] },
  sandbox: false,
  appIo: { baseUrl: appIoBaseUrl, requestsPerSecond: 30 },
  mail: { from: "avvisi@pagamenti.regione.example" },
  portalUrl: "https://pagamenti.regione.example",
  concurrency: { importBlocks: 50, printPacks: 50, notifications: 5, archives: 10 },
  tags: { ...tagsOfProject, Ambiente: "produzione", Dati: "personali" },
};

const settingsByStage: Record<StageName, StageSettings> = {
  local: localSettings,
  dev: devSettings,
  collaudo: collaudoSettings,
  prod: prodSettings,
};

/**
 * Settings of a stage, checked.
 *
 * @throws Error on a stage that does not exist and on settings that contradict the schema.
 */
export function stageSettings(stage: string): StageSettings {
  const name = stageNameSchema.safeParse(stage);
  if (!name.success) {
    throw new Error(`Ambiente "${stage}" sconosciuto: scegliere fra ${stageNames.join(", ")}.`);
  }
  return checkedSettings.parse(settingsByStage[name.data]);
}
