import type {
  NoticeReference,
  RunId,
  SandboxCall,
} from "../../../shared/domain/sandbox/sandbox-run.ts";
import type { NoticeDescription } from "../../../shared/pagopa/pa-for-node/messages.ts";
import {
  type ActivateInput,
  activateNotice,
  type PaymentOffered,
  type PrimitiveVersion,
} from "./activate-notice.ts";
import type { StationOverride } from "./find-station.ts";
import type { NodeDependencies } from "./node-dependencies.ts";
import { type ReceiptChoices, type SendReceiptsOutcome, sendReceipts } from "./send-receipts.ts";
import { verifyNotice } from "./verify-notice.ts";

export type PayInput = {
  readonly runId: RunId;
  readonly notice: NoticeReference;
  readonly version: PrimitiveVersion;
  readonly activation: Pick<ActivateInput, "transferType" | "paymentNote" | "sessionMinutes">;
  readonly choices: ReceiptChoices;
  readonly override: StationOverride;
};

export type PayOutcome =
  | {
      readonly outcome: "paid";
      readonly steps: readonly SandboxCall[];
      readonly described: NoticeDescription;
      readonly paymentToken: string;
      readonly offered: PaymentOffered;
      readonly receipts: SendReceiptsOutcome;
    }
  /** The last step says why. */
  | { readonly outcome: "refused"; readonly steps: readonly SandboxCall[] };

/** A whole payment at a PSP: the notice is looked at, its payment begins, the receipts are sent. */
export async function payNotice(
  input: PayInput,
  dependencies: NodeDependencies,
): Promise<PayOutcome> {
  const { runId, notice, version, activation, override } = input;
  const verified = await verifyNotice({ runId, notice, override }, dependencies);
  if (verified.outcome === "refused") return { outcome: "refused", steps: [verified.call] };

  const { amount } = verified.notice.paymentOptionDescription;
  const activated = await activateNotice(
    { runId, notice, version, amountCents: amount, override, ...activation },
    dependencies,
  );
  const steps = [verified.call, activated.call];
  if (activated.outcome === "refused") return { outcome: "refused", steps };

  const { paymentToken, offered } = activated;
  const payment = {
    paymentToken,
    notice,
    version,
    offered,
    paymentNote: activation.paymentNote,
  };
  const receipts = await sendReceipts(
    { runId, payment, earlier: [], choices: input.choices },
    dependencies,
  );
  const described = verified.notice;
  return { outcome: "paid", steps, described, paymentToken, offered, receipts };
}
