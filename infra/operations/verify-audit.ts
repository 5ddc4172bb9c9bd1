import { hash } from "node:crypto";
import { gunzipSync } from "node:zlib";
import type { AuditScope } from "../../shared/domain/audit/audit-entry.ts";
import { auditEntryShape } from "../../shared/domain/audit/audit-entry-shape.ts";
import {
  type ChainVerdict,
  type KeptLine,
  verifyKeptChain,
} from "../../shared/domain/audit/verify-chain.ts";
import type { OrganizationFiscalCode } from "../../shared/domain/values/organization-fiscal-code.ts";
import { auditArchiveFolder } from "../../shared/files/archive-files.ts";
import { createDynamoAuditStore } from "../../shared/persistence/audit/dynamo-audit-store.ts";
import { createDynamoArchiveProgressStore } from "../../shared/persistence/journal/dynamo-archive-progress-store.ts";
import { createDynamoDirectoryStore } from "../../shared/persistence/organizations/dynamo-directory-store.ts";
import { stageSettings } from "../stages.ts";
import { listKeys } from "./list-keys.ts";
import type { OperatorCloud } from "./operator-cloud.ts";

export type VerifiedChain = {
  readonly scope: AuditScope;
  /** Lines in the archive, and in the table. */
  readonly archived: number;
  readonly stored: number;
  readonly verdict: ChainVerdict;
};

const yearMs = 366 * 86_400_000;

/** Verifies the chains of the audit: the Region's, one ente's, or all of them. */
export async function verifyAudit(
  cloud: OperatorCloud,
  chosen: OrganizationFiscalCode | "region" | "all",
): Promise<readonly VerifiedChain[]> {
  const enti = chosen === "all" ? await createDynamoDirectoryStore(cloud.table).list() : [];
  const scopes: readonly AuditScope[] =
    chosen === "all" ? ["region", ...enti.map(({ fiscalCode }) => fiscalCode)] : [chosen];
  const verified: VerifiedChain[] = [];
  for (const scope of scopes) verified.push(await verifyOne(cloud, scope));
  return verified;
}

async function verifyOne(cloud: OperatorCloud, scope: AuditScope): Promise<VerifiedChain> {
  const archived = await readArchive(cloud, scope);
  const { lines: stored, head } = await createDynamoAuditStore(cloud.table).readChain(scope);
  const progress = await createDynamoArchiveProgressStore(cloud.table).list();
  const archivedThrough = progress.find((each) => each.scope === scope)?.auditSequence ?? 0;
  const { auditYears } = stageSettings(cloud.stage).retention;
  const verdict = verifyKeptChain(
    { scope, archived, archivedThrough, stored, head },
    {
      digest: (text) => hash("sha256", text),
      keptSince: new Date(Date.now() - auditYears * yearMs),
    },
  );
  return { scope, archived: archived.length, stored: stored.length, verdict };
}

/** The lines of the archive's files, day by day; what cannot be read stands for the next line. */
async function readArchive(cloud: OperatorCloud, scope: AuditScope): Promise<readonly KeptLine[]> {
  const lines: KeptLine[] = [];
  for (const key of await listKeys(cloud, auditArchiveFolder(scope))) {
    for (const text of textsOf(await cloud.objects.get(key))) {
      const entry = auditEntryShape.safeParse(readJson(text)).data;
      const place = entry?.sequence ?? (lines.at(-1)?.place ?? 0) + 1;
      lines.push({ place, entry });
    }
  }
  return lines;
}

function textsOf(bytes: Uint8Array | undefined): readonly string[] {
  try {
    const text = gunzipSync(bytes ?? new Uint8Array()).toString("utf8");
    return text.split("\n").filter((line) => line !== "");
  } catch {
    return ["a file that is no archive"];
  }
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
