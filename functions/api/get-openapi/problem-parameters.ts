import * as z from "zod/mini";

/** The last part of a problem's `type`. */
export const problemParameters = z.lazy(() =>
  z.object({ slug: z.string().check(z.regex(/^[a-z0-9-]{1,64}$/u)) }),
);
