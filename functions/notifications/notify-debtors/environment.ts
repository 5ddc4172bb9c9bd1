import * as z from "zod";

const localHosts = new Set(["localhost", "127.0.0.1"]);

function isLocal(url: string): boolean {
  return URL.canParse(url) && localHosts.has(new URL(url).hostname);
}

/** The keys of the enti are never in the environment: it names the secret that holds them. */
export const environmentSchema = z
  .object({
    TABLE_NAME: z.string().min(1),
    /** How long the journal keeps an event in the table. */
    JOURNAL_DAYS: z.coerce.number().int().positive(),
    /** Without the final slash: `https://api.io.pagopa.it/api/v1`. */
    APP_IO_BASE_URL: z.url().regex(/[^/]$/),
    /** Secret with a JSON object: fiscal code of the ente → key of its service on App IO. */
    APP_IO_KEYS_SECRET_ARN: z.string().min(1).optional(),
    /** Public key of the local App IO stub, valid for every ente. */
    APP_IO_LOCAL_KEY: z.string().min(1).optional(),
    /** Of one running instance: the stage's rate divided by its concurrency. */
    APP_IO_REQUESTS_PER_SECOND: z.coerce.number().positive().default(30),
    /** Address of the sender, verified on SES. */
    MAIL_FROM: z.email(),
    PORTAL_URL: z.url(),
  })
  .refine(
    (environment) =>
      (environment.APP_IO_KEYS_SECRET_ARN === undefined) !==
      (environment.APP_IO_LOCAL_KEY === undefined),
    "indicare APP_IO_KEYS_SECRET_ARN oppure APP_IO_LOCAL_KEY",
  )
  .refine(
    ({ APP_IO_LOCAL_KEY, APP_IO_BASE_URL }) =>
      APP_IO_LOCAL_KEY === undefined || isLocal(APP_IO_BASE_URL),
    "APP_IO_LOCAL_KEY vale solo per un App IO locale",
  );
