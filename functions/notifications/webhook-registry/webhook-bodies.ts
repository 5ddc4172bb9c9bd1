import * as z from "zod/mini";
import {
  parseWebhookId,
  webhookEvents,
  webhookTypesMax,
} from "../../../shared/domain/notifications/webhook.ts";
import { parseTypeCode } from "../../../shared/domain/organizations/debt-position-type.ts";
import { outboundLengthMax } from "../../../shared/domain/values/outbound-url.ts";
import { parsedText } from "../../../shared/domain/values/parsed-text.ts";
import { registryText } from "../../../shared/domain/values/registry-text.ts";

const descriptionLengthMax = 100;
const webhookId = () => parsedText(parseWebhookId, "L'identificativo del webhook non è valido.");

export const webhookParameters = z.lazy(() => z.object({ webhookId: webhookId() }));
export const deliveryParameters = z.lazy(() =>
  z.object({
    webhookId: webhookId(),
    deliveryId: z.string().check(z.regex(/^[0-9a-f]{32}$/u)),
  }),
);

/** A webhook as it is to be. Whether its address may be called is judged with its client. */
export const webhookBody = z.lazy(() =>
  z.object({
    url: registryText(outboundLengthMax),
    events: z
      .array(z.enum(webhookEvents, "Evento sconosciuto."), "Gli eventi sono un elenco.")
      .check(
        z.minLength(1, "Indicare almeno un evento."),
        z.refine((names) => new Set(names).size === names.length, "Eventi ripetuti."),
      ),
    typeCodes: z.exactOptional(
      z
        .array(
          parsedText(parseTypeCode, "Codice di tipo dovuto non valido."),
          "I tipi dovuto sono un elenco di codici.",
        )
        .check(
          z.minLength(1, "Indicare almeno un tipo dovuto, oppure nessun elenco."),
          z.maxLength(webhookTypesMax, `I tipi dovuto sono al più ${webhookTypesMax}.`),
          z.refine((codes) => new Set(codes).size === codes.length, "Tipi dovuto ripetuti."),
        ),
    ),
    description: registryText(descriptionLengthMax),
    /** True where it is left out. */
    enabled: z._default(z.boolean("enabled è vero o falso."), true),
  }),
);
export type WebhookBody = z.infer<typeof webhookBody>;

export const replaysBody = z.lazy(() =>
  z.object({
    since: z.iso.datetime("L'istante va scritto in UTC, ad esempio 2027-02-01T10:00:00Z."),
  }),
);
