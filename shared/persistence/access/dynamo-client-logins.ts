import type { ApiClientId } from "../../domain/access/api-client.ts";
import type { ClientLogins } from "../../domain/access/client-login.ts";
import { type Item, itemHeader } from "../item.ts";
import { entities, timeToLiveAttribute } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import { fromFailuresItem, toClientUseItem, toDelegationUseItem } from "./api-client-items.ts";
import { loginFailuresKey } from "./api-client-keys.ts";
import { clientItemKeys, delegatedClient, readItems } from "./read-client-items.ts";

/** Failures are forgotten a day after the last one. */
const keptSeconds = 86_400;

export function createDynamoClientLogins(
  table: Pick<TableClient, "getMany" | "put" | "add">,
): ClientLogins {
  return {
    async findLogin(id, organization) {
      const keys = [...clientItemKeys(id, organization), loginFailuresKey(id)];
      const found = await readItems(table, keys);
      const failures = found(loginFailuresKey(id));
      return {
        ...delegatedClient(found, id, organization),
        ...(failures && { failures: fromFailuresItem(failures) }),
      };
    },
    async recordFailure(id, now) {
      await table.add(failuresItem(id, now), { attribute: "failures", amount: 1 });
    },
    async forgetFailures(id, now) {
      await table.put({ ...failuresItem(id, now), failures: 0 });
    },
    async recordUse(id, organization, now) {
      await table.put(toClientUseItem(id, now));
      if (organization !== undefined) await table.put(toDelegationUseItem(organization, id, now));
    },
  };
}

function failuresItem(id: ApiClientId, now: Date): Item {
  return {
    ...loginFailuresKey(id),
    ...itemHeader(entities.loginFailures),
    lastFailedAt: now.toISOString(),
    [timeToLiveAttribute]: Math.floor(now.getTime() / 1_000) + keptSeconds,
  };
}
