import * as z from "zod/mini";
import { blockLabel } from "../../domain/debt-positions/import-flow.ts";
import type { PrintFilter } from "../../domain/notices/print-filter.ts";
import type { PrintJob, PrintJobReference } from "../../domain/notices/print-job.ts";
import type { JobPackReport } from "../../domain/notices/print-job-store.ts";
import { parseCalendarDate } from "../../domain/values/calendar-date.ts";
import { parseIud } from "../../domain/values/iud.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, itemHeader } from "../item.ts";
import type {
  OrganizationItem,
  OrganizationKey,
  OrganizationPartition,
} from "../organization-key.ts";
import { entities } from "../table.ts";
import { flowPartition, packingFields } from "./import-flow-item.ts";

export const jobPrefix = "JOB#";
const jobPackPrefix = "JOBPACK#";

/** The partition of the flow that a job belongs to. */
export function jobPartition({
  organizationFiscalCode,
  flowId,
}: PrintJobReference): OrganizationPartition {
  return flowPartition({ organizationFiscalCode, id: flowId });
}

export function jobKey(job: PrintJobReference): OrganizationKey {
  return { pk: jobPartition(job), sk: `${jobPrefix}${job.id}` };
}

/** Sort keys of the reports of a job. */
export function jobPacksPrefix({ id }: Pick<PrintJobReference, "id">): string {
  return `${jobPackPrefix}${id}#`;
}

export function jobPackKey(job: PrintJobReference, pack: number): OrganizationKey {
  return { pk: jobPartition(job), sk: `${jobPacksPrefix(job)}${blockLabel(pack)}` };
}

// Shapes are made when they are first read: no function needs all of them to start.
const identity = () => ({
  organizationFiscalCode: parsedText(parseOrganizationFiscalCode),
  flowId: z.string(),
  id: z.string(),
});

const day = () => z.exactOptional(parsedText(parseCalendarDate));
const filterShape = z.lazy(
  (): z.ZodMiniType<PrintFilter> =>
    z.object({
      types: z.exactOptional(z.array(z.string())),
      dueFrom: day(),
      dueTo: day(),
      amountFromCents: z.exactOptional(z.int()),
      amountToCents: z.exactOptional(z.int()),
      postalCodes: z.exactOptional(z.array(z.string())),
      withoutEmail: z.exactOptional(z.boolean()),
      rows: z.exactOptional(z.array(z.object({ from: z.int(), to: z.int() }))),
      iuds: z.exactOptional(z.array(parsedText(parseIud))),
    }),
);

const requested = () => ({
  ...identity(),
  request: z.object({
    ...packingFields(),
    format: z.enum(["packs", "zip"]),
    coverIndex: z.boolean(),
    filter: filterShape,
  }),
  requestedAt: z.string(),
});

const jobShape = z.lazy(() =>
  z.discriminatedUnion("status", [
    z.object({ ...requested(), status: z.literal("REQUESTED") }),
    z.object({
      ...requested(),
      status: z.literal("PLANNED"),
      planId: z.string(),
      plannedAt: z.string(),
      notices: z.int(),
      packs: z.int(),
      leftOut: z.exactOptional(z.int()),
      packsMade: z.int(),
      noticesMade: z.int(),
    }),
    z.object({
      ...requested(),
      status: z.literal("REFUSED"),
      notices: z.int(),
      refusedAt: z.string(),
    }),
  ]),
);

const packShape = z.lazy(() =>
  z.object({
    ...identity(),
    pack: z.int(),
    notices: z.int(),
    bytes: z.int(),
    madeAt: z.string(),
  }),
);

export function toJobItem(job: PrintJob): OrganizationItem {
  return { ...jobKey(job), ...itemHeader(entities.printJob), ...job };
}

export function fromJobItem(item: Item): PrintJob {
  return jobShape.parse(item);
}

export function toJobPackItem(report: JobPackReport): OrganizationItem {
  return { ...jobPackKey(report, report.pack), ...itemHeader(entities.printJobPack), ...report };
}

export function fromJobPackItem(item: Item): JobPackReport {
  return packShape.parse(item);
}
