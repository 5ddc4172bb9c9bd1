import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  type MeasuredImportFlow,
  wantsNoticeArchive,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { noticesToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";

/** One PDF of the archive. */
export type ArchivedNotice = { readonly name: string; readonly pdf: Uint8Array };

export type ArchiveNoticesDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find" | "markArchived">;
  readonly readPrintable: (flow: FlowReference, block: number) => Promise<readonly Iud[]>;
  readonly render: (organization: Organization, notice: Notice) => Uint8Array;
  readonly writeArchive: (
    flow: MeasuredImportFlow,
    notices: AsyncIterable<ArchivedNotice>,
  ) => Promise<void>;
  readonly now: () => Date;
};

/**
 * Puts the single notices of an imported flow in one ZIP, `avviso_<IUV>.pdf` each, as they stand
 * now. Notices are rendered one by one while the ZIP is written: memory stays flat.
 */
export async function archiveNotices(
  reference: FlowReference,
  dependencies: ArchiveNoticesDependencies,
): Promise<void> {
  const flow = await dependencies.flows.find(reference);
  if (flow?.status !== "IMPORTED" || flow.archivedAt !== undefined) return;
  if (!wantsNoticeArchive(flow)) return;
  const organization = await dependencies.organizations.find(flow.organizationFiscalCode);
  if (organization === undefined) throw new Error("the ente of a flow is not registered");
  await dependencies.writeArchive(flow, renderNotices(flow, organization, dependencies));
  await dependencies.flows.markArchived(flow, dependencies.now().toISOString());
}

async function* renderNotices(
  flow: MeasuredImportFlow,
  organization: Organization,
  { positions, readPrintable, render }: ArchiveNoticesDependencies,
): AsyncGenerator<ArchivedNotice> {
  for (let block = 1; block <= flow.blocks; block += 1) {
    const iuds = await readPrintable(flow, block);
    const found = await positions.findMany(flow.organizationFiscalCode, iuds);
    for (const { position, notice } of noticesToPrint(organization, iuds, found)) {
      const name = `avviso_${position.iuv ?? notice.noticeNumber}.pdf`;
      yield { name, pdf: render(organization, notice) };
    }
  }
}
