import * as z from "zod/mini";
import type {
  IbanChange,
  IbanChangeReference,
  SegmentProgress,
} from "../../domain/debt-positions/iban-change.ts";
import { parseIban } from "../../domain/values/iban.ts";
import { parseIud } from "../../domain/values/iud.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import {
  type OrganizationItem,
  type OrganizationKey,
  type OrganizationPartition,
  organizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";

/** Changes of an ente, which sort as they were asked for: their ids begin with the time. */
export function ibanChangesPartition(organization: OrganizationFiscalCode): OrganizationPartition {
  return organizationPartition(organization, "IBANCHANGES");
}

export function ibanChangeKey(reference: IbanChangeReference): OrganizationKey {
  return { pk: ibanChangesPartition(reference.organizationFiscalCode), sk: reference.id };
}

/** How far the parts of the table are walked for one change. */
export function ibanChangeSegmentsPartition({
  organizationFiscalCode,
  id,
}: IbanChangeReference): OrganizationPartition {
  return organizationPartition(organizationFiscalCode, "IBANCHANGE", id);
}

export function ibanChangeSegmentKey(
  reference: IbanChangeReference,
  segment: number,
): OrganizationKey {
  const sk = `SEGMENT#${String(segment).padStart(2, "0")}`;
  return { pk: ibanChangeSegmentsPartition(reference), sk };
}

const countersShape = () =>
  z.object({
    checked: z.int(),
    changed: z.int(),
    paid: z.int(),
    partiallyPaid: z.int(),
    paying: z.int(),
  });

const changeFields = () => ({
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  id: z.string(),
  from: parsedText(parseIban),
  to: parsedText(parseIban),
  typeCodes: z.exactOptional(z.array(z.string())),
  reason: z.string(),
  requestedBy: z.object({
    kind: z.enum(["client", "person", "commandLine", "portal"]),
    id: z.string(),
    role: z.exactOptional(z.string()),
  }),
  requestedAt: z.string(),
  segments: z.int(),
  segmentsDone: z.int(),
  counters: countersShape(),
  version: z.int(),
});

const changeShape = z.lazy(() =>
  z.discriminatedUnion("status", [
    z.object({ ...changeFields(), status: z.literal("RUNNING") }),
    z.object({ ...changeFields(), status: z.literal("DONE"), doneAt: z.string() }),
  ]),
);

const progressFields = () => ({
  segment: z.int(),
  revision: z.int(),
  counters: countersShape(),
  paying: z.array(parsedText(parseIud)),
});

const progressShape = z.lazy(() =>
  z.discriminatedUnion("stage", [
    z.object({
      ...progressFields(),
      stage: z.literal("WALKING"),
      cursor: z.exactOptional(z.string()),
    }),
    z.object({
      ...progressFields(),
      stage: z.literal("RETRYING"),
      tries: z.int(),
      notBefore: z.string(),
    }),
    z.object({ ...progressFields(), stage: z.literal("DONE") }),
  ]),
);

export function toIbanChangeItem(change: IbanChange): OrganizationItem {
  return { ...ibanChangeKey(change), ...itemHeader(entities.ibanChange), ...change };
}

export function fromIbanChangeItem(item: Item): IbanChange {
  return changeShape.parse(item);
}

export function toSegmentItem(
  reference: IbanChangeReference,
  progress: SegmentProgress,
): OrganizationItem {
  return {
    ...ibanChangeSegmentKey(reference, progress.segment),
    ...itemHeader(entities.ibanChangeSegment),
    ...progress,
  };
}

export function fromSegmentItem(item: Item): SegmentProgress {
  return progressShape.parse(item);
}
