import type { DebtPosition } from "../../debt-positions/debt-position.ts";
import { noticesOf } from "../../debt-positions/payable-notice.ts";
import type { InvariantLog } from "./invariant.ts";
import { iuvsOf, subjectOf } from "./position-invariants.ts";
import type { StoredEntity } from "./stored-entity.ts";

/** IUVs are claimed one by one, each by the position that has it. */
export type ClaimInvariants = {
  see(entity: StoredEntity): void;
  /** `isUnderWay` tells the flows that are being imported: theirs may be claimed ahead. */
  finish(isUnderWay: (organization: string, flowId: string) => boolean): void;
};

const separator = " ";

export function createClaimInvariants(log: InvariantLog): ClaimInvariants {
  /** "ente iuv iud" → the flow of the claim. */
  const claims = new Map<string, string>();
  /** Positions that must have a claim, and those that may have had one. */
  const wanted = new Set<string>();
  const formerly = new Set<string>();
  const numbers = new Set<string>();
  const keysOf = (position: DebtPosition) =>
    [...iuvsOf(position)].map((iuv) =>
      [position.organizationFiscalCode, iuv, position.iud].join(separator),
    );

  const seeLive = (position: DebtPosition): void => {
    for (const key of keysOf(position)) if (!claims.delete(key)) wanted.add(key);
    for (const { noticeNumber } of noticesOf(position)) {
      const number = position.organizationFiscalCode + noticeNumber;
      log.checked("numberUnique");
      if (numbers.has(number)) log.broken("numberUnique", subjectOf(position));
      numbers.add(number);
    }
  };

  return {
    see(entity) {
      switch (entity.kind) {
        case "position":
          if (entity.position.status !== "CANCELLED") return seeLive(entity.position);
          for (const key of keysOf(entity.position)) formerly.add(key);
          return;
        case "superseded":
          for (const key of keysOf(entity.position)) formerly.add(key);
          return;
        case "claim": {
          const { organizationFiscalCode, iuv, iud, origin } = entity.claim;
          log.checked("claimHeld");
          const key = [organizationFiscalCode, iuv, iud].join(separator);
          if (!wanted.delete(key)) claims.set(key, origin.flowId);
          return;
        }
        default:
      }
    },
    finish(isUnderWay) {
      for (const [key, flowId] of claims) {
        const [organization = "", iuv = ""] = key.split(separator);
        if (formerly.has(key) || isUnderWay(organization, flowId)) continue;
        log.broken("claimHeld", `${organization}/${iuv}: assegnato, ma nessuna posizione lo ha`);
      }
      for (const key of wanted) {
        const [organization = "", iuv = ""] = key.split(separator);
        log.broken("claimHeld", `${organization}/${iuv}: di una posizione, ma non assegnato a lei`);
      }
    },
  };
}
