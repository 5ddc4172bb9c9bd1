import type { envelopeWindows, packOrders } from "../organizations/notice-print-settings.ts";
import type { Organization } from "../organizations/organization.ts";

/** How the print packs of a flow are put together. */
export type FlowPacking = {
  readonly order: (typeof packOrders)[number];
  readonly duplex: boolean;
  readonly envelopeWindow: (typeof envelopeWindows)[number];
};

/** Block by block in the order of the file, one page after the other. */
export const plainPacking: FlowPacking = { order: "file", duplex: false, envelopeWindow: "none" };

/** How the ente wants the packs of its flows; undefined where it has no wish of its own. */
export function packingOf({
  noticePrint = {},
}: Pick<Organization, "noticePrint">): FlowPacking | undefined {
  const { packOrder: order, duplex, envelopeWindow } = noticePrint;
  if (order === undefined && duplex === undefined && envelopeWindow === undefined) return undefined;
  return {
    order: order ?? plainPacking.order,
    duplex: duplex ?? plainPacking.duplex,
    envelopeWindow: envelopeWindow ?? plainPacking.envelopeWindow,
  };
}
