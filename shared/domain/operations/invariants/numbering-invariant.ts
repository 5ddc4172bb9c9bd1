import { isMeasured } from "../../debt-positions/import-flow.ts";
import type { Iuv } from "../../values/iuv.ts";
import { portalProgressiveOf } from "../../values/iuv.ts";
import type { InvariantLog } from "./invariant.ts";
import type { StoredEntity } from "./stored-entity.ts";

/** An ente's numbering, where it is behind, gives to a new debt the number of an old one. */
export type NumberingInvariant = { see(entity: StoredEntity): void; finish(): void };

const segregationLength = 2;

export function createNumberingInvariant(log: InvariantLog): NumberingInvariant {
  /** By "ente/segregation code": the first number that is free, as far as it was met. */
  const freeFrom = new Map<string, number>();
  const cursors = new Map<string, number>();
  /** Enti that had another portal before: their numbering begins later than at 1. */
  const begins = new Map<string, number>();
  const raise = (key: string, free: number) =>
    freeFrom.set(key, Math.max(freeFrom.get(key) ?? 0, free));

  const seeIuv = (organization: string, iuv: Iuv): void => {
    const code = iuv.slice(0, segregationLength);
    const progressive = portalProgressiveOf(iuv, code);
    if (progressive !== undefined) raise(`${organization}/${code}`, progressive + 1);
  };

  return {
    see(entity) {
      switch (entity.kind) {
        case "claim":
          return seeIuv(entity.claim.organizationFiscalCode, entity.claim.iuv);
        case "flow": {
          const { flow } = entity;
          const lease = isMeasured(flow) ? flow.lease : undefined;
          if (lease === undefined) return;
          const key = `${flow.organizationFiscalCode}/${lease.segregationCode}`;
          raise(key, lease.firstProgressive + lease.count);
          return;
        }
        case "cursor": {
          const { organizationFiscalCode, segregationCode, nextProgressive } = entity.cursor;
          cursors.set(`${organizationFiscalCode}/${segregationCode}`, nextProgressive);
          return;
        }
        case "organization": {
          const { fiscalCode, segregationCode, iuvFirstProgressive = 1 } = entity.organization;
          begins.set(`${fiscalCode}/${segregationCode}`, iuvFirstProgressive);
          return;
        }
        default:
      }
    },
    finish() {
      for (const [key, free] of freeFrom) {
        const cursor = cursors.get(key);
        const begin = begins.get(key);
        // Numbers of another point of numbering of the ente's: the portal never issues them.
        if (cursor === undefined && begin === undefined) continue;
        log.checked("numberingAhead");
        const next = Math.max(cursor ?? 1, begin ?? 1);
        if (next < free) {
          log.broken("numberingAhead", `${key}: il prossimo è ${next}, ma ${free - 1} è già usato`);
        }
      }
    },
  };
}
