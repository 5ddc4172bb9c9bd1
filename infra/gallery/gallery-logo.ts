import { encode } from "fast-png";

const [width, height] = [300, 360];
const [red, gold, white] = [
  [170, 30, 40],
  [225, 180, 60],
  [255, 255, 255],
] as const;

/** The invented coat of arms of the gallery's ente: a shield with a band and a tower, as a PNG. */
export function galleryLogoPng(): Uint8Array {
  const data = new Uint8Array(4 * width * height);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const colour = colourAt((x - width / 2) / (width / 2), y / height);
      if (colour !== undefined) data.set([...colour, 255], 4 * (y * width + x));
    }
  }
  return encode({ width, height, data, channels: 4, depth: 8 });
}

/** `across` from -1 to 1, `down` from 0 to 1; undefined outside the shield. */
function colourAt(across: number, down: number) {
  const halfWidth = (at: number) =>
    0.92 * Math.sqrt(Math.max(0, 1 - Math.max(0, at - 0.35) ** 2 / 0.4));
  const edge = Math.abs(across) / (down > 0.02 && down < 0.98 ? halfWidth(down) : 0);
  if (!(edge <= 1)) return undefined;
  if (edge > 0.93 || down < 0.06) return [30, 30, 30] as const;
  if (isTower(across, down)) return gold;
  return down > 0.72 && down < 0.8 ? white : red;
}

function isTower(across: number, down: number): boolean {
  const isWall = Math.abs(across) < 0.3 && down > 0.32 && down < 0.7;
  const isBattlement =
    Math.abs(across) < 0.38 &&
    down > 0.22 &&
    down <= 0.32 &&
    Math.floor((across + 1) * 12) % 2 === 0;
  const isGate = Math.abs(across) < 0.1 && down > 0.52;
  return (isWall || isBattlement) && !isGate;
}
