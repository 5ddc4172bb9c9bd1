/** A version of the symbol, 2 to 6: those with one alignment pattern and no version word. */
export type QrVersion = {
  /** Modules on a side. */
  readonly size: number;
  /** Data and correction. */
  readonly codewords: number;
};

/** Modules on a side of a version 4 symbol. */
export const qrSize = 33;
/** Codewords of a version 4 symbol, data and correction. */
export const qrCodewords = 100;
const version4: QrVersion = { size: qrSize, codewords: qrCodewords };

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (row, column) => (row + column) % 2 === 0,
  (row) => row % 2 === 0,
  (_row, column) => column % 3 === 0,
  (row, column) => (row + column) % 3 === 0,
  (row, column) => (Math.floor(row / 2) + Math.floor(column / 3)) % 2 === 0,
  (row, column) => ((row * column) % 2) + ((row * column) % 3) === 0,
  (row, column) => (((row * column) % 2) + ((row * column) % 3)) % 2 === 0,
  (row, column) => (((row + column) % 2) + ((row * column) % 3)) % 2 === 0,
];

/** Format words of error correction level M, one for each mask (ISO/IEC 18004, annex C). */
const formatWords = [
  0b101010000010010, 0b101000100100101, 0b101111001111100, 0b101101101001011, 0b100010111111001,
  0b100000011001110, 0b100111110010111, 0b100101010100000,
] as const;

type Cell = readonly [row: number, column: number];

/** Where things go in a symbol, worked out once (ISO/IEC 18004, 7.3 and 7.7). */
export type QrLayout = {
  /** Index (row × size + column) of each bit of the codewords, in reading order. */
  readonly bitCells: Uint16Array;
  /** For each mask: what to add to the placed bits to have the whole symbol. */
  readonly maskedFrames: readonly Uint8Array[];
};

export function layOutQr(version = version4): QrLayout {
  const { size } = version;
  const { dark, reserved } = drawFunctionPatterns(size);
  const maskedFrames = formatWords.map((word, mask) => {
    const frame = dark.slice();
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        const cell = row * size + column;
        if (reserved[cell] === 0 && masks[mask]?.(row, column)) frame[cell] = 1;
      }
    }
    drawFormat(frame, size, word);
    return frame;
  });
  return { bitCells: dataCells(reserved, version), maskedFrames };
}

function drawFunctionPatterns(size: number): {
  readonly dark: Uint8Array;
  readonly reserved: Uint8Array;
} {
  const dark = new Uint8Array(size * size);
  const reserved = new Uint8Array(size * size);
  const set = (row: number, column: number, isDark: boolean) => {
    if (row < 0 || column < 0 || row >= size || column >= size) return;
    dark[row * size + column] = isDark ? 1 : 0;
    reserved[row * size + column] = 1;
  };
  for (let at = 0; at < size; at++) {
    set(6, at, at % 2 === 0);
    set(at, 6, at % 2 === 0);
  }
  for (const [centreRow, centreColumn] of finderCentres(size)) {
    drawSquares(4, (dr, dc, ring) => {
      set(centreRow + dr, centreColumn + dc, ring !== 2 && ring !== 4);
    });
  }
  drawSquares(2, (dr, dc, ring) => {
    set(size - 7 + dr, size - 7 + dc, ring !== 1);
  });
  for (const cells of formatCells(size)) for (const [row, column] of cells) set(row, column, false);
  set(size - 8, 8, true);
  return { dark, reserved };
}

function finderCentres(size: number): readonly Cell[] {
  return [
    [3, 3],
    [3, size - 4],
    [size - 4, 3],
  ];
}

/** Visits the square of the given radius, telling each cell's ring (0 is the centre). */
function drawSquares(
  radius: number,
  draw: (deltaRow: number, deltaColumn: number, ring: number) => void,
): void {
  for (let dr = -radius; dr <= radius; dr++) {
    for (let dc = -radius; dc <= radius; dc++) draw(dr, dc, Math.max(Math.abs(dr), Math.abs(dc)));
  }
}

/** The two copies of the format word, least significant bit first. */
function formatCells(size: number): readonly (readonly Cell[])[] {
  return [
    Array.from({ length: 15 }, (_, bit): Cell => {
      if (bit < 6) return [bit, 8];
      if (bit < 8) return [bit + 1, 8];
      return [8, bit === 8 ? 7 : 14 - bit];
    }),
    Array.from(
      { length: 15 },
      (_, bit): Cell => (bit < 8 ? [8, size - 1 - bit] : [size - 15 + bit, 8]),
    ),
  ];
}

function drawFormat(frame: Uint8Array, size: number, word: number): void {
  for (const cells of formatCells(size)) {
    cells.forEach(([row, column], bit) => {
      frame[row * size + column] = (word >>> bit) & 1;
    });
  }
}

/** Columns in pairs from the right, up then down, skipping the vertical timing pattern. */
function dataCells(reserved: Uint8Array, { size, codewords }: QrVersion): Uint16Array {
  const cells: number[] = [];
  let upwards = true;
  for (let right = size - 1; right > 0; right -= right === 8 ? 3 : 2) {
    for (let step = 0; step < size; step++) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        const cell = row * size + column;
        if (reserved[cell] === 0) cells.push(cell);
      }
    }
    upwards = !upwards;
  }
  return Uint16Array.from(cells.slice(0, 8 * codewords));
}
