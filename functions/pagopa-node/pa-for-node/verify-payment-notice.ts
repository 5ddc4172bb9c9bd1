import type {
  KoResponse,
  VerifyRequest,
  VerifyResponse,
} from "../../../shared/pagopa/pa-for-node/messages.ts";
import { refuse } from "../../../shared/pagopa/pa-for-node/refusal.ts";
import { describeNotice } from "./describe-notice.ts";
import { type FindPayableDependencies, findPayable } from "./find-payable.ts";

/** Number by which the node asks whether the station is alive (SANP 3.12.0, stand-in). */
export const probeNoticeNumber = "0".repeat(18);

/**
 * Says whether a notice can be paid and how much is due now. Nothing is locked. The
 * node's probe is answered without looking anything up.
 */
export async function verifyPaymentNotice(
  request: VerifyRequest,
  dependencies: FindPayableDependencies,
): Promise<VerifyResponse | KoResponse> {
  const { primitive, idPA: id } = request;
  if (request.qrCode.noticeNumber === probeNoticeNumber) {
    return refuse(primitive, "unknownNotice", { id });
  }
  const found = await findPayable(request, dependencies);
  if (typeof found === "string") return refuse(primitive, found, { id });
  return { primitive, outcome: "OK", ...describeNotice(found) };
}
