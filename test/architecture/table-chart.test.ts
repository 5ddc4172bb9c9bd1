import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parseApiClientId } from "../../shared/domain/access/api-client.ts";
import { parseRunId } from "../../shared/domain/sandbox/sandbox-run.ts";
import { parseIud } from "../../shared/domain/values/iud.ts";
import { parseIuv } from "../../shared/domain/values/iuv.ts";
import {
  apiClientKey,
  clientEntryKey,
  clientUseKey,
  delegationKey,
  delegationUseKey,
  loginFailuresKey,
} from "../../shared/persistence/access/api-client-keys.ts";
import { auditHeadKey, auditLineKey } from "../../shared/persistence/audit/audit-items.ts";
import { iuvCursorKey } from "../../shared/persistence/debt-positions/iuv-cursor.ts";
import { claimKey, positionKey } from "../../shared/persistence/debt-positions/position-keys.ts";
import {
  contentClaimKey,
  flowKey,
} from "../../shared/persistence/import-flows/import-flow-item.ts";
import { operationKey } from "../../shared/persistence/operations/operation-item.ts";
import {
  organizationKey,
  printedFactsKey,
} from "../../shared/persistence/organizations/organization-item.ts";
import {
  anomalyKey,
  receiptKey,
  receiptOfDayKey,
} from "../../shared/persistence/receipts/receipt-item.ts";
import {
  callKey,
  cartKey,
  deliveryKey,
  runKey,
  sessionKey,
} from "../../shared/persistence/sandbox/sandbox-items.ts";
import { entities } from "../../shared/persistence/table.ts";
import { demoOrganization } from "../support/demo-organization.ts";
import { sampleOperationEntry } from "../support/operations/sample-operation.ts";
import { sampleRecord } from "../support/receipts/sample-record.ts";

const chart = readFileSync(new URL("../../shared/persistence/TABLE.md", import.meta.url), "utf8");
const rows = [...chart.matchAll(/^\| `(\w+)` \| `([^`]+)` \| `([^`]+)` \|/gmu)].map((match) => ({
  entity: match[1] ?? "",
  pk: match[2] ?? "",
  sk: match[3] ?? "",
}));

/** A key pattern of the chart (`ORG#<ente>`) as a regular expression. */
function keyPattern(pattern: string): RegExp {
  return new RegExp(`^${pattern.replaceAll(/<[^>]+>/gu, "[^#]+")}$`, "u");
}

describe("chart of the table", () => {
  it("has one row for every entity, and no other", () => {
    expect(rows.map(({ entity }) => entity).toSorted()).toEqual(Object.values(entities).toSorted());
  });

  it("shows the keys that the stores write", () => {
    const { fiscalCode } = demoOrganization();
    const clientId = parseApiClientId("0".repeat(32)) ?? expect.fail();
    const flow = { organizationFiscalCode: fiscalCode, id: "f1" };
    const iud = parseIud("TARI-1") ?? expect.fail();
    const iuv = parseIuv("00000000000006467") ?? expect.fail();
    const receipt = sampleRecord("ricevuta-1");
    const run = parseRunId("0".repeat(32)) ?? expect.fail();
    const written = {
      DebtPosition: positionKey(fiscalCode, iud),
      IuvClaim: claimKey(fiscalCode, iuv),
      Organization: organizationKey(fiscalCode),
      PrintedFacts: printedFactsKey(fiscalCode, 1),
      ImportFlow: flowKey(flow),
      ContentClaim: contentClaimKey(fiscalCode, "abc"),
      IuvCursor: iuvCursorKey(fiscalCode, "12"),
      SandboxRun: runKey(run),
      SandboxCall: callKey(run, "c"),
      SandboxReceipt: deliveryKey(run, "d"),
      SandboxCart: cartKey(run),
      SandboxSession: sessionKey({ fiscalCode, noticeNumber: "312000000000000119" }),
      Receipt: receiptKey(fiscalCode, receipt.receiptId),
      ReceiptOfDay: receiptOfDayKey(receipt),
      ReceiptAnomaly: anomalyKey({ reason: "positionUnknown", receipt }),
      Operation: operationKey(sampleOperationEntry()),
      ApiClient: apiClientKey(clientId),
      ApiClientEntry: clientEntryKey(clientId),
      ClientDelegation: delegationKey(fiscalCode, clientId),
      ClientUse: clientUseKey(clientId),
      DelegationUse: delegationUseKey(fiscalCode, clientId),
      LoginFailures: loginFailuresKey(clientId),
      AuditLine: auditLineKey(fiscalCode, 12),
      AuditHead: auditHeadKey(fiscalCode),
    };
    for (const [entity, key] of Object.entries(written)) {
      const row = rows.find((each) => each.entity === entity);
      expect(key.pk).toMatch(keyPattern(row?.pk ?? ""));
      expect(key.sk).toMatch(keyPattern(row?.sk ?? ""));
    }
  });
});
