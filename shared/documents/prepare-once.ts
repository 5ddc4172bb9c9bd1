/** Prepares a value at its first use, not when the module is loaded, and keeps it. */
export function prepareOnce<Value>(prepare: () => Value): () => Value {
  let prepared: { readonly value: Value } | undefined;
  return () => {
    prepared ??= { value: prepare() };
    return prepared.value;
  };
}
