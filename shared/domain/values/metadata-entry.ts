/** A piece of information that an ente sends along with a payment: both 1 to 140 characters. */
export type MetadataEntry = { readonly key: string; readonly value: string };

/** As many entries as pagoPA carries with a payment or a transfer (SANP 3.12.0, metadata). */
export const metadataEntriesMax = 15;
