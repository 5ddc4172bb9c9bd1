import * as z from "zod/mini";
import {
  debtPositionStatuses,
  settlementReasons,
} from "../../domain/debt-positions/debt-position.ts";

const cents = z.int().check(z.minimum(0));
const day = z.iso.date();
const instant = z.iso.datetime();

/** A `PostalAddress` of which only a part may be known. */
const postalAddress = z.object({
  street: z.optional(z.string()),
  civicNumber: z.optional(z.string()),
  postalCode: z.optional(z.string()),
  city: z.optional(z.string()),
  province: z.optional(z.string()),
  country: z.optional(z.string()),
});

/** A `Debtor` as the API answers it. */
export const debtorShape = z.object({
  kind: z.enum(["F", "G"]),
  code: z.string(),
  fullName: z.string(),
  address: z.optional(postalAddress),
  email: z.optional(z.string()),
});

const metadataEntry = z.object({ key: z.string(), value: z.string() });

const destination = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("ownAccounts") }),
  z.object({
    kind: z.literal("account"),
    iban: z.string(),
    postalIban: z.optional(z.string()),
  }),
  z.object({ kind: z.literal("stamp"), documentHash: z.string(), province: z.string() }),
]);

const transfer = z.object({
  amountCents: cents,
  beneficiaryFiscalCode: z.string(),
  beneficiaryName: z.optional(z.string()),
  destination,
  remittanceInformation: z.optional(z.string()),
  transferCategory: z.string(),
  metadata: z.optional(z.array(metadataEntry)),
});

const payment = z.object({ receiptId: z.string(), amountCents: cents, paidAt: instant });

const installment = z.object({
  number: z.int().check(z.minimum(1)),
  noticeNumber: z.string().check(z.regex(/^\d{18}$/u)),
  iuv: z.string(),
  amountCents: cents,
  dueDate: z.nullable(day),
  status: z.enum(["DRAFT", "UNPAID", "PAID", "UNPAYABLE", "EXPIRED", "CANCELLED"]),
  transfers: z.optional(z.array(transfer)),
  payment: z.nullable(payment),
  links: z.object({
    notice: z.string(),
    pay: z.optional(z.string()),
    receipt: z.optional(z.string()),
  }),
});

const paymentOption = z.object({
  kind: z.enum(["SINGLE", "INSTALMENTS", "DISCOUNT"]),
  description: z.optional(z.string()),
  installments: z.array(installment),
});

/** What `viewPosition` gives, for whoever reads the description of the API. */
export const debtPositionShape = z.object({
  iud: z.string(),
  organizationFiscalCode: z.string(),
  debtPositionType: z.string(),
  status: z.enum(debtPositionStatuses),
  description: z.string(),
  spontaneous: z.boolean(),
  debtor: debtorShape,
  amountCents: cents,
  residualCents: cents,
  settlement: z.nullable(
    z.object({
      paidOn: day,
      reason: z.enum(settlementReasons),
      note: z.optional(z.string()),
      recordedAt: instant,
    }),
  ),
  transferCategory: z.string(),
  metadata: z.array(metadataEntry),
  budget: z.array(
    z.object({
      chapterCode: z.string(),
      officeCode: z.optional(z.string()),
      assessments: z.array(z.object({ code: z.optional(z.string()), amountCents: cents })),
    }),
  ),
  paymentOptions: z.array(paymentOption),
  version: z.int().check(z.minimum(1)),
  createdAt: instant,
  updatedAt: instant,
});

/** A debt as it stands in examples. */
export const debtPositionExample = {
  iud: "TARI-2027-000123",
  organizationFiscalCode: "02336340159",
  debtPositionType: "TARI",
  status: "PAYABLE",
  description: "TARI 2027, via Roma 1",
  spontaneous: false,
  debtor: { kind: "F", code: "RSSMRA80A01F205X", fullName: "Mario Rossi" },
  amountCents: 12_050,
  residualCents: 12_050,
  settlement: null,
  transferCategory: "9/0101101IM/",
  metadata: [],
  budget: [{ chapterCode: "3010", assessments: [{ code: "2027/15", amountCents: 12_050 }] }],
  paymentOptions: [
    {
      kind: "SINGLE",
      installments: [
        {
          number: 1,
          noticeNumber: "312000000000012348",
          iuv: "12000000000012348",
          amountCents: 12_050,
          dueDate: "2027-06-30",
          status: "UNPAID",
          payment: null,
          links: {
            notice: "/v1/organizations/02336340159/notices/312000000000012348",
            pay: "https://pagamenti.regione.example/paga/312000000000012348?ente=02336340159",
          },
        },
      ],
    },
  ],
  version: 1,
  createdAt: "2027-01-15T09:30:00.000Z",
  updatedAt: "2027-01-15T09:30:00.000Z",
} as const;
