import * as z from "zod/mini";
import {
  type DebtPosition,
  debtPositionStatuses,
  type PositionOrigin,
} from "../../domain/debt-positions/debt-position.ts";
import type { IuvClaim } from "../../domain/debt-positions/debt-position-store.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseIban } from "../../domain/values/iban.ts";
import { type Iud, parseIud } from "../../domain/values/iud.ts";
import { parseIuv } from "../../domain/values/iuv.ts";
import { parseNoticeNumber } from "../../domain/values/notice-number.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Expression, type Item, itemHeader } from "../item.ts";
import type { OrganizationItem } from "../organization-key.ts";
import { entities } from "../table.ts";
import { debtorIndexKeys } from "./debtor-index.ts";
import {
  cents,
  installmentPlansShape,
  metadataShape,
  paymentShape,
  settlementShape,
  transfersShape,
} from "./installment-plan-shape.ts";
import { claimKey, positionKey } from "./position-keys.ts";

const instant = () =>
  z.pipe(
    z.int(),
    z.transform((milliseconds: number) => new Date(milliseconds).toISOString()),
  );
const addressShape = () =>
  z.object({
    street: z.exactOptional(z.string()),
    civicNumber: z.exactOptional(z.string()),
    postalCode: z.exactOptional(z.string()),
    city: z.exactOptional(z.string()),
    province: z.exactOptional(z.string()),
    country: z.exactOptional(z.string()),
  });
const positionShape = z.lazy(() =>
  z.object({
    iuv: z.exactOptional(parsedText(parseIuv)),
    noticeNumber: z.exactOptional(parsedText(parseNoticeNumber)),
    status: z.enum(debtPositionStatuses),
    version: z.int(),
    originFlowId: z.exactOptional(z.string()),
    originRow: z.exactOptional(z.int()),
    appliedRows: z.exactOptional(z.array(z.pipe(z.string(), z.transform(parseRowMark)))),
    debtor: z.object({
      kind: z.enum(["F", "G"]),
      code: z.string(),
      fullName: z.string(),
      address: z.exactOptional(addressShape()),
      email: z.exactOptional(z.string()),
    }),
    dueDate: z.exactOptional(parsedText(parseCalendarDate)),
    amountCents: cents,
    feeCents: z.exactOptional(cents),
    typeCode: z.string(),
    paymentChannels: z.string(),
    description: z.string(),
    transferCategory: z.string(),
    budgetXml: z.exactOptional(z.string()),
    secondaryBeneficiary: z.exactOptional(
      z.object({
        fiscalCode: parsedText(parseOrganizationFiscalCode),
        name: z.string(),
        iban: parsedText(parseIban),
        address: z.exactOptional(addressShape()),
        transferCategory: z.string(),
        remittanceInformation: z.exactOptional(z.string()),
        amountCents: cents,
      }),
    ),
    transfers: z.exactOptional(transfersShape),
    metadata: z.exactOptional(metadataShape),
    installmentPlans: z.exactOptional(installmentPlansShape),
    spontaneous: z.exactOptional(z.literal(true)),
    nv: z.exactOptional(z.int()),
    payment: z.exactOptional(paymentShape),
    settlement: z.exactOptional(settlementShape),
    changedByCall: z.exactOptional(z.literal(true)),
    notify: z.boolean(),
    createdAt: instant(),
    updatedAt: instant(),
  }),
);

const keyPattern = /^ORG#(\d{11})#IUD#(.+)$/su;

/** The ente and the IUD that a position's partition key names. */
export function parsePositionKey(pk: string): { organization: OrganizationFiscalCode; iud: Iud } {
  const [, organizationText = "", iudText = ""] = keyPattern.exec(pk) ?? [];
  const organization = parseOrganizationFiscalCode(organizationText);
  const iud = parseIud(iudText);
  if (organization === undefined || iud === undefined) {
    throw new Error("a position's partition key does not name an ente and an IUD");
  }
  return { organization, iud };
}

/**
 * Instants are kept as epoch milliseconds and the identity in the key only: 1 KB is the budget.
 * `nv` is the version of what the ente's notices show of it: nearly every position has one. The
 * origin stands at the top of the item, where the stream's readers see it.
 */
export function toPositionItem(position: DebtPosition): OrganizationItem {
  const { organizationFiscalCode, iud, createdAt, updatedAt, ...others } = position;
  const { origin, appliedRows, noticeVersion, ...rest } = others;
  return {
    ...positionKey(organizationFiscalCode, iud),
    ...itemHeader(entities.debtPosition),
    ...debtorIndexKeys(position),
    ...rest,
    ...(origin && { originFlowId: origin.flowId, originRow: origin.row }),
    ...(appliedRows && { appliedRows: appliedRows.map(toRowMark) }),
    ...(noticeVersion !== undefined && { nv: noticeVersion }),
    createdAt: Date.parse(createdAt),
    updatedAt: Date.parse(updatedAt),
  };
}

export function fromPositionItem(item: Item): DebtPosition {
  const { organization, iud } = parsePositionKey(item.pk);
  const { originFlowId: flowId, originRow: row, nv, ...rest } = positionShape.parse(item);
  return {
    ...rest,
    ...(flowId !== undefined && row !== undefined && { origin: { flowId, row } }),
    ...(nv !== undefined && { noticeVersion: nv }),
    organizationFiscalCode: organization,
    iud,
  };
}

/** Holds while the position is as it was read. */
export function atVersion(version: number): Expression {
  return { text: "version = :version", values: { ":version": version } };
}

/** "flow#row": short, since a position keeps several. */
function toRowMark({ flowId, row }: PositionOrigin): string {
  return `${flowId}#${row}`;
}

function parseRowMark(mark: string): PositionOrigin {
  const [flowId = "", row = ""] = mark.split("#");
  return { flowId, row: Number(row) };
}

const claimShape = z.lazy(() =>
  z.object({ iud: parsedText(parseIud), flowId: z.string(), row: z.int() }),
);

export function toClaimItem(claim: IuvClaim): OrganizationItem {
  return {
    ...claimKey(claim.organizationFiscalCode, claim.iuv),
    ...itemHeader(entities.iuvClaim),
    iud: claim.iud,
    ...claim.origin,
  };
}

export function fromClaimItem(
  item: Item,
  held: Pick<IuvClaim, "organizationFiscalCode" | "iuv">,
): IuvClaim {
  const { iud, flowId, row } = claimShape.parse(item);
  return { ...held, iud, origin: { flowId, row } };
}
