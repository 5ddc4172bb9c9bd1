/**
 * How much of everything a message may have: far beyond any real one (nine levels, some hundreds of
 * elements), and low enough for a hostile one to cost no more than a real one.
 */
export const xmlLimits = {
  /** Bytes of a whole document. */
  bytes: 1_048_576,
  depth: 32,
  elements: 10_000,
  /** Of one element, declarations of namespaces included, as in the next. */
  attributesOfElement: 64,
  attributes: 5_000,
  /** Declarations of namespaces that hold at one point. */
  namespaces: 64,
} as const;
