const ON_CURVE = 0x01;
const X_IS_BYTE = 0x02;
const Y_IS_BYTE = 0x04;
const REPEAT = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

/** How an axis is told by the flags of a point. */
const axes = {
  x: { isByte: X_IS_BYTE, sameOrPositive: X_SAME_OR_POSITIVE },
  y: { isByte: Y_IS_BYTE, sameOrPositive: Y_SAME_OR_POSITIVE },
} as const;

type Points = {
  readonly contourEnds: readonly number[];
  readonly onCurve: readonly boolean[];
  readonly x: readonly number[];
  readonly y: readonly number[];
};

/**
 * A simple glyph description ("glyf" table, OpenType 1.9) on another grid, without its hinting.
 * A coarser grid makes for smaller steps between points, and those for fewer bytes.
 */
export function scaleSimpleOutline(outline: Uint8Array, scale: number): Uint8Array {
  const { contourEnds, onCurve, x, y } = readPoints(outline);
  const scaled = (values: readonly number[]) => values.map((value) => Math.round(value * scale));
  return writePoints({ contourEnds, onCurve, x: scaled(x), y: scaled(y) });
}

function readPoints(outline: Uint8Array): Points {
  const view = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contourCount = view.getInt16(0);
  const contourEnds = Array.from({ length: contourCount }, (_, contour) =>
    view.getUint16(10 + 2 * contour),
  );
  const pointCount = (contourEnds.at(-1) ?? -1) + 1;
  const lengthAt = 10 + 2 * contourCount;
  let at = lengthAt + 2 + view.getUint16(lengthAt);
  const flags: number[] = [];
  while (flags.length < pointCount) {
    const flag = view.getUint8(at++);
    const times = (flag & REPEAT) === 0 ? 1 : 1 + view.getUint8(at++);
    for (let time = 0; time < times; time++) flags.push(flag);
  }
  const readAxis = ({ isByte, sameOrPositive }: (typeof axes)["x" | "y"]): readonly number[] => {
    let value = 0;
    return flags.map((flag) => {
      const bit = (flag & sameOrPositive) !== 0;
      if ((flag & isByte) !== 0) {
        value += bit ? view.getUint8(at++) : -view.getUint8(at++);
      } else if (!bit) {
        value += view.getInt16(at);
        at += 2;
      }
      return value;
    });
  };
  const x = readAxis(axes.x);
  const y = readAxis(axes.y);
  return { contourEnds, onCurve: flags.map((flag) => (flag & ON_CURVE) !== 0), x, y };
}

function writePoints({ contourEnds, onCurve, x, y }: Points): Uint8Array {
  const flags: number[] = onCurve.map((isOn) => (isOn ? ON_CURVE : 0));
  const writeAxis = (
    values: readonly number[],
    { isByte, sameOrPositive }: (typeof axes)["x" | "y"],
  ): readonly number[] =>
    values.flatMap((value, index) => {
      const step = value - (values[index - 1] ?? 0);
      const isShort = step !== 0 && Math.abs(step) < 256;
      if (isShort) flags[index] = (flags[index] ?? 0) | isByte;
      if (step === 0 || (isShort && step > 0)) {
        flags[index] = (flags[index] ?? 0) | sameOrPositive;
      }
      if (isShort) return [Math.abs(step)];
      return step === 0 ? [] : twoBytes(step);
    });
  const xBytes = writeAxis(x, axes.x);
  const yBytes = writeAxis(y, axes.y);
  const bounds = [Math.min(...x), Math.min(...y), Math.max(...x), Math.max(...y)];
  return Uint8Array.from([
    ...[contourEnds.length, ...bounds, ...contourEnds].flatMap(twoBytes),
    // No instructions.
    ...twoBytes(0),
    ...repeated(flags),
    ...xBytes,
    ...yBytes,
  ]);
}

/** Equal flags in a row are written once, with how often they come again. */
function repeated(flags: readonly number[]): readonly number[] {
  const bytes: number[] = [];
  for (let at = 0; at < flags.length; ) {
    const flag = flags[at] ?? 0;
    let end = at + 1;
    while (end < flags.length && flags[end] === flag && end - at < 256) end++;
    if (end - at > 2) bytes.push(flag | REPEAT, end - at - 1);
    else bytes.push(...flags.slice(at, end));
    at = end;
  }
  return bytes;
}

function twoBytes(value: number): [number, number] {
  return [(value >> 8) & 0xff, value & 0xff];
}
