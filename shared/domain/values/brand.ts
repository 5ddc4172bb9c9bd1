declare const brand: unique symbol;

/**
 * A `T` that has been through the check called `Name`. The mark exists only for the compiler; the
 * only way to put it on is the type guard beside each value, so no cast is needed anywhere.
 */
export type Brand<T, Name extends string> = T & { readonly [brand]: Name };
