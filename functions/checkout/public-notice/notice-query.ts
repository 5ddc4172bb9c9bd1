import * as z from "zod/mini";

/** `?format=html`: the notice as a page, instead of the document to print. */
export const noticeQuery = z.lazy(() =>
  z.object({
    format: z._default(z.enum(["pdf", "html"], { error: "Ammessi: pdf, html." }), "pdf"),
  }),
);
