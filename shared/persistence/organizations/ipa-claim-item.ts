import * as z from "zod/mini";
import type { IpaCode } from "../../domain/values/ipa-code.ts";
import {
  type OrganizationFiscalCode,
  parseOrganizationFiscalCode,
} from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";

/** Which ente has a codice IPA: no two have the same. */
export function ipaClaimKey(ipaCode: IpaCode): ItemKey {
  return { pk: `IPA#${ipaCode}`, sk: "CLAIM" };
}

const claimShape = z.lazy(() =>
  z.object({ organizationFiscalCode: parsedText(parseOrganizationFiscalCode) }),
);

export function toIpaClaimItem(
  ipaCode: IpaCode,
  organizationFiscalCode: OrganizationFiscalCode,
): Item {
  return { ...ipaClaimKey(ipaCode), ...itemHeader(entities.ipaClaim), organizationFiscalCode };
}

export function holderOfIpaClaim(item: Item): OrganizationFiscalCode {
  return claimShape.parse(item).organizationFiscalCode;
}
