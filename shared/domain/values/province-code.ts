import type { Brand } from "./brand.ts";
import { asciiUpperCase } from "./character-codes.ts";

/** The sigla of an Italian province (or metropolitan city), upper case. */
export type ProvinceCode = Brand<string, "ProvinceCode">;

/** The provinces of today. */
const CURRENT =
  "AG AL AN AO AP AQ AR AT AV BA BG BI BL BN BO BR BS BT BZ CA CB CE CH CL CN CO CR CS CT CZ EN FC " +
  "FE FG FI FM FR GE GO GR IM IS KR LC LE LI LO LT LU MB MC ME MI MN MO MS MT NA NO NU OR PA PC PD " +
  "PE PG PI PN PO PR PT PU PV PZ RA RC RE RG RI RM RN RO SA SI SO SP SR SS SU SV TA TE TN TO TP TR " +
  "TS TV UD VA VB VC VE VI VR VT VV";
/** Sigle no longer or newly in force that registries of enti still carry. */
const HISTORIC = "CI FO OG OT PS VS";

const PROVINCES: ReadonlySet<string> = new Set(`${CURRENT} ${HISTORIC}`.split(" "));

function isProvinceCode(text: string): text is ProvinceCode {
  return PROVINCES.has(text);
}

/** Reads a sigla in either case, or `undefined`. */
export function parseProvinceCode(text: string): ProvinceCode | undefined {
  if (isProvinceCode(text)) return text;
  const upperCase = asciiUpperCase(text);
  return isProvinceCode(upperCase) ? upperCase : undefined;
}
