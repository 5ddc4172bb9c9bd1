import * as z from "zod/mini";
import { visitorVariables } from "../../../shared/lambda/guard-variables.ts";

export const environmentSchema = z.object({
  TABLE_NAME: z.string().check(z.minLength(1)),
  ...visitorVariables,
});
