import { setTimeout as delay } from "node:timers/promises";

type Patience = { readonly withinMs?: number; readonly everyMs?: number };

/** Reads until there is something; throws when the time is over. */
export async function eventually<T>(
  read: () => Promise<T | undefined>,
  what: string,
  { withinMs = 20_000, everyMs = 100 }: Patience = {},
): Promise<T> {
  const endsMs = performance.now() + withinMs;
  for (;;) {
    const found = await read();
    if (found !== undefined) return found;
    if (performance.now() > endsMs) throw new Error(`did not happen: ${what}`);
    await delay(everyMs);
  }
}

/** Remembers the first call's promise, so that a thing is made once. */
export function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
