import * as z from "zod/mini";
import { parseIban } from "../values/iban.ts";
import { otherNoticeLanguages } from "../values/notice-languages.ts";
import { parsedText } from "../values/parsed-text.ts";
import {
  envelopeWindows,
  noticeLayouts,
  onlineChannels,
  packOrders,
} from "./notice-print-settings.ts";

const noticePrintShape = () =>
  z.object({
    layout: z.exactOptional(z.enum(noticeLayouts)),
    languages: z.exactOptional(
      z.discriminatedUnion("mode", [
        z.object({ mode: z.literal("italian") }),
        z.object({ mode: z.literal("inline"), second: z.enum(otherNoticeLanguages) }),
        z.object({ mode: z.literal("bilingual"), first: z.enum(["it", "de"]) }),
        z.object({ mode: z.literal("only"), language: z.enum(otherNoticeLanguages) }),
      ]),
    ),
    onlineChannel: z.exactOptional(z.enum(onlineChannels)),
    physicalChannel: z.exactOptional(z.string()),
    packOrder: z.exactOptional(z.enum(packOrders)),
    duplex: z.exactOptional(z.boolean()),
    envelopeWindow: z.exactOptional(z.enum(envelopeWindows)),
  });

/** What of an ente's registry its notices show: the one list of it. */
export const printedFields = () => ({
  name: z.string(),
  officeName: z.exactOptional(z.string()),
  contacts: z.object({
    phone: z.exactOptional(z.string()),
    pec: z.exactOptional(z.string()),
    email: z.exactOptional(z.string()),
    website: z.exactOptional(z.string()),
  }),
  cbillCode: z.exactOptional(z.string()),
  postalIban: z.exactOptional(parsedText(parseIban)),
  postalAccountHolder: z.exactOptional(z.string()),
  posteAuthorization: z.exactOptional(z.string()),
  multiIntermediary: z.exactOptional(z.boolean()),
  postalSlipConfirmed: z.exactOptional(z.boolean()),
  logoPngBase64: z.exactOptional(z.string()),
  noticePrint: z.exactOptional(noticePrintShape()),
});

/** The printed facts as they are kept; of an ente's registry it takes them out. */
export const printedFactsShape = z.lazy(() => z.object(printedFields()));
