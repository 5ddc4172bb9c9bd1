import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import type {
  DebtPositionStore,
  NoticeNumberClaim,
} from "../../shared/domain/debt-positions/debt-position-store.ts";

export type InMemoryDebtPositions = DebtPositionStore & {
  readonly positions: Map<string, DebtPosition>;
  readonly superseded: DebtPosition[];
  readonly claims: Map<string, NoticeNumberClaim>;
};

/** Behaves as the table does: inserts never overwrite, changes compare the version. */
export function inMemoryDebtPositions(): InMemoryDebtPositions {
  const positions = new Map<string, DebtPosition>();
  const superseded: DebtPosition[] = [];
  const claims = new Map<string, NoticeNumberClaim>();
  const key = (organization: string, id: string) => `${organization}#${id}`;
  const claimKey = (claim: NoticeNumberClaim) =>
    key(claim.organizationFiscalCode, claim.noticeNumber);
  const sameClaim = (left: NoticeNumberClaim | undefined, right: NoticeNumberClaim) =>
    left !== undefined &&
    left.iud === right.iud &&
    left.origin.flowId === right.origin.flowId &&
    left.origin.row === right.origin.row;
  const store: DebtPositionStore = {
    async findMany(organization, iuds) {
      return iuds.flatMap((iud) => positions.get(key(organization, iud)) ?? []);
    },
    async findByNoticeNumber(organization, noticeNumber) {
      const claim = claims.get(key(organization, noticeNumber));
      const position = claim && positions.get(key(organization, claim.iud));
      return position?.noticeNumber === noticeNumber ? position : undefined;
    },
    async findClaim(organization, noticeNumber) {
      return claims.get(key(organization, noticeNumber));
    },
    async claimNoticeNumbers(wanted) {
      return wanted.map((claim) => {
        if (claims.has(claimKey(claim))) return "exists";
        claims.set(claimKey(claim), claim);
        return "inserted";
      });
    },
    async takeOverClaim(claim, held) {
      if (!sameClaim(claims.get(claimKey(claim)), held)) return "refused";
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
    async change(position, versionRead) {
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== versionRead) return "refused";
      positions.set(at, position);
      return "written";
    },
    async replaceCancelled(position, cancelled) {
      const at = key(position.organizationFiscalCode, position.iud);
      if (positions.get(at)?.version !== cancelled.version) return "refused";
      superseded.push(cancelled);
      positions.set(at, position);
      return "written";
    },
  };
  return { ...store, positions, superseded, claims };
}
