import {
  Binarizer,
  BinaryBitmap,
  BitArray,
  BitMatrix,
  DataMatrixReader,
  DecodeHintType,
  LuminanceSource,
  QRCodeReader,
} from "@zxing/library";

/** A code as it is drawn in a PDF: where its top left corner lies, in points, and what it says. */
export type PrintedCode = { readonly left: number; readonly top: number; readonly text: string };

const symbolPattern = new RegExp(
  "q ([\\d.]+) 0 0 [\\d.]+ ([\\d.]+) ([\\d.]+) cm\n" +
    "BI/W (\\d+)/H \\d+/IM true/D\\[1 0\\]/F/AHx ID ([\\da-f]+)>\nEI",
  "g",
);
const quietZone = 4;
/** ZXing looks for the middle of a module between whole pixels. */
const pixelsPerModule = 2;

/** The codes in the plain content of a PDF, in the order they are drawn, decoded by ZXing. */
export function printedCodes(pdf: Uint8Array): PrintedCode[] {
  const content = Buffer.from(pdf.buffer, pdf.byteOffset, pdf.length).toString("latin1");
  return Array.from(content.matchAll(symbolPattern), (match) => {
    const [, side, left, bottom, size, digits = ""] = match;
    const top = Number(bottom) + Number(side);
    return { left: Number(left), top, text: decode(Number(size), digits) };
  });
}

/** Four modules a digit, whole bytes a row. The QR code of a notice has 33 rows. */
function decode(size: number, digits: string): string {
  const digitsOfRow = 2 * Math.ceil(size / 8);
  const matrix = new BitMatrix(pixelsPerModule * (size + 2 * quietZone));
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const modules = Number.parseInt(digits.charAt(y * digitsOfRow + (x >> 2)), 16);
      if (((modules >> (3 - (x & 3))) & 1) === 0) continue;
      const [left, top] = [x + quietZone, y + quietZone].map((at) => at * pixelsPerModule);
      matrix.setRegion(left ?? 0, top ?? 0, pixelsPerModule, pixelsPerModule);
    }
  }
  const reader = size === 33 ? new QRCodeReader() : new DataMatrixReader();
  const bitmap = new BinaryBitmap(new ReadyMatrix(matrix));
  return reader.decode(bitmap, new Map([[DecodeHintType.PURE_BARCODE, true]])).getText();
}

class BlankSource extends LuminanceSource {
  static ofSize(width: number, height: number): BlankSource {
    return new BlankSource(width, height);
  }
  override getRow(): Uint8ClampedArray {
    return new Uint8ClampedArray(this.getWidth());
  }
  override getMatrix(): Uint8ClampedArray {
    return new Uint8ClampedArray(this.getWidth() * this.getHeight());
  }
  override invert(): LuminanceSource {
    return this;
  }
}

/** Modules that are black or white already. */
class ReadyMatrix extends Binarizer {
  readonly #matrix: BitMatrix;
  constructor(matrix: BitMatrix) {
    super(BlankSource.ofSize(matrix.getWidth(), matrix.getHeight()));
    this.#matrix = matrix;
  }
  override getBlackRow(): BitArray {
    return new BitArray();
  }
  override getBlackMatrix(): BitMatrix {
    return this.#matrix;
  }
  override createBinarizer(): Binarizer {
    return this;
  }
}
