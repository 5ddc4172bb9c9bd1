import * as z from "zod/mini";
import { parsePersonId } from "../../domain/access/person-id.ts";
import { endOfSession, type WebSession } from "../../domain/access/web-session.ts";
import type { WebSessionStore } from "../../domain/access/web-session-store.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";

/** Whoever reads the table cannot take a session over: it knows the id's digest only. */
export function webSessionKey(digest: string): ItemKey {
  return { pk: `SESSION#${digest}`, sk: "SESSION" };
}

const sessionShape = z.lazy(() =>
  z.object({
    digest: z.string(),
    personId: parsedText(parsePersonId),
    displayName: z.string(),
    startedAt: z.string(),
    renewedAt: z.string(),
    workingAs: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("self") }),
      z.object({ kind: z.literal("region") }),
      z.object({
        kind: z.literal("organization"),
        organization: parsedText(parseOrganizationFiscalCode),
        by: z.enum(["ownRole", "regionRole"]),
      }),
    ]),
  }),
);

export function createDynamoWebSessionStore(
  table: Pick<TableClient, "get" | "put" | "transact">,
): WebSessionStore {
  return {
    async find(digest) {
      const item = await table.get(webSessionKey(digest));
      return item === undefined ? undefined : sessionShape.parse(item);
    },
    async create(session) {
      await table.put(toItem(session));
    },
    async update(session) {
      const written = await table.put(toItem(session), { text: "attribute_exists(pk)" });
      return written === "written" ? "written" : "gone";
    },
    async remove(digest) {
      await table.transact([{ remove: webSessionKey(digest) }]);
    },
  };
}

function toItem(session: WebSession): Item {
  return {
    ...webSessionKey(session.digest),
    ...itemHeader(entities.webSession),
    ...session,
    expiresAt: Math.floor(endOfSession(session).getTime() / 1_000),
  };
}
