import type { AuditDraft } from "../../shared/domain/audit/audit-entry.ts";
import type { DebtPosition } from "../../shared/domain/debt-positions/debt-position.ts";
import {
  type IbanChange,
  type SegmentProgress,
  untouchedSegment,
} from "../../shared/domain/debt-positions/iban-change.ts";
import type { IbanChangeStore } from "../../shared/domain/debt-positions/iban-change-store.ts";

/** Behaves as the table does; of the positions it writes those that are at the version read. */
export function inMemoryIbanChanges(positions = new Map<string, DebtPosition>()) {
  const changes = new Map<string, IbanChange>();
  const progresses = new Map<string, SegmentProgress>();
  const audit: AuditDraft[] = [];
  const key = (id: string, segment: number) => `${id}#${segment}`;
  const isNext = (id: string, { segment, revision }: SegmentProgress) =>
    (progresses.get(key(id, segment))?.revision ?? 0) === revision - 1;
  const store: IbanChangeStore = {
    async create(change, draft) {
      if (changes.has(change.id)) return "refused";
      changes.set(change.id, change);
      audit.push(draft);
      return "written";
    },
    async find({ organizationFiscalCode, id }) {
      const change = changes.get(id);
      return change?.organizationFiscalCode === organizationFiscalCode ? change : undefined;
    },
    async list(organization, { limit, cursor }) {
      const found = [...changes.values()]
        .filter(({ organizationFiscalCode }) => organizationFiscalCode === organization)
        .sort((left, right) => (left.id < right.id ? 1 : -1))
        .filter(({ id }) => cursor === undefined || id < cursor);
      const entries = found.slice(0, limit);
      const last = entries.at(-1);
      return entries.length < limit || last === undefined
        ? { entries }
        : { entries, cursor: last.id };
    },
    async listProgress({ id }) {
      return [...progresses].flatMap(([at, progress]) => (at.startsWith(`${id}#`) ? progress : []));
    },
    async findProgress({ id }, segment) {
      return progresses.get(key(id, segment)) ?? untouchedSegment(segment);
    },
    async advance({ id }, progress, writes) {
      if (!isNext(id, progress)) return "overtaken";
      const moved = writes.some(
        ({ position, versionRead }) => positions.get(position.iud)?.version !== versionRead,
      );
      if (moved) return "positionsMoved";
      for (const { position } of writes) positions.set(position.iud, position);
      progresses.set(key(id, progress.segment), progress);
      return "written";
    },
    async finish(progress, change, draft) {
      const isNewest = changes.get(change.id)?.version === change.version - 1;
      if (!isNewest || !isNext(change.id, progress)) return "refused";
      progresses.set(key(change.id, progress.segment), progress);
      changes.set(change.id, change);
      if (draft !== undefined) audit.push(draft);
      return "written";
    },
  };
  return { store, positions, audit };
}
