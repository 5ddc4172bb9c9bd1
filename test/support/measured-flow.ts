import {
  type ImportFlow,
  type MeasuredImportFlow,
  noImportCounters,
} from "../../shared/domain/debt-positions/import-flow.ts";
import { demoOrganization } from "./demo-organization.ts";

type ImportingFlow = Extract<ImportFlow, { status: "IMPORTING" }>;

const { fiscalCode: organizationFiscalCode, segregationCode } = demoOrganization();

/** A flow of the demo ente that is being imported: `rows` progressives from `firstProgressive`. */
export function importingFlow(flow: {
  readonly id: string;
  readonly rows: number;
  readonly blocks?: number;
  readonly firstProgressive?: number;
  readonly dryRun?: boolean;
}): ImportingFlow & MeasuredImportFlow {
  const { id, rows, blocks = 1, firstProgressive = 1, dryRun = false } = flow;
  return {
    id,
    organizationFiscalCode,
    fileName: "c_demo1-TARI2026-1_3.zip",
    dryRun,
    status: "IMPORTING",
    requestedAt: "2026-11-23T10:00:00.000Z",
    startedAt: "2026-11-23T10:00:10.000Z",
    uploadBytes: 1_000,
    uploadTag: "tag",
    rows,
    blocks,
    contentSha256: id,
    endsWithLineFeed: true,
    nextProgressive: firstProgressive,
    ...(dryRun ? {} : { lease: { segregationCode, firstProgressive, count: rows } }),
    counters: noImportCounters,
  };
}
