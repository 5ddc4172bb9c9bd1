import * as z from "zod/mini";
import { pageQuery } from "../../../shared/lambda/page-query.ts";

/** Those of one severity, or all of them, page by page. */
export const anomaliesQuery = z.extend(pageQuery, {
  severity: z.optional(z.enum(["toHandle", "information"])),
});
