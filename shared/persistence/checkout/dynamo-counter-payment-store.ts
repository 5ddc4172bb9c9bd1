import * as z from "zod/mini";
import {
  type CounterPayment,
  type CounterReference,
  parseCounterPaymentId,
} from "../../domain/checkout/counter-payment.ts";
import type { CounterPaymentStore } from "../../domain/checkout/counter-payment-store.ts";
import { parseIud } from "../../domain/values/iud.ts";
import { parseNoticeNumber } from "../../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  organizationPartition,
} from "../organization-key.ts";
import type { OrganizationTable } from "../organization-table.ts";
import { entities } from "../table.ts";

/** For questions that come later; whether it was paid is in the position for good. */
const daysKept = 30;

function counterPaymentKey({ organization, id }: CounterReference): OrganizationKey {
  return { pk: organizationPartition(organization, "COUNTER", id), sk: "COUNTER" };
}

const shape = z.lazy(() =>
  z.object({
    organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
    id: parsedText(parseCounterPaymentId),
    requestDigest: z.string(),
    iud: parsedText(parseIud),
    noticeNumber: parsedText(parseNoticeNumber),
    typeCode: z.string(),
    ownsPosition: z.boolean(),
    terminal: z.exactOptional(z.string()),
    status: z.enum(["OPEN", "CANCELLED"]),
    openedAt: z.string(),
    waitsUntil: z.string(),
    version: z.int(),
  }),
);

/** Counter payments as items: how long one is kept is not how long its terminal waits. */
export function createDynamoCounterPaymentStore(
  table: Pick<OrganizationTable, "get" | "put">,
): CounterPaymentStore {
  return {
    async find(reference) {
      const item = await table.get(counterPaymentKey(reference));
      if (item === undefined) return undefined;
      const { waitsUntil: expiresAt, ...payment } = shape.parse(item);
      return { ...payment, expiresAt };
    },
    async create(payment) {
      const written = await table.put(toItem(payment), { text: "attribute_not_exists(pk)" });
      return written === "written" ? "created" : "exists";
    },
    change(payment, versionRead) {
      return table.put(toItem(payment), {
        text: "#version = :version",
        names: { "#version": "version" },
        values: { ":version": versionRead },
      });
    },
  };
}

function toItem({ expiresAt: waitsUntil, ...payment }: CounterPayment): OrganizationItem {
  const { organizationFiscalCode: organization, id } = payment;
  return {
    ...counterPaymentKey({ organization, id }),
    ...itemHeader(entities.counterPayment),
    ...payment,
    waitsUntil,
    expiresAt: Math.floor(Date.parse(waitsUntil) / 1_000) + daysKept * 24 * 3_600,
  };
}
