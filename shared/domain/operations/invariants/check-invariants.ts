import { createClaimInvariants } from "./claim-invariants.ts";
import { createFlowInvariants } from "./flow-invariants.ts";
import { createInvariantLog, type InvariantResult } from "./invariant.ts";
import { createNumberingInvariant } from "./numbering-invariant.ts";
import { checkPosition } from "./position-invariants.ts";
import { createReceiptInvariants } from "./receipt-invariants.ts";
import type { StoredEntity } from "./stored-entity.ts";

/** All that is stored goes by once, in any order; then all files of receipts. */
export type InvariantCheck = {
  see(entity: StoredEntity): void;
  /** Key of a file, once every entity was seen. */
  seeFile(key: string): void;
  finish(): InvariantResult[];
};

/** Checks every invariant over a stream of what is stored. */
export function createInvariantCheck(): InvariantCheck {
  const log = createInvariantLog();
  const flows = createFlowInvariants(log);
  const claims = createClaimInvariants(log);
  const receipts = createReceiptInvariants(log);
  const numbering = createNumberingInvariant(log);
  return {
    see(entity) {
      log.checked("readable");
      if (entity.kind === "unreadable") return log.broken("readable", entity.subject);
      if (entity.kind === "position" || entity.kind === "superseded") {
        checkPosition(entity.position, log);
      }
      for (const part of [flows, claims, receipts, numbering]) part.see(entity);
    },
    seeFile: receipts.seeFile,
    finish() {
      flows.finish();
      claims.finish(flows.isUnderWay);
      receipts.finish();
      numbering.finish();
      return log.results();
    },
  };
}
