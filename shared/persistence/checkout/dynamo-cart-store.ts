import * as z from "zod/mini";
import { parsePersonId } from "../../domain/access/person-id.ts";
import { type Cart, type CartId, parseCartId, presentations } from "../../domain/checkout/cart.ts";
import type { CartStore } from "../../domain/checkout/cart-store.ts";
import { parseEmailAddress } from "../../domain/values/email-address.ts";
import { euroCents } from "../../domain/values/euro-cents.ts";
import { parseIud } from "../../domain/values/iud.ts";
import { parseNoticeNumber } from "../../domain/values/notice-number.ts";
import { parseOrganizationFiscalCode } from "../../domain/values/organization-fiscal-code.ts";
import { parsedText } from "../../domain/values/parsed-text.ts";
import { atVersion } from "../debt-positions/debt-position-item.ts";
import { type Item, type ItemKey, itemHeader } from "../item.ts";
import { entities } from "../table.ts";
import type { TableClient } from "../table-client.ts";

/** For questions that come later; whether a notice was paid is in its position for good. */
const daysKept = 7;
const dayMs = 86_400_000;

/** Whoever reads the table opens no cart with it: an id is the digest of a key. */
function cartKey(id: CartId): ItemKey {
  return { pk: `CART#${id}`, sk: "CART" };
}

const organization = parsedText(parseOrganizationFiscalCode);

const noticeShape = z.lazy(() =>
  z.object({
    organizationFiscalCode: organization,
    noticeNumber: parsedText(parseNoticeNumber),
    iud: parsedText(parseIud),
    typeCode: z.string(),
    amountCents: z.pipe(z.number(), z.transform(euroCents)),
    organizationName: z.string(),
    description: z.string(),
  }),
);

const originShape = z.lazy(() =>
  z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("guest") }),
    z.object({ kind: z.literal("person"), personId: parsedText(parsePersonId) }),
    z.object({
      kind: z.literal("organization"),
      organization,
      clientId: z.string(),
      returnUrl: z.string(),
      presentation: z.enum(presentations),
      reference: z.exactOptional(z.string()),
    }),
    z.object({ kind: z.literal("counter"), organization }),
  ]),
);

const cartShape = z.lazy(() =>
  z.object({
    id: parsedText(parseCartId),
    requestDigest: z.string(),
    notices: z.array(noticeShape),
    payerEmail: z.exactOptional(parsedText(parseEmailAddress)),
    origin: originShape,
    status: z.enum(["OPEN", "STARTED", "EXPIRED"]),
    page: z.exactOptional(z.object({ url: z.string(), startedAt: z.string() })),
    openedAt: z.string(),
    endsAt: z.string(),
    version: z.int(),
  }),
);

/** Carts as items of the table: how long an item is kept is not how long its cart can be paid. */
export function createDynamoCartStore(table: Pick<TableClient, "get" | "put">): CartStore {
  return {
    async find(id) {
      const item = await table.get(cartKey(id));
      if (item === undefined) return undefined;
      const { endsAt: expiresAt, ...cart } = cartShape.parse(item);
      return { ...cart, expiresAt };
    },
    async create(cart) {
      const written = await table.put(toItem(cart), { text: "attribute_not_exists(pk)" });
      return written === "written" ? "created" : "exists";
    },
    change: (cart, versionRead) => table.put(toItem(cart), atVersion(versionRead)),
  };
}

function toItem({ expiresAt: endsAt, ...cart }: Cart): Item {
  return {
    ...cartKey(cart.id),
    ...itemHeader(entities.cart),
    ...cart,
    endsAt,
    expiresAt: Math.floor((Date.parse(endsAt) + daysKept * dayMs) / 1_000),
  };
}
