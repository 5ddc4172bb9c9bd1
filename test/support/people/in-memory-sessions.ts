import type { WebSession } from "../../../shared/domain/access/web-session.ts";
import type { WebSessionStore } from "../../../shared/domain/access/web-session-store.ts";

/** Sessions by their digests. */
export function inMemorySessions(): WebSessionStore & {
  readonly kept: ReadonlyMap<string, WebSession>;
} {
  const kept = new Map<string, WebSession>();
  return {
    kept,
    find: async (digest) => kept.get(digest),
    async create(session) {
      kept.set(session.digest, session);
    },
    async update(session) {
      if (!kept.has(session.digest)) return "gone";
      kept.set(session.digest, session);
      return "written";
    },
    async remove(digest) {
      kept.delete(digest);
    },
  };
}
