import * as z from "zod/mini";
import { noticePrintBody } from "../../domain/organizations/notice-print-body.ts";
import {
  organizationFeatures,
  organizationStatuses,
} from "../../domain/organizations/organization.ts";
import { typeExample, typeShape } from "./debt-position-type-shape.ts";

const text = z.exactOptional(z.string());

/** What can be done with an ente in its state. */
export const openShape = z.object({
  load: z.boolean(),
  finishFlows: z.boolean(),
  pay: z.boolean(),
  read: z.boolean(),
  print: z.boolean(),
  notify: z.boolean(),
  bePublic: z.boolean(),
});

/** The registry of an ente, as it is shown to the Region and to the ente itself. */
export const organizationMembers = {
  ipaCode: z.string(),
  fiscalCode: z.string(),
  name: z.string(),
  officeName: text,
  status: z.enum(organizationStatuses),
  previousStatus: z.exactOptional(z.enum(organizationStatuses)),
  administratorEmail: text,
  organizationTypeCode: text,
  globalLocationNumber: text,
  goLiveOn: z.exactOptional(z.iso.date()),
  address: z.object({
    street: z.string(),
    civicNumber: text,
    postalCode: text,
    city: text,
    province: text,
    country: text,
  }),
  contacts: z.object({ phone: text, pec: text, email: text, website: text }),
  segregationCode: z.string(),
  iuvFirstProgressive: z.exactOptional(z.int()),
  station: z.string(),
  otherStations: z.exactOptional(
    z.array(z.object({ station: z.string(), segregationCode: z.string() })),
  ),
  multiIntermediary: z.exactOptional(z.boolean()),
  postalSlipConfirmed: z.exactOptional(z.boolean()),
  cbillCode: text,
  bankIban: text,
  bankBic: text,
  activeIbans: z.exactOptional(z.array(z.string())),
  postalIban: text,
  postalAccountHolder: text,
  posteAuthorization: text,
  logoPngBase64: text,
  noticePrint: z.exactOptional(noticePrintBody),
  information: text,
  defaultBackUrl: text,
  noticeVersion: z.int().check(z.minimum(1)),
  features: z.array(z.enum(organizationFeatures)),
  debtPositionTypes: z.array(typeShape),
  open: openShape,
};

export const openExample = {
  load: true,
  finishFlows: true,
  pay: true,
  read: true,
  print: true,
  notify: true,
  bePublic: false,
} as const;

/** A registry as it is sent. */
export const sentOrganizationExample = {
  ipaCode: "c_demo1",
  fiscalCode: "02336340159",
  name: "Comune di Prova",
  officeName: "Settore Tributi",
  address: {
    street: "Via San Martino",
    civicNumber: "91",
    postalCode: "20853",
    city: "Biassono",
    province: "MB",
    country: "IT",
  },
  contacts: { phone: "0390000000", website: "https://www.comune.prova.example" },
  segregationCode: "12",
  station: "12345678903_01",
  bankIban: "IT90N0306901600100000012345",
  activeIbans: ["IT90N0306901600100000012345"],
  features: ["ENTE_PUBBLICO", "PAGAMENTO_SPONTANEO"],
} as const;

/** The same as it is shown. */
export const organizationExample = {
  ...sentOrganizationExample,
  status: "PRE-ESERCIZIO",
  noticeVersion: 1,
  debtPositionTypes: [typeExample],
  open: openExample,
} as const;
