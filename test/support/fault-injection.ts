/** The process died: nothing after this call was run. */
export class Crash extends Error {
  override readonly name = "Crash";
}

/**
 * Wraps a store so that call number `at` (from 1, over all wrapped stores that share the plan)
 * crashes, before or after its effect.
 */
export type FaultPlan = { at: number; readonly moment: "before" | "after"; calls: number };

export function faultPlan(at: number, moment: "before" | "after"): FaultPlan {
  return { at, moment, calls: 0 };
}

export function withFaults<Store extends object>(store: Store, plan: FaultPlan): Store {
  return new Proxy(store, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member !== "function") return member;
      return async (...parameters: unknown[]) => {
        plan.calls += 1;
        const crashes = plan.calls === plan.at;
        if (crashes && plan.moment === "before") throw new Crash();
        const answer: unknown = await Reflect.apply(member, target, parameters);
        if (crashes) throw new Crash();
        return answer;
      };
    },
  });
}
