/** A square symbol of Data Matrix ECC 200 (ISO/IEC 16022, table 7). */
export type DataMatrixSize = {
  /** Modules on a side, borders of the regions included. */
  readonly size: number;
  readonly regionsOnSide: number;
  readonly dataLength: number;
  readonly correctionLength: number;
  /** Interleaved Reed-Solomon blocks. */
  readonly blocks: number;
};

/**
 * For each bit of the codewords, most significant first, the index (row × size + column) of its
 * module in the symbol (ISO/IEC 16022, annex F).
 */
export function placeDataMatrix(symbol: DataMatrixSize): Uint16Array {
  const regionSize = symbol.size / symbol.regionsOnSide - 2;
  const side = regionSize * symbol.regionsOnSide;
  const toSymbol = (at: number) => at + 1 + 2 * Math.floor(at / regionSize);
  const mapping = mapBits(side);
  const cells = new Uint16Array(side * side);
  mapping.forEach((bit, index) => {
    const row = toSymbol(Math.floor(index / side));
    cells[bit] = row * symbol.size + toSymbol(index % side);
  });
  return cells;
}

/** Borders of the regions: solid on the left and below, dotted above and on the right. */
export function frameDataMatrix(symbol: DataMatrixSize): Uint8Array {
  const { size } = symbol;
  const region = size / symbol.regionsOnSide;
  const modules = new Uint8Array(size * size);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      const [y, x] = [row % region, column % region];
      const isSolid = x === 0 || y === region - 1;
      const isDot = (y === 0 && x % 2 === 0) || (x === region - 1 && y % 2 === 1);
      if (isSolid || isDot) modules[row * size + column] = 1;
    }
  }
  return modules;
}

/** Walks the diagonals of a `side` × `side` mapping matrix; answers which bit each module holds. */
function mapBits(side: number): Int32Array {
  const map = createBitMap(side);
  let row = 4;
  let column = 0;
  while (row < side || column < side) {
    const corner = cornerShapeAt(side, row, column);
    if (corner !== undefined) map.placeCorner(corner);
    [row, column] = sweep(map, [row, column], -2);
    [row, column] = sweep(map, [row + 1, column + 3], 2);
    row += 3;
    column += 1;
  }
  return map.bits;
}

type Cell = readonly [row: number, column: number];

type BitMap = {
  readonly side: number;
  readonly bits: Int32Array;
  readonly isFree: (row: number, column: number) => boolean;
  readonly placeUtah: (row: number, column: number) => void;
  readonly placeCorner: (cells: readonly Cell[]) => void;
};

function createBitMap(side: number): BitMap {
  const bits = new Int32Array(side * side).fill(-1);
  const isInside = (at: number) => at >= 0 && at < side;
  const wrapShift = 4 - ((side + 4) % 8);
  let codeword = 0;
  const setBit = (row: number, column: number, bit: number) => {
    const [y, shiftedX] = row < 0 ? [row + side, column + wrapShift] : [row, column];
    const [x, wrappedY] = shiftedX < 0 ? [shiftedX + side, y + wrapShift] : [shiftedX, y];
    bits[wrappedY * side + x] = 8 * codeword + bit;
  };
  return {
    side,
    bits,
    isFree: (row, column) => isInside(row) && isInside(column) && bits[row * side + column] === -1,
    placeUtah: (row, column) => {
      utahShape.forEach(([dr, dc], bit) => {
        setBit(row + dr, column + dc, bit);
      });
      codeword++;
    },
    placeCorner: (cells) => {
      cells.forEach(([row, column], bit) => {
        setBit(row < 0 ? row + side : row, column < 0 ? column + side : column, bit);
      });
      codeword++;
    },
  };
}

/** Follows one diagonal, upwards (-2) or downwards (2), to where it leaves the matrix. */
function sweep(map: BitMap, start: Cell, rowStep: -2 | 2): Cell {
  let [row, column] = start;
  const hasLeft = () =>
    rowStep < 0 ? row < 0 || column >= map.side : row >= map.side || column < 0;
  do {
    if (map.isFree(row, column)) map.placeUtah(row, column);
    row += rowStep;
    column -= rowStep;
  } while (!hasLeft());
  return [row, column];
}

function cornerShapeAt(side: number, row: number, column: number): readonly Cell[] | undefined {
  if (row === side && column === 0) return cornerShapes[0];
  if (row === side - 2 && column === 0 && side % 4 !== 0) return cornerShapes[1];
  if (row === side - 2 && column === 0 && side % 8 === 4) return cornerShapes[2];
  if (row === side + 4 && column === 2 && side % 8 === 0) return cornerShapes[3];
  return undefined;
}

/** A codeword's usual shape, from its last bit's module; the first entry is the first bit. */
const utahShape = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
] as const;

/** The four shapes a codeword takes at the corners; negative indexes count from the far side. */
const cornerShapes = [
  [
    [-1, 0],
    [-1, 1],
    [-1, 2],
    [0, -2],
    [0, -1],
    [1, -1],
    [2, -1],
    [3, -1],
  ],
  [
    [-3, 0],
    [-2, 0],
    [-1, 0],
    [0, -4],
    [0, -3],
    [0, -2],
    [0, -1],
    [1, -1],
  ],
  [
    [-3, 0],
    [-2, 0],
    [-1, 0],
    [0, -2],
    [0, -1],
    [1, -1],
    [2, -1],
    [3, -1],
  ],
  [
    [-1, 0],
    [-1, -1],
    [0, -3],
    [0, -2],
    [0, -1],
    [1, -3],
    [1, -2],
    [1, -1],
  ],
] as const;
