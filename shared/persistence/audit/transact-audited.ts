import { type Digest, emptyChain, headAfter, sealLine } from "../../domain/audit/audit-chain.ts";
import type { AuditDraft } from "../../domain/audit/audit-entry.ts";
import type { TableClient } from "../table-client.ts";
import type { TransactionOutcome, WriteAction } from "../transact-write.ts";
import {
  auditHeadKey,
  fromAuditHeadItem,
  toAuditHeadItem,
  toAuditLineItem,
} from "./audit-items.ts";

/** Others that append to the same chain are met, and met again. */
const attemptsMax = 10;

const sha256: Digest = (text) => process.getBuiltinModule("node:crypto").hash("sha256", text);

/**
 * A change of configuration and the line of the audit about it, all or nothing: there is no change
 * without its line. `refused` names the places of the actions whose own condition did not hold;
 * somebody else's line on the same chain is no reason. With no actions it only writes the line.
 */
export async function transactAudited(
  table: Pick<TableClient, "get" | "transact">,
  actions: readonly WriteAction[],
  draft: AuditDraft,
): Promise<TransactionOutcome> {
  for (let attempt = 1; attempt <= attemptsMax; attempt += 1) {
    const result = await table.transact([...actions, ...(await lineActions(table, draft))]);
    if (result.outcome === "written") return result;
    const own = result.actions.filter((place) => place < actions.length);
    if (own.length > 0) return { outcome: "refused", actions: own };
  }
  throw new Error("an audit chain keeps being appended to by others");
}

async function lineActions(
  table: Pick<TableClient, "get">,
  draft: AuditDraft,
): Promise<readonly WriteAction[]> {
  const item = await table.get(auditHeadKey(draft.scope));
  const head = item === undefined ? emptyChain : fromAuditHeadItem(item);
  const line = sealLine(draft, head, sha256);
  const absent = { text: "attribute_not_exists(pk)" };
  const unmoved = {
    text: "#sequence = :sequence",
    names: { "#sequence": "sequence" },
    values: { ":sequence": head.sequence },
  };
  return [
    { put: toAuditLineItem(line), condition: absent },
    {
      put: toAuditHeadItem(draft.scope, headAfter(line)),
      condition: item === undefined ? absent : unmoved,
    },
  ];
}
