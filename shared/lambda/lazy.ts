/**
 * Builds a value on first use and keeps it for the life of the process. A failed build is not
 * kept: the next use tries again, so that a hiccup at cold start heals.
 */
export function lazy<T>(build: () => T): () => T {
  let built: { readonly value: T } | undefined;
  return () => {
    built ??= { value: build() };
    return built.value;
  };
}
