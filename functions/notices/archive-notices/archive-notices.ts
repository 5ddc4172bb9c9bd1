import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import {
  type MeasuredImportFlow,
  wantsNoticeArchive,
} from "../../../shared/domain/debt-positions/import-flow.ts";
import type {
  FlowReference,
  ImportFlowStore,
} from "../../../shared/domain/debt-positions/import-flow-store.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { OrganizationStore } from "../../../shared/domain/organizations/organization-store.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";
import { type ArchivedNotice, type RenderNotice, renderList } from "./render-list.ts";

export type ArchiveNoticesDependencies = {
  readonly organizations: Pick<OrganizationStore, "find">;
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly flows: Pick<ImportFlowStore, "find" | "markArchived">;
  readonly readPrintable: (flow: FlowReference, block: number) => Promise<readonly Iud[]>;
  readonly render: RenderNotice;
  readonly writeNoticeArchive: (
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
  await dependencies.writeNoticeArchive(flow, renderNotices(flow, organization, dependencies));
  await dependencies.flows.markArchived(flow, dependencies.now().toISOString());
}

async function* renderNotices(
  flow: MeasuredImportFlow,
  organization: Organization,
  dependencies: ArchiveNoticesDependencies,
): AsyncGenerator<ArchivedNotice> {
  for (let block = 1; block <= flow.blocks; block += 1) {
    const iuds = await dependencies.readPrintable(flow, block);
    yield* renderList(organization, iuds, dependencies);
  }
}
