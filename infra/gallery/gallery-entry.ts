import type { GalleryCase } from "./gallery-cases.ts";
import type { PdfVerdict } from "./pdfa-validator.ts";

/** What is known of a notice of the gallery once it has been made and read back. */
export type GalleryEntry = GalleryCase & {
  readonly file: string;
  readonly bytes: number;
  readonly images: readonly string[];
  /** Characters printed as "�". */
  readonly unprintable: readonly string[];
  readonly structureFaults: string;
  readonly codes: { readonly asked: number; readonly read: number };
  /** By flavour. */
  readonly verdicts: Readonly<Record<"2a" | "ua1", PdfVerdict | undefined>>;
};

/** True when nothing can be said against a notice but characters that no font has. */
export function isFaultless({ structureFaults, codes, verdicts }: GalleryEntry): boolean {
  return (
    structureFaults === "" && codes.read === codes.asked && verdicts["2a"]?.isCompliant === true
  );
}
