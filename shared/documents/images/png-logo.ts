import { readPng } from "./read-png.ts";

/** MyPay4, de_logo_ente: at most so many pixels on either side. */
const sideMax = 250;
/** Where the header says how large the picture is (W3C, PNG, IHDR). */
const widthAt = 16;
const heightAt = 20;
const headerBytes = 24;

const unreadable = "Il logo non è un PNG, oppure il file è incompleto.";

/** Why a PNG is not taken as a logo, in words for the ente; printing turns it grey. */
export function pngLogoProblem(png: Uint8Array): string | undefined {
  if (png.length < headerBytes) return unreadable;
  const header = new DataView(png.buffer, png.byteOffset, headerBytes);
  const [width, height] = [header.getUint32(widthAt), header.getUint32(heightAt)];
  if (!isReadable(png, Math.max(width, height))) return unreadable;
  if (width <= sideMax && height <= sideMax) return undefined;
  return `Il logo è di ${width} × ${height} pixel: al più ${sideMax} × ${sideMax}.`;
}

/** What is far too large is not read: the room for it would be made before it is looked at. */
const readSideMax = 4_096;

function isReadable(png: Uint8Array, side: number): boolean {
  if (side > readSideMax) return hasSignature(png);
  try {
    readPng(png);
    return true;
  } catch {
    return false;
  }
}

function hasSignature(png: Uint8Array): boolean {
  return Buffer.from(png.subarray(1, 4)).toString("latin1") === "PNG";
}
