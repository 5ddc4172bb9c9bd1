import type { DebtTypeReader } from "../../../shared/domain/debt-positions/debt-type-reader.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { ReceiptRecord } from "../../../shared/domain/receipts/receipt-record.ts";
import type { ReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import { parseReceiptId } from "../../../shared/domain/values/receipt-id.ts";
import type { CtReceipt } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { demoOrganization } from "../demo-organization.ts";
import { present } from "../notifications/debts.ts";
import { call, identityOf, type NodeWorld, nodeWorld } from "../pagopa-node/node-world.ts";

/** The station of the demo enti with its archive, and the node that sends it receipts. */
export type ReceiptArchive = NodeWorld & {
  /** Brings a receipt as the node does; at an instant, where one is given. */
  bring(receipt: CtReceipt, arrival?: { at?: string; to?: Organization }): Promise<ReceiptId>;
  readonly types: DebtTypeReader;
  readReceipt(record: ReceiptRecord): Promise<Uint8Array>;
};

export function receiptArchive(): ReceiptArchive {
  const world = nodeWorld();
  return {
    ...world,
    async bring(receipt, { at, to = demoOrganization() } = {}) {
      if (at !== undefined) world.clock.now = new Date(at);
      await call(world, { primitive: "paSendRTV2", ...identityOf(to), receipt });
      return present(parseReceiptId(receipt.receiptId));
    },
    types: {
      async typesOf(organization, iuds) {
        const found = await world.positions.findMany(organization, iuds);
        return new Map(found.map(({ iud, typeCode }) => [iud, typeCode]));
      },
    },
    readReceipt: async ({ rawKey }) => present(world.kept.get(rawKey)),
  };
}
