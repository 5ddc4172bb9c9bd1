/** A piece of information that an ente sends along with a payment: both 1 to 140 characters. */
export type MetadataEntry = { readonly key: string; readonly value: string };
