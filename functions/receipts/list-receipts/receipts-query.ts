import * as z from "zod/mini";
import { dayParameter, pageQuery } from "../../../shared/lambda/page-query.ts";

/** Some days, page by page. */
export const receiptsQuery = z.extend(pageQuery, {
  from: z.optional(dayParameter),
  to: z.optional(dayParameter),
});
