import { XMLParser } from "fast-xml-parser";
import * as z from "zod";

/**
 * paSendRTV2 read the usual way: fast-xml-parser makes an object of the XML, a zod schema checks it
 * and gives its values their types. The schema says what ours says; the order of elements, which an
 * object does not have, is left unchecked.
 */
const characters = (min: number, max: number) =>
  z.string().refine((text) => {
    const length = text.length > max ? [...text].length : text.length;
    return length >= min && length <= max;
  });
const text = (max: number) => characters(1, max);
const digits = (count: number) => z.string().regex(new RegExp(`^[0-9]{${count}}$`));
const capitals = z.string().regex(/^[A-Z]{2}$/);
const amount = z
  .string()
  .regex(/^\d{1,9}\.\d{2}$/)
  .transform((value) => Number(value.replace(".", "")));
const date = z.string().regex(/^\d{4}-\d\d-\d\d(?:Z|[+-]\d\d:\d\d)?$/);
const dateTime = z.iso.datetime({ local: true, offset: true });
const base64 = z.base64();

/** An element that may be repeated is an object when it is there once. */
function oneOrMany<T extends z.ZodType>(item: T, max: number) {
  return z.preprocess(
    (value) => (Array.isArray(value) ? value : [value]),
    z.array(item).min(1).max(max),
  );
}

const metadata = z.strictObject({
  mapEntry: oneOrMany(z.strictObject({ key: text(140), value: text(140) }), 15),
});
const subject = z.strictObject({
  uniqueIdentifier: z.strictObject({
    entityUniqueIdentifierType: z.enum(["F", "G"]),
    entityUniqueIdentifierValue: characters(2, 16),
  }),
  fullName: text(70),
  streetName: text(70).optional(),
  civicNumber: text(16).optional(),
  postalCode: text(16).optional(),
  city: text(35).optional(),
  stateProvinceRegion: text(35).optional(),
  country: capitals.optional(),
  "e-mail": z
    .string()
    .max(256)
    .regex(/^[a-zA-Z0-9_.+-]+@[a-zA-Z0-9-]+(?:\.[a-zA-Z0-9-]+)*$/)
    .optional(),
});
const transfer = z
  .strictObject({
    idTransfer: z
      .string()
      .regex(/^[1-5]$/)
      .transform(Number),
    transferAmount: amount,
    fiscalCodePA: digits(11),
    companyName: text(140).optional(),
    IBAN: text(35).optional(),
    MBDAttachment: base64.optional(),
    remittanceInformation: text(140),
    transferCategory: text(140),
    metadata: metadata.optional(),
  })
  .refine(({ IBAN, MBDAttachment }) => (IBAN === undefined) !== (MBDAttachment === undefined));
const receipt = z.strictObject({
  receiptId: z.string().min(1),
  noticeNumber: digits(18),
  fiscalCode: digits(11),
  outcome: z.enum(["OK", "KO"]),
  creditorReferenceId: text(35),
  paymentAmount: amount,
  description: text(140),
  companyName: text(140),
  officeName: text(140).optional(),
  debtor: subject,
  transferList: z.strictObject({ transfer: oneOrMany(transfer, 5) }),
  idPSP: text(35),
  pspFiscalCode: text(70).optional(),
  pspPartitaIVA: text(20).optional(),
  PSPCompanyName: text(70),
  idChannel: text(35),
  channelDescription: text(35),
  payer: subject.optional(),
  paymentMethod: text(35).optional(),
  paymentNote: text(210).optional(),
  fee: amount.optional(),
  primaryCiIncurredFee: amount.optional(),
  idBundle: text(70).optional(),
  idCiBundle: text(70).optional(),
  paymentDateTime: dateTime.optional(),
  applicationDate: date.optional(),
  transferDate: date.optional(),
  metadata: metadata.optional(),
  standIn: z
    .enum(["true", "false", "1", "0"])
    .transform((value) => value === "true" || value === "1")
    .optional(),
});
const envelope = z.object({
  Envelope: z.object({
    Body: z.object({
      paSendRTV2Request: z.strictObject({
        idPA: text(35),
        idBrokerPA: text(35),
        idStation: text(35),
        receipt,
      }),
    }),
  }),
});

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: true,
});

/** Throws when the message is not valid. */
export function readReceiptWithZod(body: Buffer) {
  const { Envelope } = envelope.parse(parser.parse(body.toString("utf8")));
  return Envelope.Body.paSendRTV2Request;
}
