import * as z from "zod/mini";

const issuedMessage = "Ammessi: true, false.";

/** `?issued=true`: the notice as it was issued. */
export const noticeQuery = z.lazy(() =>
  z.object({
    issued: z.pipe(
      z._default(z.enum(["true", "false"], { error: issuedMessage }), "false"),
      z.transform((text) => text === "true"),
    ),
  }),
);
