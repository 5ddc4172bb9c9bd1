import * as z from "zod";
import { loginSchema } from "./login-schema.ts";

/** The environments of the portal; `local` is the one that the local cloud runs. */
export const stageNameSchema = z.enum(["local", "dev", "collaudo", "prod"]);

const concurrencySchema = z.int().min(2).max(1_000);

/**
 * Under which names the stage is reached. Where it is left out the API answers at the address that
 * AWS gives it, and there is no CloudFront, no firewall, no mail identity: so it is locally.
 */
const domainSchema = z
  .strictObject({
    /** The public zone of the names below, in the account of the stage. */
    hostedZoneId: z.string().regex(/^Z[A-Z0-9]{5,31}$/),
    zoneName: z.hostname(),
    /** The web pages, through CloudFront and its firewall. */
    portalHost: z.hostname(),
    /** The API for everybody, through CloudFront and its firewall. */
    apiHost: z.hostname(),
    /** Where CloudFront finds the API: no name to give out. */
    originHost: z.hostname(),
    /** Where pagoPA's node calls, with a client certificate. */
    nodeHost: z.hostname(),
    /** Version of `truststore.pem` in its bucket; that of the first deployment if left out. */
    trustStoreVersion: z.string().min(1).optional(),
    /**
     * Certificate by which CloudFront makes itself known to the API, whose issuer is then in
     * `origin-truststore.pem`: with it nobody reaches the API around the firewall.
     */
    originClientCertificateArn: z
      .string()
      .regex(/^arn:aws:acm:us-east-1:\d{12}:certificate\/[0-9a-f-]+$/)
      .optional(),
    /** Requests in five minutes. */
    firewall: z.strictObject({
      requestsPerIp: z.int().min(10),
      /** On addresses that one could guess. */
      guessesPerIp: z.int().min(10),
      /** Above so many blocked requests somebody is told. */
      blockedMax: z.int().positive(),
    }),
  })
  .refine(
    ({ zoneName, ...hosts }) =>
      [hosts.portalHost, hosts.apiHost, hosts.originHost, hosts.nodeHost].every((host) =>
        isWithin(host, zoneName),
      ),
    "i nomi dell'ambiente devono stare nella sua zona DNS",
  )
  .refine(
    ({ portalHost, apiHost, originHost, nodeHost }) =>
      new Set([portalHost, apiHost, originHost, nodeHost]).size === 4,
    "portale, API, origine e nodo devono avere nomi diversi",
  );

/** Copies that nobody, however powerful, deletes before `lockedDays` are over. */
const backupSchema = z
  .strictObject({
    lockedDays: z.int().min(1),
    /** Daily copies of the table, beside its own recovery to any second of 35 days. */
    tableDays: z.int().min(1),
    /** Weekly copies of the files. */
    filesDays: z.int().min(7),
  })
  .refine(
    ({ lockedDays, tableDays, filesDays }) => Math.min(tableDays, filesDays) >= lockedDays,
    "una copia non può durare meno del blocco del vault",
  );

/** By class of data; the enti, as controllers, decide and the Region writes it here. */
const retentionSchema = z
  .strictObject({
    /** Flows as they were uploaded. */
    uploadsDays: z.int().min(30),
    /** Result files and packs of notices. */
    resultsDays: z.int().min(30),
    /** Events of the journal in the table, where they are searched. */
    journalDays: z.int().min(60).max(3_650),
    /** The same in the archive. */
    journalArchiveDays: z.int().min(60),
    /** Lines of the audit in the table; the archive, which proves the chain, keeps them. */
    auditYears: z.int().min(1).max(30),
  })
  .refine(
    ({ journalDays, journalArchiveDays }) => journalArchiveDays >= journalDays,
    "l'archivio del giornale deve durare almeno quanto la tabella",
  );

const visitPaceSchema = z
  .strictObject({ minute: z.int().positive(), hour: z.int().positive() })
  .refine(({ minute, hour }) => hour >= minute, "il limite orario non può essere il minore");
/** An address may be that of many people; a device is one's own. */
const visitLimitsSchema = z.strictObject({ address: visitPaceSchema, device: visitPaceSchema });

/** What nobody in particular may call, by address and by device. */
const visitorsSchema = z.strictObject({
  /** Reading what anybody may read. */
  look: visitLimitsSchema,
  /** Making something (payments, carts), or looking for what one could want to guess. */
  open: visitLimitsSchema,
  /** A proof of work beyond so many openings of an address in a minute: none if left out. */
  challenge: z
    .strictObject({ freePerMinute: z.int().min(0), zeroBits: z.int().min(1).max(30) })
    .optional(),
});

