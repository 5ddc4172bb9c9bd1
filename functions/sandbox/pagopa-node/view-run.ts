import type { NoticeReference, RunId } from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { RunRecord } from "../../../shared/domain/sandbox/sandbox-store.ts";
import { parseOrganizationFiscalCode } from "../../../shared/domain/values/organization-fiscal-code.ts";
import type { NoticeDescription } from "../../../shared/pagopa/pa-for-node/messages.ts";
import { parseResponse } from "../../../shared/pagopa/pa-for-node/parse-message.ts";
import { type BegunPayment, paymentsIn } from "./find-payment.ts";
import type { NodeDependencies } from "./node-dependencies.ts";

export type DescribedNotice = {
  readonly notice: NoticeReference;
  readonly description: NoticeDescription;
};

/** A run with what its messages say, to be shown. */
export type RunView = RunRecord & {
  readonly organizationName: string | undefined;
  /** What the last verify or demand of the run has found, if it has found anything. */
  readonly described: DescribedNotice | undefined;
  readonly payments: readonly BegunPayment[];
};

export async function viewRun(
  runId: RunId,
  { sandbox, organizations }: Pick<NodeDependencies, "sandbox" | "organizations">,
): Promise<RunView | undefined> {
  const record = await sandbox.readRun(runId);
  if (record === undefined) return undefined;
  const fiscalCode = parseOrganizationFiscalCode(record.run.organizationFiscalCode ?? "");
  const organization = fiscalCode === undefined ? undefined : await organizations.find(fiscalCode);
  return {
    ...record,
    organizationName: organization?.name,
    described: lastDescribed(record),
    payments: paymentsIn(record),
  };
}

function lastDescribed({ calls }: RunRecord): DescribedNotice | undefined {
  const last = calls.findLast(
    ({ operation }) =>
      operation === "paVerifyPaymentNotice" || operation === "paDemandPaymentNotice",
  );
  if (last === undefined || last.verdict.outcome === "KO") return undefined;
  const answer = parseResponse(last.response ?? "");
  if (answer.outcome === "refused" || answer.response.outcome === "KO") return undefined;
  if (answer.response.primitive === "paDemandPaymentNotice") {
    return { notice: answer.response.qrCode, description: answer.response };
  }
  const isVerified = answer.response.primitive === "paVerifyPaymentNotice";
  return isVerified && last.notice !== undefined
    ? { notice: last.notice, description: answer.response }
    : undefined;
}
