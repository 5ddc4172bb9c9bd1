import * as z from "zod/mini";
import { euroCents } from "../values/euro-cents.ts";
import { parseIud } from "../values/iud.ts";
import { parseIuv } from "../values/iuv.ts";
import { parseNoticeNumber } from "../values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../values/organization-fiscal-code.ts";
import { parsedText } from "../values/parsed-text.ts";
import { journalEventKinds } from "./journal-event.ts";

/** An event of the journal wherever it is kept. */
export const journalEventShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
    at: z.string(),
    id: z.string(),
    kind: z.enum(journalEventKinds),
    direction: z.enum(["in", "out"]),
    peer: z.discriminatedUnion("kind", [
      z.object({ kind: z.enum(["node", "appIo", "email", "visitor"]) }),
      z.object({ kind: z.enum(["client", "person", "flow"]), id: z.string() }),
    ]),
    outcome: z.enum(["OK", "KO"]),
    code: z.exactOptional(z.string()),
    durationMs: z.exactOptional(z.number()),
    noticeNumber: z.exactOptional(parsedText(parseNoticeNumber)),
    iuv: z.exactOptional(parsedText(parseIuv)),
    iud: z.exactOptional(parsedText(parseIud)),
    typeCode: z.exactOptional(z.string()),
    receiptId: z.exactOptional(z.string()),
    pspId: z.exactOptional(z.string()),
    flowId: z.exactOptional(z.string()),
    amountCents: z.exactOptional(z.pipe(z.int(), z.transform(euroCents))),
    debtor: z.exactOptional(z.string()),
    rows: z.exactOptional(z.object({ accepted: z.int(), rejected: z.int() })),
    rawKey: z.exactOptional(z.string()),
  }),
);
