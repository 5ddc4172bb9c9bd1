import type { JsonObject } from "./json-schema.ts";

const cents: JsonObject = { type: "integer", format: "int64", minimum: 0 };
/** `null` where nothing can be said of it. */
const centsIfKnown: JsonObject = { ...cents, type: ["integer", "null"] };
const index: JsonObject = {
  type: "integer",
  format: "int32",
  minimum: 0,
  description: "Il posto dell'avviso nella richiesta, da 0.",
};
const notice: JsonObject = {
  type: "object",
  properties: {
    organizationFiscalCode: { type: "string" },
    noticeNumber: { type: "string" },
    amountCents: centsIfKnown,
  },
  required: ["organizationFiscalCode", "noticeNumber"],
};

/** What some refusals say beyond the members that all have (RFC 9457, section 3.2). */
export const problemExtensions: JsonObject = {
  notices: {
    type: "array",
    description: "Gli avvisi di cui si parla: perché non si pagano, o quanto è dovuto adesso.",
    items: {
      type: "object",
      properties: {
        index,
        reason: { type: "string" },
        organizationFiscalCode: { type: "string" },
        noticeNumber: { type: "string" },
        amountCents: centsIfKnown,
      },
    },
  },
  groups: {
    type: "array",
    description: "I carrelli da aprire al posto di quello troppo grande.",
    items: { type: "array", items: notice },
  },
  duplicates: {
    type: "array",
    description: "Accanto a quali avvisi ce n'è un altro uguale.",
    items: {
      type: "object",
      properties: { index, state: { type: "string", enum: ["open", "paidRecently"] } },
      required: ["index", "state"],
    },
  },
  amountCents: { ...cents, description: "Quanto è dovuto adesso, in centesimi." },
  formVersion: { type: "string", description: "La versione del modulo adesso in uso." },
  paymentPageUrl: {
    type: "string",
    format: "uri",
    description: "La pagina su cui si paga invece che qui.",
  },
  challenge: {
    type: "object",
    description:
      "La sfida da risolvere: un numero per cui lo SHA-256 di «text:numero» cominci con zeroBits " +
      "bit a zero.",
    properties: {
      text: { type: "string" },
      zeroBits: { type: "integer", format: "int32", minimum: 1 },
      expiresAt: { type: "string", format: "date-time" },
    },
    required: ["text", "zeroBits", "expiresAt"],
  },
};
