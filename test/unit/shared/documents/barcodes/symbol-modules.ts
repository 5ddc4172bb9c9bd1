import bwip from "bwip-js/node";
import type { ModuleMatrix } from "../../../../../shared/documents/barcodes/module-matrix.ts";

/** Rows of a symbol as texts of 1 (dark) and 0, read module by module. */
export function modulesOf({ size, words }: ModuleMatrix): readonly string[] {
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => {
      const word = words[column < 32 ? row : size + row] ?? 0;
      return (word >>> (column % 32)) & 1;
    }).join(""),
  );
}

/** The same of a symbol drawn by bwip-js, the oracle. */
export function modulesOfBwip(options: Record<string, string | boolean>): readonly string[] {
  const [drawn] = bwip.raw({ bcid: "", text: "", ...options });
  if (drawn === undefined || !("pixs" in drawn)) throw new Error("bwip-js drew no matrix");
  const { pixs, pixx, pixy } = drawn;
  return Array.from({ length: pixy }, (_, row) =>
    pixs.slice(row * pixx, (row + 1) * pixx).join(""),
  );
}
