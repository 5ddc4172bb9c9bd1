import { type Iud, parseIud } from "../domain/values/iud.ts";
import type { OrganizationFiscalCode } from "../domain/values/organization-fiscal-code.ts";

const digestLength = 30;

/** The name of the debt that a key starts: `SP-` and 120 bits of a digest, 33 characters. */
export function spontaneousIudOf(
  organization: OrganizationFiscalCode,
  typeCode: string,
  key: string,
): Iud {
  const { hash } = process.getBuiltinModule("node:crypto");
  const digest = hash("sha256", JSON.stringify(["spontaneous", organization, typeCode, key]));
  const iud = parseIud(`SP-${digest.slice(0, digestLength)}`);
  if (iud === undefined) throw new Error("a digest that is no IUD");
  return iud;
}
