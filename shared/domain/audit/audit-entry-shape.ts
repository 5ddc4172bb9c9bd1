import * as z from "zod/mini";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";

/** A line of the audit wherever it is kept: these members and no others. */
export const auditEntryShape = z.lazy(() =>
  z.strictObject({
    scope: z.union([z.literal("region"), parsedText(parseOrganizationFiscalCode)]),
    at: z.string(),
    actor: z.strictObject({
      kind: z.enum(["client", "person", "commandLine", "portal"]),
      id: z.string(),
      role: z.exactOptional(z.string()),
    }),
    action: z.string(),
    target: z.string(),
    outcome: z.enum(["done", "refused"]),
    reason: z.exactOptional(z.string()),
    changes: z.array(
      z.strictObject({
        pointer: z.string(),
        before: z.exactOptional(z.unknown()),
        after: z.exactOptional(z.unknown()),
      }),
    ),
    sequence: z.int(),
    previousHash: z.string(),
    hash: z.string(),
  }),
);
