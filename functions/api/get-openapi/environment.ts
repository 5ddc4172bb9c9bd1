import * as z from "zod/mini";

export const environmentSchema = z.object({
  /** Where the API answers, without the final slash. */
  PUBLIC_URL: z.url().check(z.regex(/[^/]$/)),
  STAGE: z.enum(["local", "dev", "collaudo", "prod"]),
});