const settingsOfOneStage = z.strictObject({
  name: stageNameSchema,
  region: z.string().regex(/^[a-z]{2}-[a-z]+-\d$/),
  /** Twelve digits; left out, the stacks take the account of the credentials that deploy them. */
  account: z
    .string()
    .regex(/^\d{12}$/)
    .optional(),
  /** Stateful resources refuse deletion and survive the stack. */
  protectsData: z.boolean(),
  /** Whose key encrypts table, files and secrets: one that AWS owns, or one of this stage's own. */
  encryption: z.enum(["awsOwned", "ownKey"]),
  backup: backupSchema.optional(),
  /** How a new version takes over from the old one: at once where it is left out. */
  release: z.strictObject({ canary: z.literal("10%5min") }).optional(),
  /** How long things are kept; what only S3 keeps has its own lifecycle there. */
  retention: retentionSchema,
  /** Dashboards, and the alarms on what is not part of any function or queue. */
  monitoring: z.boolean(),
  tracing: z.boolean(),
  logRetentionDays: z.literal([7, 30, 90, 180, 365]),
  /** Who is told when an alarm rings; nobody where it is left out. */
  alarmsEmail: z.email().optional(),
  /** What the stage's account may spend in a month; nobody is warned where it is left out. */
  budget: z.strictObject({ monthlyUsd: z.int().positive() }).optional(),
  domain: domainSchema.optional(),
  api: z.strictObject({
    /** Where the API answers, without the final slash. */
    publicUrl: z.url().regex(/[^/]$/),
    /** Requests per second, over all enti. */
    rateLimit: z.int().positive(),
    burstLimit: z.int().positive(),
    /** What one client, or one person, may call in a minute for one ente. */
    clientCallsPerMinute: z.int().positive(),
    /** Origins of the web pages that may call the API, and S3 with presigned addresses. */
    browserOrigins: z.array(z.url()).min(1),
  }),
  visitors: visitorsSchema,
  jwt: z.strictObject({
    issuer: z.url(),
    /** Where the issuer publishes its keys. */
    jwksUri: z.url(),
    audience: z.string().min(1),
    /** Claim that holds the fiscal code of the ente a token speaks for. */
    organizationClaim: z.string().min(1),
  }),
  access: z.strictObject({
    /**
     * From which the keys of the portal's own tokens are derived. Where it is left out, the
     * deployment makes one and keeps it in a secret.
     */
    tokenSeed: z.string().min(32).optional(),
  }),
  login: loginSchema,
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
  /** Which addresses of others the portal calls, or sends browsers to: public ones by https. */
  outbound: z
    .strictObject({
      /** Those of the machine itself by http, too: of the local cloud alone. */
      loopback: z.boolean(),
    })
    .optional(),
  /** A pagoPA node, PSP and Checkout to try things with: everywhere but in production. */
  sandbox: z.boolean(),
  /** Where carts are paid: pagoPA's Checkout or, where there is the sandbox, the one in it. */
  checkout: z.strictObject({
    /** Of its API, version 2, without the final slash. */
    baseUrl: z.url().regex(/[^/]$/),
    /** Scheme and host of its pages: nobody is sent anywhere else. */
    pageOrigin: z.url().regex(/[^/]$/),
    /** Where it is left out, it is in a secret. */
    subscriptionKey: z.string().min(1).optional(),
  }),
  appIo: z.strictObject({
    baseUrl: z.url(),
    /** Over all running functions; the real App IO takes 150 requests every 5 seconds. */
    requestsPerSecond: z.int().positive(),
    /** Key of the App IO stub. Where it is left out, the enti's own keys are in a secret. */
    stubKey: z.string().min(1).optional(),
  }),
  /** Where pagoPA publishes its taxonomy of collection services. */
  taxonomy: z.strictObject({ url: z.url() }),
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

/** What no single setting can tell: how they go together. */
export const stageSettingsSchema = settingsOfOneStage
  .refine(
    // In production only pagoPA's own node may say that somebody has paid.
    ({ name, sandbox, pagoPa }) =>
      name !== "prod" || (!sandbox && pagoPa.nodeCertificates !== undefined),
    "in produzione niente nodo di prova, e il certificato del nodo è obbligatorio",
  )
  .refine(
    // Whoever reads the settings could sign tokens with it.
    ({ name, access }) => name === "local" || access.tokenSeed === undefined,
    "il seme dei token sta nelle impostazioni solo nell'ambiente locale",
  )
  .refine(
    ({ name, login }) => name === "local" || (login.clientSecret ?? login.personSeed) === undefined,
    "i segreti dell'accesso stanno nelle impostazioni solo nell'ambiente locale",
  )
  .refine(
    // A server's own loopback is what others must never make it call.
    ({ name, outbound }) => name === "local" || outbound === undefined,
    "indirizzi della macchina stessa solo nell'ambiente locale",
  )
  .refine(
    ({ name, checkout }) => name === "local" || checkout.subscriptionKey === undefined,
    "la chiave di Checkout sta nelle impostazioni solo nell'ambiente locale",
  )
  .refine(
    // Tests never pay with money, nor does anybody pay with tests.
    ({ sandbox, api, checkout }) =>
      sandbox === checkout.baseUrl.startsWith(`${api.publicUrl}/sandbox/`),
    "con il nodo di prova si paga sul suo Checkout, senza su quello di pagoPA",
  )
  .refine(
    ({ protectsData, encryption, backup }) =>
      !protectsData || (encryption === "ownKey" && backup !== undefined),
    "i dati protetti vogliono una chiave propria e copie di sicurezza",
  )
  .refine(
    ({ name, domain, budget }) => name !== "local" || (domain ?? budget) === undefined,
    "l'ambiente locale non ha né dominio né budget",
  )
  .refine(
    ({ domain, api, portalUrl }) =>
      domain === undefined ||
      (api.publicUrl === `https://${domain.apiHost}` &&
        portalUrl === `https://${domain.portalHost}`),
    "api.publicUrl e portalUrl devono essere gli indirizzi di domain.apiHost e domain.portalHost",
  )
  .refine(
    ({ domain, mail }) => domain === undefined || mail.from.endsWith(`@${domain.zoneName}`),
    "il dominio di posta dev'essere la zona DNS dell'ambiente: lì stanno firma, SPF e DMARC",
  )
  .refine(
    // The sandbox's node has no certificate to show.
    ({ sandbox, domain }) => !sandbox || domain?.originClientCertificateArn === undefined,
    "con il nodo di prova l'origine dell'API non può chiedere un certificato",
  )
  .refine(
    ({ budget, alarmsEmail }) => budget === undefined || alarmsEmail !== undefined,
    "un budget senza alarmsEmail non avvisa nessuno",
  );

function isWithin(host: string, zone: string): boolean {
  return host === zone || host.endsWith(`.${zone}`);
}
