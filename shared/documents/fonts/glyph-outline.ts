const ON_CURVE = 0x01;
const X_IS_BYTE = 0x02;
const Y_IS_BYTE = 0x04;
const REPEAT = 0x08;
const X_SAME_OR_POSITIVE = 0x10;
const Y_SAME_OR_POSITIVE = 0x20;

/** How an axis is told by the flags of a point. */
type Axis = { readonly isByte: number; readonly sameOrPositive: number };
const xAxis: Axis = { isByte: X_IS_BYTE, sameOrPositive: X_SAME_OR_POSITIVE };
const yAxis: Axis = { isByte: Y_IS_BYTE, sameOrPositive: Y_SAME_OR_POSITIVE };

/** A view of bytes and the place in them that is read or written next. */
type Cursor = { readonly view: DataView; at: number };

/**
 * A simple glyph description ("glyf" table, OpenType 1.9) on another grid, without its hinting.
 * A coarser grid makes for smaller steps between points, and those for fewer bytes. Plain loops: a
 * function that starts draws some hundred glyphs before anything is compiled.
 */
export function scaleSimpleOutline(outline: Uint8Array, scale: number): Uint8Array {
  const source = { view: new DataView(outline.buffer, outline.byteOffset, outline.length), at: 0 };
  const contours = source.view.getInt16(0);
  const lengthAt = 10 + 2 * contours;
  const pointCount = contours === 0 ? 0 : source.view.getUint16(lengthAt - 2) + 1;
  source.at = lengthAt + 2 + source.view.getUint16(lengthAt);
  const flags = readFlags(source, pointCount);
  const x = readAxis(source, flags, xAxis);
  const y = readAxis(source, flags, yAxis);
  for (let point = 0; point < pointCount; point++) {
    flags[point] = (flags[point] ?? 0) & ON_CURVE;
    x[point] = Math.round((x[point] ?? 0) * scale);
    y[point] = Math.round((y[point] ?? 0) * scale);
  }
  setFlags(flags, x, xAxis);
  setFlags(flags, y, yAxis);
  const scaled = new Uint8Array(lengthAt + 2 + 5 * pointCount);
  scaled.set(outline.subarray(0, lengthAt));
  const target = { view: new DataView(scaled.buffer), at: lengthAt + 2 };
  writeBounds(target.view, x, y);
  writeFlags(target, flags);
  writeAxis(target, x);
  writeAxis(target, y);
  return scaled.subarray(0, target.at);
}

function readFlags(source: Cursor, pointCount: number): Uint8Array {
  const flags = new Uint8Array(pointCount);
  for (let point = 0; point < pointCount; ) {
    const flag = source.view.getUint8(source.at++);
    const times = (flag & REPEAT) === 0 ? 1 : 1 + source.view.getUint8(source.at++);
    flags.fill(flag, point, point + times);
    point += times;
  }
  return flags;
}

function readAxis(source: Cursor, flags: Uint8Array, axis: Axis): Int16Array {
  const values = new Int16Array(flags.length);
  let value = 0;
  for (let point = 0; point < flags.length; point++) {
    const flag = flags[point] ?? 0;
    const isSameOrPositive = (flag & axis.sameOrPositive) !== 0;
    if ((flag & axis.isByte) !== 0) {
      const step = source.view.getUint8(source.at++);
      value += isSameOrPositive ? step : -step;
    } else if (!isSameOrPositive) {
      value += source.view.getInt16(source.at);
      source.at += 2;
    }
    values[point] = value;
  }
  return values;
}

function setFlags(flags: Uint8Array, values: Int16Array, axis: Axis): void {
  let previous = 0;
  for (let point = 0; point < flags.length; point++) {
    const value = values[point] ?? 0;
    const step = value - previous;
    previous = value;
    if (step === 0) flags[point] = (flags[point] ?? 0) | axis.sameOrPositive;
    else if (Math.abs(step) < 256) {
      const sign = step > 0 ? axis.sameOrPositive : 0;
      flags[point] = (flags[point] ?? 0) | axis.isByte | sign;
    }
  }
}

function writeBounds(view: DataView, x: Int16Array, y: Int16Array): void {
  view.setInt16(2, Math.min(...x));
  view.setInt16(4, Math.min(...y));
  view.setInt16(6, Math.max(...x));
  view.setInt16(8, Math.max(...y));
}

/** Equal flags in a row are written once, with how often they come again. */
function writeFlags(target: Cursor, flags: Uint8Array): void {
  for (let point = 0; point < flags.length; ) {
    const flag = flags[point] ?? 0;
    let end = point + 1;
    while (end < flags.length && flags[end] === flag && end - point < 256) end++;
    if (end - point > 2) {
      target.view.setUint8(target.at++, flag | REPEAT);
      target.view.setUint8(target.at++, end - point - 1);
      point = end;
    } else {
      target.view.setUint8(target.at++, flag);
      point++;
    }
  }
}

function writeAxis(target: Cursor, values: Int16Array): void {
  let previous = 0;
  for (let point = 0; point < values.length; point++) {
    const value = values[point] ?? 0;
    const step = value - previous;
    previous = value;
    if (step === 0) continue;
    if (Math.abs(step) < 256) {
      target.view.setUint8(target.at++, Math.abs(step));
    } else {
      target.view.setInt16(target.at, step);
      target.at += 2;
    }
  }
}
