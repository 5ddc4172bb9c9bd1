import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  IuvClaim,
} from "../../shared/domain/debt-positions/debt-position-store.ts";
import {
  findNotice,
  holdsIuv,
  losesNotice,
} from "../../shared/domain/debt-positions/payable-notice.ts";
import { iuvOf } from "../../shared/domain/values/notice-number.ts";

export type InMemoryDebtPositions = DebtPositionStore & {
  readonly positions: Map<string, DebtPosition>;
  readonly superseded: DebtPosition[];
  readonly claims: Map<string, IuvClaim>;
};

/** Behaves as the table does: inserts never overwrite, changes compare the version. */
export function inMemoryDebtPositions(): InMemoryDebtPositions {
  const positions = new Map<string, DebtPosition>();
  const superseded: DebtPosition[] = [];
  const claims = new Map<string, IuvClaim>();
  const cursors = new Map<string, number>();
  const key = (organization: string, id: string) => `${organization}#${id}`;
  const claimKey = (claim: IuvClaim) => key(claim.organizationFiscalCode, claim.iuv);
  const sameClaim = (left: IuvClaim | undefined, right: IuvClaim) =>
    left !== undefined &&
    left.iud === right.iud &&
    left.origin.flowId === right.origin.flowId &&
    left.origin.row === right.origin.row;
  const store: DebtPositionStore = {
    async findMany(organization, iuds) {
      return iuds.flatMap((iud) => positions.get(key(organization, iud)) ?? []);
    },
    async findByNoticeNumber(organization, noticeNumber) {
      const claim = claims.get(key(organization, iuvOf(noticeNumber)));
      const position = claim && positions.get(key(organization, claim.iud));
      return position && findNotice(position, noticeNumber) ? position : undefined;
    },
    async findByIuv(organization, iuv) {
      const claim = claims.get(key(organization, iuv));
      const position = claim && positions.get(key(organization, claim.iud));
      return position && holdsIuv(position, iuv) ? position : undefined;
    },
    async reserveProgressives(organization, { segregationCode, firstProgressiveMin, count }) {
      const at = key(organization, segregationCode);
      const first = Math.max(cursors.get(at) ?? 1, firstProgressiveMin);
      cursors.set(at, first + count);
      return first;
    },
    async create(position, wanted, cancelled) {
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== cancelled?.version) return "iudTaken";
      if (wanted.some((claim) => claims.has(claimKey(claim)))) return "iuvTaken";
      if (cancelled) superseded.push(cancelled);
      positions.set(at, position);
      for (const claim of wanted) claims.set(claimKey(claim), claim);
      return "written";
    },
    async findClaim(organization, iuv) {
      return claims.get(key(organization, iuv));
    },
    async claimIuvs(wanted) {
      return wanted.map((claim) => {
        if (claims.has(claimKey(claim))) return "exists";
        claims.set(claimKey(claim), claim);
        return "inserted";
      });
    },
    async takeOverClaim(claim, held) {
      const current = claims.get(claimKey(claim));
      if (!sameClaim(current, held) && !sameClaim(current, claim)) return "refused";
      claims.set(claimKey(claim), claim);
      return "written";
    },
    async releaseClaim(claim) {
      if (sameClaim(claims.get(claimKey(claim)), claim)) claims.delete(claimKey(claim));
    },
    async insertMany(wanted) {
      return wanted.map((position) => {
        const at = key(position.organizationFiscalCode, position.iud);
        if (positions.has(at)) return "exists";
        positions.set(at, position);
        return "inserted";
      });
    },
    async change(position, versionRead, newClaim) {
      if (newClaim && !sameClaim(claims.get(claimKey(newClaim)), newClaim)) return "refused";
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== versionRead) return "refused";
      positions.set(at, position);
      return "written";
    },
    async amend(position, before, wanted) {
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== before.version) return "refused";
      if (wanted.some((claim) => claims.has(claimKey(claim)))) return "refused";
      if (losesNotice(position, before)) superseded.push(before);
      positions.set(at, position);
      for (const claim of wanted) claims.set(claimKey(claim), claim);
      return "written";
    },
    async replaceCancelled(position, cancelled, claim) {
      if (claim && !sameClaim(claims.get(claimKey(claim)), claim)) return "refused";
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== cancelled.version) return "refused";
      superseded.push(cancelled);
      positions.set(at, position);
      return "written";
    },
  };
  return { ...store, positions, superseded, claims };
}
