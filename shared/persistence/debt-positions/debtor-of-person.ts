import * as z from "zod/mini";
import type { PersonId } from "../../domain/access/person-id.ts";
import type { PersonDebtorStore } from "../../domain/debt-positions/person-debtor-store.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";
import { debtorDigest, parseDebtorDigest } from "./debtor-index.ts";

/** Apart from the roles of the person, which are read all at once. */
function personDebtorKey(personId: PersonId): ItemKey {
  return { pk: `PERSON#${personId}#DEBTOR`, sk: "DEBTOR" };
}

const itemShape = z.lazy(() =>
  z.object({ debtor: parsedText(parseDebtorDigest), expiresAt: z.int() }),
);

export function createDynamoPersonDebtorStore(
  table: Pick<TableClient, "get" | "put">,
): PersonDebtorStore {
  return {
    async keep(personId, fiscalCode, until) {
      await table.put({
        ...personDebtorKey(personId),
        ...itemHeader(entities.personDebtor),
        debtor: debtorDigest(fiscalCode),
        expiresAt: Math.floor(until.getTime() / 1_000),
      });
    },
    async find(personId, now) {
      const item = await table.get(personDebtorKey(personId));
      if (item === undefined) return undefined;
      const { debtor, expiresAt } = itemShape.parse(item);
      // DynamoDB forgets it some time after its end only.
      return expiresAt * 1_000 > now.getTime() ? debtor : undefined;
    },
  };
}
