import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import { plainPacking } from "../../../shared/domain/debt-positions/flow-packing.ts";
import { isMeasured, isPackedByBlock } from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { noticesToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import { firstProgressiveOf, type PackOptions } from "../../../shared/domain/notices/print-pack.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import type { RenderPrintPackMessage } from "../../../shared/messaging/messages.ts";

/** Prints notices of an ente in one PDF. */
export type RenderPack = (
  organization: Organization,
  notices: readonly Notice[],
  options: PackOptions,
) => Uint8Array;

export type RenderPrintPackDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find" | "hasPrintPack" | "recordPrintPack">;
  readonly readPrintable: (flow: FlowReference, block: number) => Promise<readonly Iud[]>;
  readonly render: RenderPack;
  readonly writePrintPack: (
    flow: FlowReference & { readonly fileName: string },
    block: number,
    pdf: Uint8Array,
  ) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Prints the notices of one imported block together, as the positions stand now: what was
 * cancelled meanwhile is left out. A pack that was reported is not printed again; one whose
 * report was lost is written over. A flow whose packs follow another order than the file's is
 * packed as a whole, when it is complete (see `renderJobPack`).
 */
export async function renderPrintPack(
  message: RenderPrintPackMessage,
  dependencies: RenderPrintPackDependencies,
): Promise<void> {
  const { organizationFiscalCode, flowId, block } = message;
  const reference = { organizationFiscalCode, id: flowId };
  if (await dependencies.flows.hasPrintPack(reference, block)) return;
  const flow = await dependencies.flows.find(reference);
  const organization = await dependencies.organizations.find(organizationFiscalCode);
  if (flow === undefined || organization === undefined || !isMeasured(flow)) {
    throw new Error("a print pack is asked for an unknown flow or ente");
  }
  if (!isPackedByBlock(flow)) return;
  const { duplex, envelopeWindow } = flow.packing ?? plainPacking;
  const iuds = await dependencies.readPrintable(reference, block);
  const positions = await dependencies.positions.findMany(organizationFiscalCode, iuds);
  const notices = noticesToPrint(organization, iuds, positions).map(({ notice }) => notice);
  const options = { duplex, envelopeWindow, firstProgressive: firstProgressiveOf(block) };
  const pdf = notices.length > 0 ? dependencies.render(organization, notices, options) : undefined;
  if (pdf !== undefined) await dependencies.writePrintPack(flow, block, pdf);
  await dependencies.flows.recordPrintPack({
    organizationFiscalCode,
    flowId,
    block,
    notices: notices.length,
    bytes: pdf?.length ?? 0,
    madeAt: dependencies.now().toISOString(),
  });
}
