/** A square symbol without its quiet zone: one byte a module, row by row, 1 is dark. */
export type ModuleMatrix = {
  readonly size: number;
  readonly modules: Uint8Array;
};
