import type { Adapter, AdapterPayload } from "oidc-provider";

type Kept = { readonly payload: AdapterPayload; readonly untilMs: number };

/** What an identity provider remembers, as long as it runs: logins under way, codes, sessions. */
export function createMemoryAdapters(nowMs: () => number = Date.now): (model: string) => Adapter {
  const kept = new Map<string, Kept>();
  const valid = (key: string) => {
    const found = kept.get(key);
    return found !== undefined && found.untilMs > nowMs() ? found.payload : undefined;
  };
  return (model) => {
    const keyOf = (id: string) => `${model}:${id}`;
    return {
      async upsert(id, payload, expiresInSeconds) {
        forgetExpired(kept, nowMs());
        const seconds = expiresInSeconds ?? Number.POSITIVE_INFINITY;
        kept.set(keyOf(id), { payload, untilMs: nowMs() + seconds * 1_000 });
      },
      find: async (id) => valid(keyOf(id)),
      // No device logs in here.
      findByUserCode: async () => undefined,
      async findByUid(uid) {
        const keys = [...kept.keys()].filter((key) => key.startsWith(keyOf("")));
        return keys.map(valid).find((payload) => payload?.uid === uid);
      },
      async consume(id) {
        const payload = valid(keyOf(id));
        if (payload !== undefined) payload["consumed"] = Math.floor(nowMs() / 1_000);
      },
      async destroy(id) {
        kept.delete(keyOf(id));
      },
      async revokeByGrantId(grantId) {
        for (const [key, { payload }] of kept) {
          if (payload.grantId === grantId) kept.delete(key);
        }
      },
    };
  };
}

function forgetExpired(kept: Map<string, Kept>, nowMs: number): void {
  for (const [key, { untilMs }] of kept) {
    if (untilMs <= nowMs) kept.delete(key);
  }
}
