/** Takes long enough that a second call finds it busy; tells which process answered. */
export async function handler(_event: unknown, context: { getRemainingTimeInMillis(): number }) {
  await new Promise((resolve) => setTimeout(resolve, 500));
  return { pid: process.pid, remainingMs: context.getRemainingTimeInMillis() };
}
