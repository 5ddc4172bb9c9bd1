/** A page of what was found. */
export type FoundPage<Thing> = {
  readonly found: readonly Thing[];
  /** Of all pages. */
  readonly total: number;
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
};

type WantedPage = { readonly limit: number; readonly cursor?: string | undefined };

/** A page of the things found; `undefined` when the cursor was given by no page of theirs. */
export function pageOf<Thing>(
  things: readonly Thing[],
  { limit, cursor = "0" }: WantedPage,
): FoundPage<Thing> | undefined {
  if (!/^\d{1,6}$/u.test(cursor)) return undefined;
  const start = Number(cursor);
  const end = start + limit;
  return {
    found: things.slice(start, end),
    total: things.length,
    ...(end < things.length && { cursor: String(end) }),
  };
}
