/** A part of a list that is read page by page. */
export type Page<Entry> = {
  readonly entries: readonly Entry[];
  /** Where the next page begins; absent on the last one. */
  readonly cursor?: string;
};

export type PageRequest = { readonly limit: number; readonly cursor?: string };
