import type { OrganizationStore } from "../../domain/organizations/organization-store.ts";
import type { TableClient } from "../table-client.ts";
import { holderOfIpaClaim, ipaClaimKey } from "./ipa-claim-item.ts";

/** Tells whose a codice IPA is. */
export function createIpaCodeReader(
  table: Pick<TableClient, "get">,
): OrganizationStore["findByIpaCode"] {
  return async (ipaCode) => {
    const claim = await table.get(ipaClaimKey(ipaCode));
    return claim === undefined ? undefined : holderOfIpaClaim(claim);
  };
}
