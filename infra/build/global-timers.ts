import type { Plugin } from "esbuild";

/**
 * Gives who imports `setTimeout` from `node:timers` the global one, which is the same: the import
 * would have Node.js load all that the module leads to, at every start of a function.
 */
export const globalTimers: Plugin = {
  name: "global-timers",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^node:timers$/ }, ({ path }) => ({
      path,
      namespace: "global-timers",
      sideEffects: false,
    }));
    onLoad({ filter: /./, namespace: "global-timers" }, () => ({
      contents: "export const { setTimeout } = globalThis;",
    }));
  },
};
