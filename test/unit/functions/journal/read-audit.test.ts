import { beforeEach, describe, expect, it } from "vitest";
import { documentation } from "../../../../functions/journal/read-audit/documentation.ts";
import { routes } from "../../../../functions/journal/read-audit/routes.ts";
import type { Caller } from "../../../../shared/domain/access/caller.ts";
import type { AuditDraft, AuditScope } from "../../../../shared/domain/audit/audit-entry.ts";
import { createDynamoAuditStore } from "../../../../shared/persistence/audit/dynamo-audit-store.ts";
import { transactAudited } from "../../../../shared/persistence/audit/transact-audited.ts";
import { demoOrganization } from "../../../support/demo-organization.ts";
import { inMemoryTable } from "../../../support/in-memory-table.ts";
import { callRoute } from "../../../support/journal/called-routes.ts";

const { fiscalCode } = demoOrganization();
const auditor: Caller = { kind: "person", id: "p-1", permissions: ["audit:read"], role: "auditor" };
let table: ReturnType<typeof inMemoryTable>;

function draftOf(scope: AuditScope, day: number, changes: Partial<AuditDraft> = {}): AuditDraft {
  return {
    scope,
    at: new Date(Date.UTC(2026, 10, day, 12)).toISOString(),
    actor: { kind: "client", id: "gestionale" },
    action: "DebtPositionTypeChanged",
    target: "type:TARI",
    outcome: "done",
    changes: [{ pointer: "/description", after: "TARI" }],
    ...changes,
  };
}

beforeEach(async () => {
  table = inMemoryTable();
  const drafts = [
    draftOf(fiscalCode, 1),
    draftOf(fiscalCode, 2, { actor: { kind: "person", id: "p-1", role: "auditor" } }),
    draftOf(fiscalCode, 3, { action: "OrganizationChanged", target: "organization" }),
    draftOf(fiscalCode, 4, { outcome: "refused", reason: "IBAN estero", changes: [] }),
    draftOf("region", 5, { target: "client:8f3a" }),
  ];
  for (const draft of drafts) await transactAudited(table, [], draft);
});

async function sequences(query: Record<string, string> = {}) {
  const { status, body } = await call("listOrganizationAudit", query);
  if (status !== 200) return status;
  return body.entries.map(({ sequence }: { sequence: number }) => sequence);
}

function call(operationId: string, query: Record<string, string> = {}) {
  const isRegion = operationId === "listRegionAudit";
  const described = {
    routes,
    documentation,
    dependencies: { audit: createDynamoAuditStore(table) },
  };
  return callRoute(described, operationId, {
    caller: isRegion ? auditor : { ...auditor, organization: fiscalCode },
    query,
    parameters: isRegion ? {} : { fiscalCode },
  });
}

describe("the audit as it is read", () => {
  it("is the ente's own, the latest first", async () => {
    expect(await sequences()).toEqual([4, 3, 2, 1]);
  });

  it("is the Region's own for the Region", async () => {
    const { body } = await call("listRegionAudit");
    expect(body.entries).toMatchObject([{ target: "client:8f3a", sequence: 1 }]);
  });

  it.each<[Record<string, string>, number[]]>([
    [{ from: "2026-11-02", to: "2026-11-03" }, [3, 2]],
    [{ action: "OrganizationChanged" }, [3]],
    [{ actor: "p-1" }, [2]],
    [{ target: "type:TARI" }, [4, 2, 1]],
    [{ outcome: "refused" }, [4]],
    [{ actor: "nobody" }, []],
  ])("is searched by %j", async (query, expected) => {
    expect(await sequences(query)).toEqual(expected);
  });

  it("comes page by page, each line once, whatever is asked for", async () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: "1", target: "type:TARI", ...(cursor && { cursor }) };
      const { body } = await call("listOrganizationAudit", query);
      seen.push(...body.entries.map(({ sequence }: { sequence: number }) => sequence));
      cursor = body.cursor ?? undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([4, 2, 1]);
  });

  it.each([{ outcome: "maybe" }, { from: "ieri" }, { limit: "501" }, { cursor: "%" }])(
    "is refused for %j",
    async (query) => {
      expect(await sequences(query)).toBe(400);
    },
  );
});
