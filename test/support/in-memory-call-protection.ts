import type {
  CallClaim,
  CallProtection,
  ClaimedCall,
  RepeatableCall,
} from "../../shared/domain/access/call-protection.ts";

export type InMemoryCallProtection = CallProtection & {
  /** How often something was looked for that cannot exist. */
  readonly decoysRead: () => number;
};

/** One instance that counts for ever and forgets nothing. */
export function inMemoryCallProtection(): InMemoryCallProtection {
  const calls = new Map<string, number>();
  type Known = { readonly digest: string; readonly ended?: CallClaim };
  const known = new Map<string, Known>();
  const at = ({ owner, operation, key }: RepeatableCall) =>
    JSON.stringify([owner.kind, owner.id, owner.organization, operation, key]);
  let decoys = 0;
  return {
    decoysRead: () => decoys,
    async readDecoy() {
      decoys += 1;
    },
    async takeCall({ id }, { callsPerMinute: limit }) {
      const used = (calls.get(id) ?? 0) + 1;
      calls.set(id, used);
      const remaining = Math.max(0, limit - used);
      const outcome = used > limit ? "exceeded" : "allowed";
      return { outcome, limit, remaining, resetSeconds: 60 };
    },
    async claim(call) {
      const { digest } = call;
      const found = known.get(at(call));
      if (found !== undefined) {
        if (found.digest !== digest) return { outcome: "otherRequest" };
        return found.ended ?? { outcome: "running", retrySeconds: 30 };
      }
      known.set(at(call), { digest });
      const claimed: ClaimedCall = {
        async keep(answer) {
          const ended: CallClaim =
            answer === undefined ? { outcome: "unrepeatable" } : { outcome: "answered", answer };
          known.set(at(call), { digest, ended });
        },
        async release() {
          known.delete(at(call));
        },
      };
      return { outcome: "claimed", claimed };
    },
  };
}
