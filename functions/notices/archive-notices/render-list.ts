import type { DebtPositionStore } from "../../../shared/domain/debt-positions/debt-position-store.ts";
import type { Notice } from "../../../shared/domain/notices/notice.ts";
import { noticesToPrint } from "../../../shared/domain/notices/notices-to-print.ts";
import type { Organization } from "../../../shared/domain/organizations/organization.ts";
import type { Iud } from "../../../shared/domain/values/iud.ts";

/** One PDF of an archive. */
export type ArchivedNotice = { readonly name: string; readonly pdf: Uint8Array };

export type RenderNotice = (organization: Organization, notice: Notice) => Uint8Array;

type RenderListDependencies = {
  readonly positions: Pick<DebtPositionStore, "findMany">;
  readonly render: RenderNotice;
};

/**
 * Renders the notices of a list one by one, as they are asked for. Each is named after its IUV, or
 * the number of its first payment where the debt has instalments only: both are one debt's alone.
 */
export async function* renderList(
  organization: Organization,
  iuds: readonly Iud[],
  { positions, render }: RenderListDependencies,
): AsyncGenerator<ArchivedNotice> {
  const found = await positions.findMany(organization.fiscalCode, iuds);
  for (const { position, notice } of noticesToPrint(organization, iuds, found)) {
    const name = `avviso_${position.iuv ?? notice.payments[0].noticeNumber}.pdf`;
    yield { name, pdf: render(organization, notice) };
  }
}
