import * as z from "zod/mini";
import { otherNoticeLanguages } from "../values/notice-languages.ts";
import { registryText } from "../values/registry-text.ts";
import {
  envelopeWindows,
  noticeLayouts,
  onlineChannels,
  packOrders,
  physicalChannelLengthMax,
} from "./notice-print-settings.ts";

const otherLanguage = z.enum(otherNoticeLanguages, "Lingua sconosciuta: de, en, fr oppure sl.");

const languages = z.lazy(() =>
  z.discriminatedUnion(
    "mode",
    [
      z.object({ mode: z.literal("italian") }),
      z.object({ mode: z.literal("inline"), second: otherLanguage }),
      z.object({
        mode: z.literal("bilingual"),
        first: z.enum(["it", "de"], "Prima lingua sconosciuta: it oppure de."),
      }),
      z.object({ mode: z.literal("only"), language: otherLanguage }),
    ],
    "Lingue dell'avviso sconosciute: mode è italian, inline, bilingual oppure only.",
  ),
);

/** How the ente wants its notices printed. */
export const noticePrintBody = z.lazy(() =>
  z.object(
    {
      layout: z.exactOptional(
        z.enum(noticeLayouts, "Modello di avviso sconosciuto: 3.5.1 oppure 2019."),
      ),
      languages: z.exactOptional(languages),
      onlineChannel: z.exactOptional(
        z.enum(onlineChannels, "Canale online sconosciuto: site, app oppure siteAndApp."),
      ),
      physicalChannel: z.exactOptional(registryText(physicalChannelLengthMax)),
      packOrder: z.exactOptional(
        z.enum(packOrders, "Ordine dei pacchi sconosciuto: file, postalCode oppure type."),
      ),
      duplex: z.exactOptional(z.boolean("Stampa fronte-retro: indicare true oppure false.")),
      envelopeWindow: z.exactOptional(
        z.enum(envelopeWindows, "Finestra della busta sconosciuta: none, left oppure right."),
      ),
    },
    "Le impostazioni di stampa dell'avviso sono un oggetto.",
  ),
);
